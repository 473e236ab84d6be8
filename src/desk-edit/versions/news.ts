import { z } from 'zod';
import type { Bulletins } from '../../delivery/bulletins/types';
import { formatProblem, type Problem } from '../../desk/file/problems';
import { asIs, type Text } from '../../ground/lang';
import { type Infer } from '../../record/schema';
import { changeLine, type DeskChange } from '../diff';

/** The first lines, and how many `more` there are. */
interface Listed {
  readonly lines: readonly Text[];
  readonly more: number;
}

const lines = { lines: z.array(z.object({ da: z.string(), en: z.string() })), more: z.number() };
export const deskNewsContents = {
  /** A desk file with mistakes was not taken. `lines`: one a mistake. */
  deskMistakes: z.object({ kind: z.literal('deskMistakes'), file: z.string(), ...lines }),
  /** The desk's file and the desk as changed in chat differ. */
  deskDiffers: z.object({ kind: z.literal('deskDiffers'), version: z.string(), ...lines }),
};
export type DeskNewsContent = Infer<(typeof deskNewsContents)[keyof typeof deskNewsContents]>;

/** What admins must hear about the file; said once for each id. */
export interface DeskNews {
  readonly id: string;
  readonly content: DeskNewsContent;
}

/** More lines than this are only counted. */
const MOST_LINES = 10;

const listed = (lines: readonly Text[]): Listed => ({
  lines: lines.slice(0, MOST_LINES),
  more: Math.max(0, lines.length - MOST_LINES),
});

/** The file was changed, and has mistakes. */
export const mistakesNews = (version: string, file: string, problems: readonly Problem[]): DeskNews => {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const lines = errors.map((problem) => formatProblem(file, problem));
  return { id: `deskMistakes.${version}`, content: { kind: 'deskMistakes', file, ...listed(lines) } };
};

/** The file is another than the desk, which was changed in chat. */
export const differsNews = (version: string, active: string, changes: readonly DeskChange[]): DeskNews => ({
  id: `deskDiffers.${version}.${active}`,
  content: { kind: 'deskDiffers', version, ...listed(changes.map((change) => asIs(changeLine(change)))) },
});

export const tellAdmins = async (
  bulletins: Bulletins<DeskNewsContent>,
  admins: readonly string[],
  news: DeskNews,
): Promise<void> => {
  for (const admin of admins) {
    await bulletins.put({ id: `${news.id}.${admin}`, to: { type: 'key', key: admin }, content: news.content });
  }
};

import type { Bulletins } from '../../delivery/bulletins/types';
import { formatProblem, type Problem } from '../../desk/file/problems';
import { changeLine, type DeskChange } from '../diff';

export type DeskNewsContent =
  /** A desk file with mistakes was not taken. `lines`: one a mistake. */
  | { readonly kind: 'deskMistakes'; readonly file: string; readonly lines: readonly string[]; readonly more: number }
  /** The desk's file and the desk as changed in chat differ. */
  | {
      readonly kind: 'deskDiffers';
      readonly version: string;
      readonly lines: readonly string[];
      readonly more: number;
    };

/** What admins must hear about the file; said once for each id. */
export interface DeskNews {
  readonly id: string;
  readonly content: DeskNewsContent;
}

/** More lines than this are only counted. */
const MOST_LINES = 10;

/** The file was changed, and has mistakes. */
export const mistakesNews = (version: string, file: string, problems: readonly Problem[]): DeskNews => {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return {
    id: `deskMistakes.${version}`,
    content: {
      kind: 'deskMistakes',
      file,
      lines: errors.slice(0, MOST_LINES).map((problem) => formatProblem(file, problem)),
      more: Math.max(0, errors.length - MOST_LINES),
    },
  };
};

/** The file is another than the desk, which was changed in chat. */
export const differsNews = (version: string, active: string, changes: readonly DeskChange[]): DeskNews => ({
  id: `deskDiffers.${version}.${active}`,
  content: {
    kind: 'deskDiffers',
    version,
    lines: changes.slice(0, MOST_LINES).map(changeLine),
    more: Math.max(0, changes.length - MOST_LINES),
  },
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

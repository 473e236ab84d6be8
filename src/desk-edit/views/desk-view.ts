import type { DeskContext } from '../../desk/context';
import type { Team } from '../../desk/model';
import { personName, teamName } from '../../desk/words';
import { type Banner, bannerBlocks, bold, buttons, text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import { atWords } from '../../view/time';
import type { Block, Button, View } from '../../view/view';
import { list, shorten } from '../../view/words';
import { button } from './button';

/** One time that the desk changed. */
export interface DeskMoveRow {
  readonly version: string;
  readonly how: 'file' | 'chat' | 'undo';
  readonly by?: string;
  readonly at: Date;
}

export interface DeskState {
  /** Keys of the teams this person may see, and change the members of. */
  readonly teams: readonly string[];
  /** Which of them comes first on this page. */
  readonly from: number;
  /** Everything else, too: for admins. */
  readonly all: boolean;
  readonly last?: DeskMoveRow;
  /** A version of the file that was not taken. */
  readonly offered?: string;
}

/** Teams on one page: Teams shows no more than about 40 blocks well. */
const PAGE = 6;
const LONGEST_NAMES = 600;

export const moveWords = (ctx: DeskContext, { version, how, by = 'Vagt', at }: DeskMoveRow): string =>
  textsFor(ctx)('desk.version', { how, by, at: atWords(ctx, at), version });

const membersWords = (ctx: DeskContext, { members }: Team): string => {
  const t = textsFor(ctx);
  if (members === 'everyone') return t('desk.everyone');
  const names = list(
    ctx,
    members.map((key) => personName(ctx, key)),
  );
  return t('desk.members', { names: shorten(names, LONGEST_NAMES) });
};

const teamBlocks = (ctx: DeskContext, team: Team): readonly Block[] => {
  const t = textsFor(ctx);
  const values = { team: shorten(teamName(ctx, team.key), 40) };
  const change =
    team.members === 'everyone'
      ? []
      : [
          button(t, 'button.deskAdd', 'desk.add.open', { team: team.key }, { values }),
          button(t, 'button.deskRemove', 'desk.remove.open', { team: team.key }, { values }),
        ];
  return [
    { type: 'divider' },
    text([bold(teamName(ctx, team.key)), ` · ${t('desk.lead', { name: personName(ctx, team.lead) })}`]),
    text(membersWords(ctx, team)),
    ...buttons(change),
  ];
};

const adminButtons = (ctx: DeskContext): readonly Button[] => {
  const t = textsFor(ctx);
  return [
    button(t, 'button.deskAnswers', 'desk.answers', {}),
    button(t, 'button.deskWords', 'desk.words', {}),
    button(t, 'button.deskVersions', 'desk.versions', {}),
  ];
};

const pageButtons = (ctx: DeskContext, { from, teams }: DeskState): readonly Button[] => {
  const t = textsFor(ctx);
  return [
    ...(from > 0 ? [button(t, 'button.first', 'desk', {})] : []),
    ...(from + PAGE < teams.length ? [button(t, 'button.next', 'desk', { from: String(from + PAGE) })] : []),
  ];
};

/** Who is in the desk, and what may be changed here. */
export const deskView = (ctx: DeskContext, state: DeskState, banner?: Banner): View => {
  const t = textsFor(ctx);
  const { desk, reader } = ctx;
  const { all, from, last, offered, teams } = state;
  const heading = t('desk.heading', { desk: desk.name[reader.lang] });
  const shown = teams.slice(from, from + PAGE).flatMap((key) => desk.teams[key] ?? []);
  const counts = { categories: Object.keys(desk.categories).length, answers: Object.keys(desk.answers).length };
  return {
    fallback: [banner?.text, heading, ...shown.map((team) => teamName(ctx, team.key))].filter(Boolean).join(' · '),
    blocks: [
      ...bannerBlocks(banner),
      title(heading),
      ...(last ? [text(moveWords(ctx, last), 'subtle')] : []),
      ...(all && offered !== undefined
        ? [
            text(t('desk.offered'), 'warning'),
            ...buttons([button(t, 'button.deskReview', 'desk.review', { version: offered })]),
          ]
        : []),
      ...shown.flatMap((team) => teamBlocks(ctx, team)),
      ...buttons(pageButtons(ctx, state)),
      ...(all
        ? [
            { type: 'divider' } as const,
            text(t('desk.counts', counts)),
            ...buttons(adminButtons(ctx)),
            text(t('desk.upload'), 'subtle'),
          ]
        : []),
    ],
  };
};

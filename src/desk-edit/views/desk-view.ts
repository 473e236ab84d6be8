import type { DeskContext } from '../../desk/context';
import type { Team } from '../../desk/model';
import { personName, teamName } from '../../desk/words';
import { bold, buttons, text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import { atWords } from '../../view/time';
import type { Block, View } from '../../view/view';
import { list, shorten } from '../../view/words';
import type { DeskAction } from '../commands';
import type { DeskMove } from '../versions/store';
import { button } from './button';

interface DeskState {
  /** Keys of the teams this person may see, and change the members of. */
  readonly teams: readonly string[];
  /** Which of them comes first on this page. */
  readonly from: number;
  /** Everything else, too: for admins. */
  readonly all: boolean;
  readonly last?: DeskMove | undefined;
  /** A version of the file that was not taken. */
  readonly offered?: string | undefined;
}

/** Teams on one page: Teams shows no more than about 40 blocks well. */
const PAGE = 6;
const LONGEST_NAMES = 600;

export const moveWords = (ctx: DeskContext, { version, how, by, at }: DeskMove): string =>
  textsFor(ctx)('desk.version', { how, by: by?.name ?? 'Vagt', at: atWords(ctx, at), version });

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

/** What only admins may change. */
const adminBlocks = (ctx: DeskContext): readonly Block[] => {
  const t = textsFor(ctx);
  const { categories, answers } = ctx.desk;
  return [
    { type: 'divider' },
    text(t('desk.counts', { categories: Object.keys(categories).length, answers: Object.keys(answers).length })),
    ...buttons([
      button(t, 'button.deskAnswers', 'desk.answers', {}),
      button(t, 'button.deskWords', 'desk.words', {}),
      button(t, 'button.deskVersions', 'desk.versions', {}),
    ]),
    text(t('desk.upload'), 'subtle'),
  ];
};

/** To the first page and to the next of a list, where there are such. `at`: where this page begins. */
export const pageButtons = (ctx: DeskContext, list: DeskAction, at: number, page: number, length: number) => {
  const t = textsFor(ctx);
  return buttons([
    ...(at > 0 ? [button(t, 'button.first', list, {})] : []),
    ...(at + page < length ? [button(t, 'button.next', list, { from: String(at + page) })] : []),
  ]);
};

/** Who is in the desk, and what may be changed here. */
export const deskView = (ctx: DeskContext, state: DeskState): View => {
  const t = textsFor(ctx);
  const { desk, reader } = ctx;
  const { all, from, last, offered, teams } = state;
  const heading = t('desk.heading', { desk: desk.name[reader.lang] });
  const shown = teams.slice(from, from + PAGE).flatMap((key) => desk.teams[key] ?? []);
  return {
    fallback: [heading, ...shown.map((team) => teamName(ctx, team.key))].join(' · '),
    blocks: [
      title(heading),
      ...(last ? [text(moveWords(ctx, last), 'subtle')] : []),
      ...(all && offered !== undefined
        ? [
            text(t('desk.offered'), 'warning'),
            ...buttons([button(t, 'button.deskReview', 'desk.review', { version: offered })]),
          ]
        : []),
      ...shown.flatMap((team) => teamBlocks(ctx, team)),
      ...pageButtons(ctx, 'desk', from, PAGE, teams.length),
      ...(all ? adminBlocks(ctx) : []),
    ],
  };
};

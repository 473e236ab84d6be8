import type { Command, Spoken } from '../../command/command';
import type { Reply } from '../../command/input';
import { privately } from '../../command/turn';
import { isAdmin, isStaff, ledTeams } from '../../people/rights';
import { helpRows, helpView, replyRow } from '../pages';
import type { ChatDeps, ChatTurn } from '../turn';

/** The parts of the help that are about what this person may do. */
const groupsOf = ({ ctx: { desk }, who: { actor } }: ChatTurn): readonly Spoken['for'][] => {
  const leads = ledTeams(desk, actor).length > 0 || isAdmin(desk, actor);
  return [
    'everybody',
    ...(isStaff(desk, actor) ? (['operators'] as const) : []),
    ...(leads ? (['leads'] as const) : []),
  ];
};

const listed = (turn: ChatTurn): Reply => {
  const { ctx, deps } = turn;
  const groups = groupsOf(turn);
  const offered = deps.typed.filter((one) => groups.includes(one.for) && (one.isOffered?.(ctx) ?? true));
  return privately(
    helpView(ctx, [...helpRows(ctx, offered), ...(groups.includes('operators') ? [replyRow(ctx)] : [])], deps.guideUrl),
  );
};

/** Everything that this person can type. */
export const help = {
  name: 'help',
  typed: {
    for: 'everybody',
    words: {
      en: ['help', 'what can you do', 'who are you', 'what are you', 'how does this work', 'are you a bot'],
      da: ['hjælp', 'hvad kan du', 'hvem er du', 'hvad er du', 'hvordan virker du', 'er du en bot', 'er du en robot'],
    },
    means: 'ability',
    usage: 'nothing',
    help: 'help.help',
    answer: (turn) => listed(turn),
  },
  presses: { press: { opens: 'look', answer: (turn) => listed(turn) } },
} as const satisfies Command<ChatDeps>;

import type { Command, TypedWords } from '../../../command/command';
import type { Reply } from '../../../command/input';
import { staffOnlyLine } from '../../../command/lines';
import { privately, tell } from '../../../command/turn';
import { READ } from '../../../ground/limits';
import { isStaff } from '../../../people/rights';
import type { Banner } from '../../../view/build';
import { claimRow } from '../../chat/claim-row';
import { type QueueAsked, queuePage } from '../../queries/queue';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { queueView } from '../../views/lists/queue';

/** A page holds this many cases: both platforms show as many whole. */
const QUEUE_PAGE = 10;

/** One page of it; for operators alone. */
export const queueReply = async (turn: IncidentTurn, asked: QueueAsked, banner?: Banner): Promise<Reply> => {
  const { ctx, who } = turn;
  if (!isStaff(ctx.desk, who.actor)) return tell(staffOnlyLine(ctx), 'warning');
  return privately(queueView(ctx, await queuePage(turn, asked, { size: QUEUE_PAGE }), banner));
};

/** Words behind it that are none of a caller's, who tells of a queue somewhere. */
const typed = (turn: IncidentTurn, { rest: words }: TypedWords): Promise<Reply> | undefined =>
  words === '' || (words.length <= READ.moment && isStaff(turn.ctx.desk, turn.who.actor))
    ? queueReply(turn, { words })
    : undefined;

/** Unresolved cases of the teams they work in, all or those that fit; its menu, pages and typed words are one thing. */
export const queue = {
  name: 'queue',
  typed: {
    for: 'operators',
    words: { en: ['queue'], da: ['kø'] },
    usage: 'team',
    shown: 'takes.queue',
    help: 'help.queue',
    answer: typed,
  },
  presses: {
    press: { opens: 'look', answer: (turn) => queueReply(turn, turn.input.data) },
    claim: { answer: (turn) => claimRow(turn, (banner) => queueReply(turn, turn.input.data, banner)) },
  },
} as const satisfies Command<IncidentDeps>;

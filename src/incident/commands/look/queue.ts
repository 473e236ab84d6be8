import type { Command } from '../../../command/command';
import type { Reply } from '../../../command/input';
import { staffOnlyLine } from '../../../command/lines';
import { privately, tell } from '../../../command/turn';
import { isStaff } from '../../../people/rights';
import { QUEUE_PAGE, scopeOf } from '../../chat/scope';
import { mayRead } from '../../rights';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { queueView } from '../../views/lists/queue';

const page = async (turn: IncidentTurn, after?: string): Promise<Reply> => {
  const { ctx, who, deps } = turn;
  if (!isStaff(ctx.desk, who.actor)) return tell(staffOnlyLine(ctx), 'warning');
  const asked = { size: QUEUE_PAGE, ...(after && { after }) };
  const found = await deps.store.incidents.queue(scopeOf(turn), ctx.now, asked);
  const rows = found.rows.filter((incident) => mayRead(ctx.desk, who.actor, incident));
  return privately(queueView(ctx, { ...found, rows, first: !after }));
};

/** Unresolved cases of the teams they work in; `after` comes from a paging button. */
export const queue = {
  name: 'queue',
  typed: {
    for: 'operators',
    words: { en: ['queue'], da: ['kø'] },
    usage: 'nothing',
    help: 'help.queue',
    answer: (turn) => page(turn),
  },
  presses: { press: { opens: 'look', answer: (turn) => page(turn, turn.input.data['after']) } },
} as const satisfies Command<IncidentDeps>;

import type { Command } from '../../../command/command';
import type { Reply } from '../../../command/input';
import { privately, tell } from '../../../command/turn';
import { textsFor } from '../../../view/text';
import { knownTo } from '../../queries/known';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { outagesView } from '../../views/lists/known';

const list = async (turn: IncidentTurn): Promise<Reply> => {
  const { ctx, who } = turn;
  if (!who.actor.member) return tell(textsFor(ctx)('known.members'), 'warning');
  return privately(outagesView(ctx, await knownTo(turn)));
};

/** "Is it just me?": what is known to be disturbed, and what helps for now. */
export const outages = {
  name: 'outages',
  typed: {
    for: 'everybody',
    words: { en: ['outages', 'is it just me'], da: ['driftsstatus', 'er det kun mig'] },
    usage: 'nothing',
    help: 'help.outages',
    answer: (turn) => list(turn),
  },
  presses: { press: { opens: 'look', answer: (turn) => list(turn) } },
} as const satisfies Command<IncidentDeps>;

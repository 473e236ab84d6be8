import type { Command } from '../../../command/command';
import type { Reply } from '../../../command/input';
import { privately } from '../../../command/turn';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { mineView } from '../../views/lists/mine';

const MOST = 20;

const list = async ({ ctx, deps, who }: IncidentTurn): Promise<Reply> => {
  const { id } = who.person;
  const { incidents } = deps.store;
  const [reported, owned] = await Promise.all([incidents.ofCaller(id, MOST), incidents.ofOwner(id, MOST)]);
  return privately(mineView(ctx, { reported, owned }));
};

/** What they reported and have not seen the end of, and what they work on. */
export const mine = {
  name: 'mine',
  typed: {
    for: 'everybody',
    words: { en: ['mine', 'my cases'], da: ['mine', 'mine sager'] },
    usage: 'nothing',
    help: 'help.mine',
    answer: (turn) => list(turn),
  },
  presses: { press: { opens: 'look', answer: (turn) => list(turn) } },
} as const satisfies Command<IncidentDeps>;

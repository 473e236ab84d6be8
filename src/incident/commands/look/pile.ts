import type { Command } from '../../../command/command';
import type { ActionInput, Reply } from '../../../command/input';
import { fillInLine, goneLine, staffOnlyLine } from '../../../command/lines';
import { privately, tell } from '../../../command/turn';
import { isStaff } from '../../../people/rights';
import { giveToPile, PILE_DEEDS, type PileDeed, pileDeed } from '../../chat/pile';
import { isUnresolved } from '../../lifecycle';
import { type QueuePage, queuePage } from '../../queries/queue';
import { mayWork } from '../../rights';
import type { QueuedCase } from '../../store';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import type { Incident } from '../../types';
import { MOST_IN_PILE, type PileForm, pileForm, pileMenu, pileProgress, pileResult } from '../../views/forms/pile';

type Pressed = IncidentTurn<ActionInput>;

/** A page of the cases of the list that they may do something with. */
const workable = (turn: Pressed): Promise<QueuePage> => {
  const { ctx, who, input } = turn;
  const keep = (row: QueuedCase): boolean => mayWork(ctx.desk, who.actor, row);
  const { words, from, at } = input.data;
  return queuePage(turn, { words, from, at }, { size: MOST_IN_PILE, keep });
};

/** The ids that a form sent, each once. */
const chosenIn = ({ cases = '' }: PileForm['typed']): readonly string[] =>
  [...new Set(cases.split(',').filter(Boolean))].slice(0, MOST_IN_PILE);

/** Those that were chosen, as far as they may still do something with them. */
const stillWorkable = async ({ ctx, who, deps }: Pressed, ids: readonly string[]): Promise<readonly Incident[]> => {
  const found = ids.length > 0 ? await deps.store.incidents.many(ids) : [];
  return found.filter((one) => isUnresolved(one) && mayWork(ctx.desk, who.actor, one));
};

const formOf = async (turn: Pressed, deed: PileDeed, typed: PileForm['typed'] = {}): Promise<Reply> => {
  const { ctx, deps, input } = turn;
  const [page, chosen] = await Promise.all([workable(turn), stillWorkable(turn, chosenIn(typed))]);
  if (page.rows.length === 0) return tell(goneLine(ctx), 'warning');
  const { words } = input.data;
  return privately(pileForm(ctx, { command: PILE_DEEDS[deed], deed, page, chosen, words, typed, once: deps.newId() }));
};

const forStaff =
  (answer: (turn: Pressed) => Reply | Promise<Reply>) =>
  (turn: Pressed): Reply | Promise<Reply> =>
    isStaff(turn.ctx.desk, turn.who.actor) ? answer(turn) : tell(staffOnlyLine(turn.ctx), 'warning');

const open = (turn: Pressed): Reply | Promise<Reply> => {
  const deed = pileDeed(turn.input.data['deed']);
  // What was typed and chosen already goes along to another page.
  return deed ? formOf(turn, deed, { ...turn.input.data, problem: undefined }) : tell(goneLine(turn.ctx), 'warning');
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, input } = turn;
  const deed = pileDeed(input.data['deed']);
  if (!deed) return tell(goneLine(ctx), 'warning');
  const chosen = chosenIn(input.data);
  if (chosen.length === 0) return formOf(turn, deed, { ...input.data, problem: fillInLine(ctx) });
  const isAt = (done: number): void => input.progress?.(pileProgress(ctx, deed, done, chosen.length));
  const results = await giveToPile(turn, PILE_DEEDS[deed], chosen, isAt);
  if ('problem' in results) return formOf(turn, deed, { ...input.data, problem: results.problem });
  const view = pileResult(ctx, results);
  return { type: 'view', view, private: true, said: view };
};

/** One thing done to several cases of the queue at once: to each by a command of its own. */
export const pile = {
  name: 'pile',
  presses: {
    press: { opens: 'form', answer: forStaff(({ ctx, input }) => privately(pileMenu(ctx, input.data['words']))) },
    open: { opens: 'form', answer: forStaff(open) },
    send: { opens: 'progress', answer: forStaff(send) },
  },
} as const satisfies Command<IncidentDeps>;

import { z } from 'zod';
import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { fillInLine } from '../../command/lines';
import { privately } from '../../command/turn';
import type { Lang } from '../../ground/lang';
import type { CaseForm, Fields } from '../../incident/case-command';
import { afterPress, cardOf, onCase, refusalNow } from '../../incident/chat/press';
import { resolve } from '../../incident/commands/ending/resolve';
import type { StoredIncident } from '../../incident/stored';
import { giveCase, readerContext } from '../../incident/turn';
import { caseForm } from '../../incident/views/forms/case-form';
import { isMistake, refusalText } from '../../incident/views/refusal';
import type { View } from '../../view/view';
import type { SolutionPress } from '../answer';
import type { StoredSolution } from '../stored';
import { namedSolution, type SolutionDeps } from '../turn';
import { solutionRefusal, versionFor } from '../views/words';

/** What its caller reads: they who have chosen no language read that of their report. */
const languageOf = async ({ deps }: SolutionPress, { state }: StoredIncident): Promise<Lang> =>
  (await deps.store.people.get(state.caller.id))?.language ?? state.language;

/** It as the resolution of a case. */
export const resolutionWords = ({ state }: StoredSolution, lang: Lang): string => {
  const { title, steps } = versionFor(state, lang);
  return `${title}\n${steps}`;
};

/** What a form's Send carries beside the rest. */
const carrying = (view: View, more: Readonly<Record<string, string>>): View => ({
  ...view,
  blocks: view.blocks.map((block) =>
    block.type === 'buttons'
      ? {
          ...block,
          buttons: block.buttons.map((one) => (one.submits ? { ...one, data: { ...one.data, ...more } } : one)),
        }
      : block,
  ),
});

const formFor = (turn: SolutionPress, stored: StoredIncident, { state }: StoredSolution, typed: Fields): Reply => {
  if (!resolve.form) throw new Error('A case is resolved by a form');
  const form: CaseForm = { ...resolve.form, intro: 'form.solution.applyIntro' };
  const view = caseForm({ type: 'applySolution', form }, stored.state, 'team', readerContext(turn, stored), typed);
  return privately(carrying(view, { solution: state.id }));
};

/** A case that this person may resolve now, and a solution that is in use; else the case as it is, and why not. */
const onBoth = (
  turn: SolutionPress,
  then: (stored: StoredIncident, solution: StoredSolution) => Promise<Reply>,
): Promise<Reply> =>
  onCase(turn, async (stored) => {
    const { ctx } = turn;
    const refusal = refusalNow(resolve, turn, stored);
    if (refusal) return cardOf(turn, stored, { text: refusalText(refusal, stored.state, ctx), tone: 'warning' });
    const solution = await namedSolution(turn, turn.input.data['solution']);
    if (solution?.state.status === 'approved') return then(stored, solution);
    const refused = solution ? 'withdrawn' : 'no_such_solution';
    return cardOf(turn, stored, { text: solutionRefusal(ctx, { refused }), tone: 'warning' });
  });

const open = (turn: SolutionPress): Promise<Reply> =>
  onBoth(turn, async (stored, solution) => {
    const text = resolutionWords(solution, await languageOf(turn, stored));
    return formFor(turn, stored, solution, { text });
  });

const send = (turn: SolutionPress): Promise<Reply> =>
  onBoth(turn, async (stored, solution) => {
    const { ctx, input } = turn;
    const again = (problem: string): Reply => formFor(turn, stored, solution, { ...input.data, problem });
    const { success, data } = (resolve.takes ?? z.never()).safeParse(input.data);
    if (!success) return again(fillInLine(ctx));
    const { id, number } = solution.state;
    const handled = await giveCase(turn, stored, resolve, { ...data, solution: { id, number } });
    if (handled.type === 'refused' && isMistake(handled.refusal)) {
      return again(refusalText(handled.refusal, stored.state, ctx));
    }
    return afterPress(turn, stored, resolve, handled);
  });

/** *Apply*: the solution is the resolution of the case, in its caller's language; whoever works on it may add to it first. */
export const applySolution = {
  name: 'applySolution',
  presses: { open: { opens: 'form', answer: open }, send: { answer: send } },
} as const satisfies Command<SolutionDeps>;

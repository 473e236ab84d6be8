import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { staffOnlyLine } from '../../command/lines';
import { privately, tell } from '../../command/turn';
import type { Fields } from '../../incident/case-command';
import { isStaff } from '../../people/rights';
import { afterGiving, type SolutionPress } from '../answer';
import type { SolutionDeps, SolutionTurn } from '../turn';
import { solutionForm } from '../views/form';
import { writtenIn } from '../written';

/** The empty form, or what was typed into it, for whoever works with cases. */
export const openNewSolution = ({ ctx, who }: Pick<SolutionTurn, 'ctx' | 'who'>, typed: Fields): Reply =>
  isStaff(ctx.desk, who.actor)
    ? privately(
        solutionForm(
          ctx,
          { heading: 'form.solution.heading', send: 'newSolution.send', data: {}, back: 'dismiss' },
          typed,
        ),
      )
    : tell(staffOnlyLine(ctx), 'warning');

const send = async (turn: SolutionPress): Promise<Reply> => {
  const { ctx, who, deps, input } = turn;
  const written = writtenIn(ctx, input.data, {});
  if ('problem' in written) return openNewSolution(turn, { ...input.data, problem: written.problem });
  const handled = await deps.handleSolution({
    type: 'draft',
    solution: deps.newId(),
    key: input.key,
    externalKey: input.key,
    source: input.place.platform,
    number: 0,
    by: who.actor,
    ...written,
  });
  return afterGiving(turn, handled, 'done.solutionDrafted');
};

/** A solution that is written down without a case. */
export const newSolution = {
  name: 'newSolution',
  presses: {
    open: { opens: 'form', answer: (turn) => openNewSolution(turn, {}) },
    send: { answer: send },
  },
} as const satisfies Command<SolutionDeps>;

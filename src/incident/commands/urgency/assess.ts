import { z } from 'zod';
import { fillInLine } from '../../../command/lines';
import { IMPACTS, URGENCIES } from '../../../desk/model';
import { caseCommand } from '../../case-command';
import { ALREADY, type Draft, plannedFor, unresolved } from '../../decide/shared';
import { isUnresolved } from '../../lifecycle';
import { priorityOf } from '../../policies/priority';
import { callerOrOperators } from '../../rights';
import type { Question } from '../../types';
import { assessForm } from '../../views/forms/assess';

const takes = z.object({ impact: z.enum(IMPACTS).optional(), urgency: z.enum(URGENCIES).optional() });

/** Answers one or both of the two questions; a changed priority copies target and policy afresh. */
export const assess = caseCommand({
  type: 'assess',
  may: callerOrOperators,
  takes,
  ready: unresolved,
  decide: (command, state, desk) => {
    const impact = command.impact ?? state.impact;
    const urgency = command.urgency ?? state.urgency;
    const given: readonly Question[] = [
      ...(command.impact ? (['impact'] as const) : []),
      ...(command.urgency ? (['urgency'] as const) : []),
    ];
    const firstAnswer = given.some((question) => state.unanswered.includes(question));
    if (!firstAnswer && impact === state.impact && urgency === state.urgency) return ALREADY;
    const priority = priorityOf(desk, impact, urgency);
    const assessed: Draft = { type: 'assessed', answered: given, impact, urgency, priority, was: state.priority };
    return [assessed, ...plannedFor(priority, state, desk, command.at)];
  },
  done: 'done.assessed',
  form: assessForm,
  quick: true,
  meant: (sent, { ctx }) => {
    const both = takes.required().safeParse(sent);
    return both.success ? { body: both.data } : { fill: sent, problem: fillInLine(ctx) };
  },
  button: (incident, at) => {
    if (at === 'caller' && isUnresolved(incident)) return { label: 'button.worse' };
    return at === 'change' ? { label: 'button.priority' } : undefined;
  },
});

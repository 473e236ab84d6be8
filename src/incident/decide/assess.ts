import type { CommandOf } from '../commands';
import { isUnresolved } from '../lifecycle';
import { nextStepAt } from '../policies/escalation';
import { keepEarlier } from '../policies/plan';
import { isRaised, priorityOf } from '../policies/priority';
import type { Question } from '../types';
import { ALREADY, callerOrOperator, type Draft, planAfresh, refuse } from './shared';

/** Answers one or both of the two questions; a changed priority copies target and policy afresh. */
export const assess = callerOrOperator<CommandOf<'assess'>>((command, state, desk) => {
  if (!isUnresolved(state)) return refuse('not_now');
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
  if (priority === state.priority) return [assessed];
  const plan = planAfresh(state, desk, command.at, priority);
  const kept = isRaised(state.priority, priority)
    ? keepEarlier(plan, { response: state.responseTarget, nextStepAt: nextStepAt(state.policy) })
    : plan;
  return [assessed, { type: 'planned', plan: kept, because: 'priority' }];
});

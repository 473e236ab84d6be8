import type { Notify } from '../desk/types';
import { addSpan } from './calendar';
import { ESCALATION_LEVELS, type EscalationLevel, type Incident, type PolicyRun } from './types';

/** When the response policy acts next; undefined when it has nothing left to do. */
export const nextStepAt = (policy: PolicyRun | undefined): Date | undefined =>
  policy && (policy.steps[policy.fired]?.at ?? policy.repeatAt);

/** Everything of the policy that is due at `at`, as one ping per recipient; undefined when nothing is. */
export const dueSteps = (
  incident: Incident,
  at: Date,
): { notify: readonly Notify[]; fired: number; repeat: boolean; repeatAt?: Date } | undefined => {
  const policy = incident.policy;
  if (!policy || incident.status !== 'new') return undefined;
  const due = policy.steps.slice(policy.fired).filter((step) => step.at <= at);
  const fired = policy.fired + due.length;
  const repeatDue = policy.repeat && policy.repeatAt && policy.repeatAt <= at ? policy.repeat.notify : [];
  const notify = [...new Set([...due.flatMap((step) => step.notify), ...repeatDue])];
  if (notify.length === 0) return undefined;
  const calendar = incident.calendars[policy.hours];
  const done = fired === policy.steps.length;
  // Counted from now: repeats that were missed are not replayed.
  const repeatAt = policy.repeat && calendar && done ? addSpan(policy.repeat.every, at, calendar) : undefined;
  return { notify, fired, repeat: due.length === 0, ...(repeatAt && { repeatAt }) };
};

const rank = (level: EscalationLevel | undefined): number => (level ? ESCALATION_LEVELS.indexOf(level) : -1);

/** The higher of what was told so far and what these pings tell. */
export const highestLevel = (
  known: EscalationLevel | undefined,
  notify: readonly Notify[],
): EscalationLevel | undefined =>
  ESCALATION_LEVELS.filter((level) => notify.includes(level)).reduce(
    (highest, level) => (rank(level) > rank(highest) ? level : highest),
    known,
  );

/** Whom an escalation by hand goes to next; undefined when everyone has been told. */
export const nextLevel = (
  known: EscalationLevel | undefined,
  team: { readonly lead: string; readonly manager?: string },
  byKey: string | undefined,
): 'lead' | 'manager' | undefined => {
  if (rank(known) < rank('lead') && byKey !== team.lead) return 'lead';
  if (rank(known) < rank('manager') && team.manager !== undefined) return 'manager';
  return undefined;
};

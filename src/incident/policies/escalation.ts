import { addOpen, addSpan, openBetween } from '../../calendar/business-time';
import type { Notify } from '../../desk/model';
import { eachOnce, isSameNotify } from '../../desk/notify';
import type { Draft } from '../decide/shared';
import { ESCALATION_LEVELS, type EscalationLevel, type Incident, type PolicyRun } from '../types';

/** When the response policy acts next; undefined when it has nothing left to do. */
export const nextStepAt = (policy: PolicyRun | undefined): Date | undefined =>
  policy && (policy.steps[policy.fired]?.at ?? policy.repeatAt);

/** How long *Seen, I'm on it* holds the response policy, in milliseconds by the clock. */
export const HOLD_MS = 15 * 60_000;

/** The policy after somebody has seen the case at `at`: what is to come moves by the open time until `until`. */
export const held = (incident: Incident, by: string, at: Date, until: Date): PolicyRun | undefined => {
  const { policy, calendars } = incident;
  const calendar = policy && calendars[policy.hours];
  if (!policy || !calendar) return policy;
  const still = openBetween(calendar, at, until);
  const moved = (moment: Date): Date => addOpen(calendar, moment, still);
  return {
    ...policy,
    steps: policy.steps.map((step, i) => (i < policy.fired ? step : { ...step, at: moved(step.at) })),
    ...(policy.repeatAt && { repeatAt: moved(policy.repeatAt) }),
    heldBy: [...(policy.heldBy ?? []), by],
  };
};

type DuePing = Extract<Draft, { readonly type: 'pinged' }>;

/** Everything of the policy that is due at `at`, as one ping per recipient; undefined when nothing is. */
export const dueSteps = (incident: Incident, at: Date): DuePing | undefined => {
  const policy = incident.policy;
  if (!policy || incident.status !== 'new') return undefined;
  const due = policy.steps.slice(policy.fired).filter((step) => step.at <= at);
  const fired = policy.fired + due.length;
  const repeatDue = policy.repeat && policy.repeatAt && policy.repeatAt <= at ? policy.repeat.notify : [];
  const notify = eachOnce([...due.flatMap((step) => step.notify), ...repeatDue]);
  if (notify.length === 0) return undefined;
  const calendar = incident.calendars[policy.hours];
  const done = fired === policy.steps.length;
  // Counted from now: repeats that were missed are not replayed.
  const repeated = (policy.repeated ?? 0) + (repeatDue.length > 0 ? 1 : 0);
  const goesOn = policy.repeat && done && repeated < (policy.repeat.times ?? Infinity);
  const repeatAt = goesOn && policy.repeat && calendar ? addSpan(policy.repeat.every, at, calendar) : undefined;
  // The last way that is due is the furthest: one ping per recipient.
  const ways = notify.flatMap((to) => {
    const by = due.findLast((step) => step.notify.some((one) => isSameNotify(one, to)))?.by ?? 'chat';
    return by === 'chat' ? [] : [{ to, by }];
  });
  return {
    type: 'pinged',
    notify,
    fired,
    repeat: due.length === 0,
    ...(repeatAt && { repeatAt }),
    ...(ways.length > 0 && { ways }),
  };
};

const rank = (level: EscalationLevel | undefined): number => (level ? ESCALATION_LEVELS.indexOf(level) : -1);

/** The higher of what was told so far and what these pings tell. */
export const highestLevel = (
  known: EscalationLevel | undefined,
  notify: readonly Notify[],
): EscalationLevel | undefined =>
  ESCALATION_LEVELS.filter((level) => notify.some(({ type }) => type === level)).reduce(
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

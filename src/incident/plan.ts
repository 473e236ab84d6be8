import type { Calendar, Desk, EscalationPolicy, Notify, Priority, Span, Team } from '../desk/types';
import { addOpen, addSpan, openBetween } from './calendar';
import type { Plan, PolicyRun, TargetClock } from './types';

export interface PlanFor {
  readonly team: string;
  readonly priority: Priority;
  /** Response target and policy steps count from here. */
  readonly policyFrom: Date;
  /** The resolution target counts from here. */
  readonly loggedAt: Date;
  /** Open milliseconds that the resolution clock stood still. */
  readonly pausedMs?: number;
  /** No room may hear of it: the lead is told instead of the team. */
  readonly confidential?: boolean;
}

const clockOf = (span: Span, hours: string, calendar: Calendar, from: Date, pausedMs = 0): TargetClock => {
  const due = addSpan(span, from, calendar);
  const warn = addOpen(calendar, from, Math.floor(openBetween(calendar, from, due) * 0.75));
  return {
    span,
    hours,
    from,
    dueAt: addOpen(calendar, due, pausedMs),
    warnAt: addOpen(calendar, warn, pausedMs),
    pausedMs,
  };
};

const policyRun = (
  policy: EscalationPolicy,
  hours: string,
  calendar: Calendar,
  from: Date,
  response: { readonly from: Date; readonly dueAt: Date },
  responseCalendar: Calendar,
  confidential: boolean,
): PolicyRun => {
  const whom = (notify: readonly Notify[]): readonly Notify[] =>
    confidential ? [...new Set(notify.map((one) => (one === 'team' ? 'lead' : one)))] : notify;
  const steps = policy.steps.map((step) => ({
    after: step.after.text,
    at: addSpan(step.after, from, step.after.kind === 'percent' ? responseCalendar : calendar, response),
    notify: whom(step.notify),
  }));
  return {
    key: policy.key,
    from,
    hours,
    steps,
    fired: 0,
    ...(policy.repeat && { repeat: { ...policy.repeat, notify: whom(policy.repeat.notify) } }),
  };
};

const teamOf = (desk: Desk, key: string): Team => {
  const team = desk.teams[key];
  if (!team) throw new Error(`No team "${key}" on the desk`);
  return team;
};

const calendarOf = (desk: Desk, key: string): Calendar => {
  const calendar = desk.hours[key];
  if (!calendar) throw new Error(`No hours "${key}" on the desk`);
  return calendar;
};

/** Copies targets and escalation policy from the desk as it is now, as instants plus the rules that made them. */
export const makePlan = (desk: Desk, wanted: PlanFor): Plan => {
  const team = teamOf(desk, wanted.team);
  const target = desk.targets[wanted.priority];
  const hours = target.hours ?? team.hours;
  const calendar = calendarOf(desk, hours);
  const response = clockOf(target.response, hours, calendar, wanted.policyFrom);
  const resolution = clockOf(target.resolution, hours, calendar, wanted.loggedAt, wanted.pausedMs);
  const policy = desk.escalations.find((candidate) => candidate.for.includes(wanted.priority));
  const policyHours = policy?.hours ?? team.hours;
  const policyCalendar = calendarOf(desk, policyHours);
  return {
    calendars: { [hours]: calendar, ...(policy && { [policyHours]: policyCalendar }) },
    response,
    resolution,
    ...(policy && {
      policy: policyRun(
        policy,
        policyHours,
        policyCalendar,
        wanted.policyFrom,
        response,
        calendar,
        wanted.confidential ?? false,
      ),
    }),
  };
};

/** After a raised priority the earlier instant wins: an old step or promise that was nearer is kept. */
export const keepEarlier = (plan: Plan, old: { response: TargetClock; nextStepAt: Date | undefined }): Plan => {
  const [first, ...rest] = plan.policy?.steps ?? [];
  const soonerAt = first && old.nextStepAt && old.nextStepAt < first.at ? old.nextStepAt : undefined;
  return {
    ...plan,
    ...(old.response.dueAt < plan.response.dueAt && {
      response: { ...plan.response, dueAt: old.response.dueAt, warnAt: old.response.warnAt },
    }),
    ...(plan.policy &&
      first &&
      soonerAt && { policy: { ...plan.policy, steps: [{ ...first, at: soonerAt }, ...rest] } }),
  };
};

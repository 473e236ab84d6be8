import { addOpen, addSpan, openBetween } from '../../calendar/business-time';
import { type Calendar, type Span } from '../../calendar/types';
import type { Desk, EscalationPolicy, Notify, Priority, Target, Way } from '../../desk/model';
import { eachOnce } from '../../desk/notify';
import { type Incident, type Plan, type PolicyRun, type PolicyStep, type TargetClock, WARN_AT } from '../types';
import { inHours, runsIn } from './clock-marks';

export interface PlanFor {
  readonly team: string;
  readonly priority: Priority;
  readonly service?: string | undefined;
  readonly callerGroup?: string | undefined;
  readonly caseType?: Incident['caseType'];
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
  const stands = runsIn(span, calendar);
  const dueAt = addOpen(stands, due, pausedMs);
  // A mark lies in open time; a target that has none, as `1d` over a weekend, has no marks.
  const open = openBetween(calendar, from, due);
  const markAt = (percent: number): Date =>
    addOpen(stands, addOpen(calendar, from, Math.floor((open * percent) / 100)), pausedMs);
  const marks = open > 0 ? WARN_AT.map((percent) => ({ percent, at: markAt(percent) })) : [];
  return {
    span,
    hours,
    from,
    dueAt,
    marks: pausedMs > 0 && stands !== calendar ? inHours(calendar, marks, dueAt) : marks,
    pausedMs,
  };
};

/** Of a confidential case only its lead and manager hear, and people who are named. */
const discreet = (notify: Notify): Notify =>
  notify.type === 'manager' || notify.type === 'person' ? notify : { type: 'lead' };

/** When each way of a step is taken: the first with the step, each other when the one before has had its time. */
const waysFrom = (ways: readonly Way[], first: Date, within: Span, calendar: Calendar) => {
  let at = first;
  return ways.map((by, i) => {
    if (i > 0) at = addSpan(within, at, calendar);
    return { by, at };
  });
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
    confidential ? eachOnce(notify.map(discreet)) : notify;
  const steps = policy.steps.flatMap((step): readonly PolicyStep[] => {
    const at = addSpan(step.after, from, step.after.kind === 'percent' ? responseCalendar : calendar, response);
    return waysFrom(step.by, at, step.within, calendar).map((way) => ({
      after: step.after.text,
      notify: whom(step.notify),
      ...way,
    }));
  });
  return {
    key: policy.key,
    from,
    hours,
    steps: steps.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
    fired: 0,
    ...(policy.repeat && { repeat: { ...policy.repeat, notify: whom(policy.repeat.notify) } }),
  };
};

const found = <T>(of: Readonly<Record<string, T>>, key: string, what: string): T => {
  const one = of[key];
  if (!one) throw new Error(`No ${what} "${key}" on the desk`);
  return one;
};

/**
 * The priority's target with what the service, and over it the group of callers, has instead. A type with targets of its
 * own has those, until somebody gives the case another priority.
 */
const targetFor = (desk: Desk, { priority, service, callerGroup, caseType }: PlanFor): Target => {
  const type = caseType && desk.types[caseType];
  if (type?.targets && type.priority === priority) return { ...desk.targets[priority], ...type.targets };
  return {
    ...desk.targets[priority],
    ...(service !== undefined && desk.services[service]?.targets[priority]),
    ...(callerGroup !== undefined && desk.groups[callerGroup]?.targets[priority]),
  };
};

/** A policy that names the team comes before one for every team. */
const policyFor = (desk: Desk, { priority, team }: PlanFor): EscalationPolicy | undefined => {
  const fitting = desk.escalations.filter((policy) => policy.for.includes(priority));
  return fitting.find((policy) => policy.teams?.includes(team)) ?? fitting.find((policy) => policy.teams === undefined);
};

/** Copies targets and escalation policy from the desk as it is now, as instants plus the rules that made them. */
export const makePlan = (desk: Desk, wanted: PlanFor): Plan => {
  const team = found(desk.teams, wanted.team, 'team');
  const target = targetFor(desk, wanted);
  const hours = target.hours ?? team.hours;
  const calendar = found(desk.hours, hours, 'hours');
  const response = clockOf(target.response, hours, calendar, wanted.policyFrom);
  const resolution = clockOf(target.resolution, hours, calendar, wanted.loggedAt, wanted.pausedMs);
  const policy = policyFor(desk, wanted);
  const policyHours = policy?.hours ?? team.hours;
  const policyCalendar = found(desk.hours, policyHours, 'hours');
  return {
    calendars: { [hours]: calendar, ...(policy && { [policyHours]: policyCalendar }) },
    response,
    resolution,
    ...(target.noNews && { noNews: { span: target.noNews, hours } }),
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
      response: { ...plan.response, dueAt: old.response.dueAt, marks: old.response.marks },
    }),
    ...(plan.policy &&
      first &&
      soonerAt && { policy: { ...plan.policy, steps: [{ ...first, at: soonerAt }, ...rest] } }),
  };
};

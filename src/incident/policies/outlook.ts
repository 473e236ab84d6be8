import { addSpan, openBetween } from '../../calendar/business-time';
import { closedDates, longestClosed } from '../../calendar/closed-time';
import { type Calendar } from '../../calendar/types';
import { type Audience, CALLER, LEAD, OWNER } from '../effects';
import type { Incident, PolicyRun, TargetClock, Waiting } from '../types';
import type { Because, Coming, NotComing, Outlook } from './coming';
import { nextNudge, OFFER } from './nudge';
import { nextNews, promiseDue } from './promise';

/** Everything about a case that the reasons need. */
interface Look {
  readonly incident: Incident;
  readonly now: Date;
}

const reason = ({ incident, now }: Look, at: Date, hours: string, since: Date): { readonly because?: Because } => {
  const calendar = incident.calendars[hours];
  if (!calendar) return {};
  const closed = at > now ? longestClosed(calendar, now, at) : undefined;
  const dates = closed ? closedDates(calendar, now, at) : [];
  if (closed && dates.length > 0) return { because: { kind: 'holiday', dates } };
  if (closed) return { because: { kind: 'openHours', ...closed } };
  const ms = openBetween(calendar, since, at);
  return { because: { kind: 'rule', since, ms, skips: ms < at.getTime() - since.getTime() } };
};

/** `50%` is a share of the response target: it runs in that one's hours. */
const hoursOf = ({ responseTarget }: Incident, policy: PolicyRun, after: string): string =>
  after.endsWith('%') ? responseTarget.hours : policy.hours;

/** When the repeat comes, or would if nobody claimed: counted from the last step that is still to come. */
const repeatAt = (policy: PolicyRun, calendar: Calendar | undefined): Date | undefined => {
  const { repeat, repeated = 0, steps, fired } = policy;
  if (!repeat || repeated >= (repeat.times ?? Infinity)) return undefined;
  const last = steps.at(-1);
  return fired < steps.length && last && calendar ? addSpan(repeat.every, last.at, calendar) : policy.repeatAt;
};

const ofPolicy = (look: Look): readonly Coming[] => {
  const { incident, now } = look;
  const { policy, seen, calendars } = incident;
  if (!policy) return [];
  const hold: { readonly because?: Because } =
    seen && seen.until > now ? { because: { kind: 'hold', by: seen.by, until: seen.until } } : {};
  const why = (at: Date, hours: string) => (hold.because ? hold : reason(look, at, hours, policy.from));
  const steps = policy.steps.slice(policy.fired).map(
    ({ at, notify, by, after }): Coming => ({
      at,
      what: 'step',
      tells: notify,
      by,
      ...why(at, hoursOf(incident, policy, after)),
    }),
  );
  const again = repeatAt(policy, calendars[policy.hours]);
  if (!policy.repeat || !again) return steps;
  return [...steps, { at: again, what: 'repeat', tells: policy.repeat.notify, ...why(again, policy.hours) }];
};

/** Whoever is promised something by then hears that it is not kept. */
const isPromise = ({ incident }: Look, at: Date): boolean =>
  incident.promise === undefined && nextNews(incident)?.getTime() === at.getTime();

const isStill = (clock: TargetClock): boolean =>
  clock.metAt !== undefined || clock.pausedAt !== undefined || clock.breachedAt !== undefined;

/** A missed response target is told to the lead; its warnings show on the card, for the policy does the telling. */
const ofResponse = (look: Look): readonly Coming[] => {
  const { responseTarget: clock } = look.incident;
  if (isStill(clock)) return [];
  const why = (at: Date) => reason(look, at, clock.hours, clock.from);
  const marks = clock.marks
    .filter((mark) => !mark.warnedAt)
    .map(({ at, percent }): Coming => ({ at, what: 'responseWarning', percent, tells: [], ...why(at) }));
  const tells = [LEAD, ...(isPromise(look, clock.dueAt) ? [CALLER] : [])];
  return [...marks, { at: clock.dueAt, what: 'responseBreach', tells, ...why(clock.dueAt) }];
};

/** Half the time shows on the card; then the owner hears of it, and the lead of the last warning and the breach. */
const ofResolution = (look: Look): readonly Coming[] => {
  const { resolutionTarget: clock, owner } = look.incident;
  if (isStill(clock)) return [];
  const why = (at: Date) => reason(look, at, clock.hours, clock.from);
  const told = (...others: readonly Audience[]): readonly Audience[] => [...(owner ? [OWNER] : []), ...others];
  const marks = clock.marks
    .filter((mark) => !mark.warnedAt)
    .map(({ at, percent }): Coming => {
      const tells = percent === 50 ? [] : percent === 90 ? told(LEAD) : told();
      return { at, what: 'resolutionMark', percent, tells, ...why(at) };
    });
  const tells = told(LEAD, ...(isPromise(look, clock.dueAt) ? [CALLER] : []));
  return [...marks, { at: clock.dueAt, what: 'resolutionBreach', tells, ...why(clock.dueAt) }];
};

const isDated = (waiting: Waiting | undefined): waiting is Waiting & { readonly until: Date } =>
  waiting?.until !== undefined;

const whileWaiting = ({ reason, since, until }: Waiting & { readonly until: Date }): Because => ({
  kind: 'waiting',
  reason,
  since,
  until,
});

/** Its caller is reminded; the last time its owner hears that it may be closed. */
const ofNudge = (look: Look): readonly Coming[] => {
  const { resolutionTarget, waiting } = look.incident;
  const at = nextNudge(look.incident);
  if (!at || !waiting) return [];
  const why = reason(look, at, resolutionTarget.hours, waiting.since);
  return waiting.nudge?.told === OFFER - 1
    ? [{ at, what: 'mayClose', tells: [CALLER, OWNER], ...why }]
    : [{ at, what: 'nudge', tells: [CALLER], ...why }];
};

const ofOthers = (look: Look): readonly Coming[] => {
  const { waiting, news, noNews, handOver } = look.incident;
  const promised = promiseDue(look.incident);
  const dated = isDated(waiting) && waiting.until > look.now ? whileWaiting(waiting) : undefined;
  return [
    ...(isDated(waiting)
      ? [{ at: waiting.until, what: 'waitOver', tells: [OWNER], because: whileWaiting(waiting) } as const]
      : []),
    ...(news && noNews && news.told < 2
      ? [
          {
            at: news.dueAt,
            what: 'noNews',
            tells: news.told === 0 ? [OWNER] : [LEAD, ...(isPromise(look, news.dueAt) ? [CALLER] : [])],
            ...(dated ? { because: dated } : reason(look, news.dueAt, noNews.hours, news.at)),
          } as const,
        ]
      : []),
    ...(promised ? [{ at: promised, what: 'promise', tells: [CALLER] } as const] : []),
    ...ofNudge(look),
    ...(handOver && !handOver.told
      ? [{ at: handOver.dueAt, what: 'handOverDue', tells: [], team: handOver.team } as const]
      : []),
  ];
};

const notComing = ({ status, owner, policy, responseTarget, resolutionTarget, waiting, news }: Incident) => {
  const not: NotComing[] = [];
  if (status === 'new' && !policy) not.push({ because: 'noPolicy' });
  if (status === 'new' && policy && policy.fired === policy.steps.length && !repeatAt(policy, undefined)) {
    not.push({ because: 'atRest' });
  }
  if (status !== 'new' && owner) {
    not.push({ because: 'claimed', by: owner, ...(responseTarget.metAt && { at: responseTarget.metAt }) });
  }
  if (status === 'waiting' && waiting && resolutionTarget.pausedAt) {
    const { reason, since, until } = waiting;
    not.push({ because: 'paused', since, reason, ...(until && { until }) });
  }
  if (news?.told === 2) not.push({ because: 'silenceTold' });
  return not;
};

/** A lead who is pinged at the moment a target is missed hears of it by the ping alone. */
const withoutTwice = (coming: readonly Coming[]): readonly Coming[] => {
  const isPinged = ({ at }: Coming) =>
    coming.some(
      (other) =>
        (other.what === 'step' || other.what === 'repeat') &&
        other.tells.some(({ type }) => type === 'lead') &&
        other.at.getTime() === at.getTime(),
    );
  return coming.map((one) =>
    (one.what === 'responseBreach' || one.what === 'resolutionBreach') && isPinged(one)
      ? { ...one, tells: one.tells.filter(({ type }) => type !== 'lead') }
      : one,
  );
};

/** What happens next with a case by itself, to whom and when; why not sooner; and what does not happen. */
export const outlook = (incident: Incident, now: Date): Outlook => {
  const { status, closesAt, resolutionTarget, resolution } = incident;
  const look = { incident, now };
  if (status === 'closed' || status === 'cancelled') return { coming: [], not: [{ because: status }] };
  if (status === 'resolved') {
    const since = resolution?.at ?? now;
    const why = closesAt ? reason(look, closesAt, resolutionTarget.hours, since) : {};
    return { coming: closesAt ? [{ at: closesAt, what: 'closes', tells: [CALLER], ...why }] : [], not: [] };
  }
  const coming = [
    ...(status === 'new' ? [...ofPolicy(look), ...ofResponse(look)] : []),
    ...ofResolution(look),
    ...ofOthers(look),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return { coming: withoutTwice(coming), not: notComing(incident) };
};

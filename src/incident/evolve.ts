import { type Named, VAGT } from '../ground/actor';
import type { EventOf, IncidentEvent } from './events';
import { met, paused, replanned, resumed, unmet } from './policies/clock-marks';
import { held, highestLevel } from './policies/escalation';
import { messaged, unsent } from './policies/held';
import { withNews } from './policies/news';
import { nextLook } from './policies/next-look';
import { accepted, handedOver, handOverWaited, resumedWork, waiting, withoutOffer } from './policies/passing';
import { type Incident, type PolicyRun } from './types';

type Evolve<T extends IncidentEvent['type']> = (state: Incident, event: EventOf<T>) => Incident;

const person = (event: IncidentEvent, otherwise: Named): Named => (event.by === VAGT ? otherwise : event.by);

const logged = (event: EventOf<'logged'>): Incident => {
  const { plan, incident, at, type: _, by, caller, ...rest } = event;
  if (by === VAGT) throw new Error(`Incident ${incident} was logged by nobody`);
  return {
    ...rest,
    id: incident,
    caller: caller ?? by,
    ...(caller && { reporter: by }),
    assigned: [],
    status: 'new',
    calendars: plan.calendars,
    responseTarget: plan.response,
    resolutionTarget: plan.resolution,
    ...(plan.policy && { policy: plan.policy }),
    ...(plan.noNews && { noNews: plan.noNews }),
    loggedAt: at,
    changedAt: at,
  };
};

const assessed: Evolve<'assessed'> = (state, { impact, urgency, priority, answered }) => ({
  ...state,
  impact,
  urgency,
  priority,
  unanswered: state.unanswered.filter((question) => !answered.includes(question)),
});

const withoutPolicy = ({ policy: _, seen: __, ...state }: Incident): Incident => state;

const withoutNoNews = ({ noNews: _, ...state }: Incident): Incident => state;

/** Only a case that nobody has is under the response policy. */
const planned: Evolve<'planned'> = (state, { plan, at }) => {
  const waits = state.status === 'new';
  return {
    ...withoutNoNews(withoutPolicy(state)),
    calendars: { ...state.calendars, ...plan.calendars },
    ...(plan.noNews && { noNews: plan.noNews }),
    responseTarget: waits ? replanned(plan.response, state.responseTarget, at) : state.responseTarget,
    resolutionTarget: replanned(plan.resolution, state.resolutionTarget, at),
    ...(waits && plan.policy && { policy: plan.policy }),
  };
};

const claimed = (state: Incident, { owner, at }: EventOf<'claimed' | 'assigned'>): Incident => ({
  ...withoutPolicy(state),
  status: 'in_progress',
  owner,
  assigned: state.assigned.includes(owner.id) ? state.assigned : [...state.assigned, owner.id],
  responseTarget: met(state.responseTarget, at),
});

const seen: Evolve<'seen'> = (state, { at, by, until }) => {
  if (by === VAGT) return state;
  const policy = held(state, by.id, at, until);
  return { ...state, seen: { by, at, until }, ...(policy && { policy }) };
};

const withoutQuestion = ({ question: _, waiting: __, ...state }: Incident): Incident => state;

const running = (state: Incident, at: Date): Incident => ({
  ...state,
  resolutionTarget: resumed(state.resolutionTarget, at, state.calendars),
});

const released: Evolve<'released'> = (state, { at }) => {
  const { owner: _, handOver: __, ...rest } = withoutQuestion(running(state, at));
  return { ...rest, status: 'new', responseTarget: unmet(rest.responseTarget) };
};

const asked: Evolve<'asked'> = (state, event) => ({
  ...state,
  status: 'waiting',
  question: { text: event.question, at: event.at, by: person(event, state.caller) },
  waiting: { reason: 'caller', since: event.at },
  resolutionTarget: event.running ? state.resolutionTarget : paused(state.resolutionTarget, event.at),
});

const answered: Evolve<'answered'> = (state, { text, attachments, at }) => {
  const heard = {
    ...state,
    attachments: [...state.attachments, ...attachments],
    ...(text && { lastAnswer: { text, at } }),
  };
  return state.status === 'waiting' && (state.waiting?.reason ?? 'caller') === 'caller'
    ? { ...withoutQuestion(running(heard, at)), status: 'in_progress' }
    : heard;
};

const noted: Evolve<'noted'> = (state, { attachments }) =>
  attachments.length > 0 ? { ...state, attachments: [...state.attachments, ...attachments] } : state;

const escalated: Evolve<'escalated'> = (state, { to }) => ({
  ...state,
  escalatedTo: highestLevel(state.escalatedTo, [{ type: to }]) ?? to,
});

const pinged: Evolve<'pinged'> = (state, { at, notify, fired, repeatAt }) => {
  const level = highestLevel(state.escalatedTo, notify);
  if (!state.policy) return state;
  const { repeatAt: was, ...policy } = state.policy;
  const repeated = was && was <= at ? { repeated: (policy.repeated ?? 0) + 1 } : {};
  const moved: PolicyRun = { ...policy, fired, ...repeated, ...(repeatAt && { repeatAt }) };
  return { ...state, policy: moved, ...(level && { escalatedTo: level }) };
};

const clockName = { response: 'responseTarget', resolution: 'resolutionTarget' } as const;

const targetWarned: Evolve<'targetWarned'> = (state, { target, percent, at }) => {
  const name = clockName[target];
  const marks = state[name].marks.map((mark) =>
    mark.percent <= percent && !mark.warnedAt ? { ...mark, warnedAt: at } : mark,
  );
  return { ...state, [name]: { ...state[name], marks } };
};

const targetBreached: Evolve<'targetBreached'> = (state, { target, at }) => {
  const name = clockName[target];
  return { ...state, [name]: { ...state[name], breachedAt: at } };
};

const resolved: Evolve<'resolved'> = (state, event) => ({
  ...withoutOffer(withoutPolicy(withoutQuestion(state))),
  status: 'resolved',
  resolution: { text: event.text, code: event.code, at: event.at, by: person(event, state.caller) },
  closesAt: event.closesAt,
  responseTarget: met(state.responseTarget, event.at),
  resolutionTarget: met(paused(state.resolutionTarget, event.at), event.at),
});

const closed: Evolve<'closed'> = (state, { at, how }) => {
  const { closesAt: _, ...rest } = state;
  return { ...rest, status: 'closed', closed: { at, how } };
};

const reopened: Evolve<'reopened'> = (state, { at, to }) => {
  const { closed: _, cancelled: __, closesAt: ___, resolution: ____, ...rest } = running(state, at);
  const open = { ...rest, status: to, resolutionTarget: unmet(rest.resolutionTarget) };
  if (to === 'in_progress') return open;
  const { owner: _____, ...unowned } = open;
  return { ...unowned, responseTarget: unmet(open.responseTarget) };
};

const cancelled: Evolve<'cancelled'> = (state, { at, by, why }) => ({
  ...withoutOffer(withoutPolicy(withoutQuestion(state))),
  status: 'cancelled',
  cancelled: { at, by, ...(why && { why }) },
  resolutionTarget: paused(state.resolutionTarget, at),
});

const apply = (state: Incident | undefined, event: IncidentEvent): Incident => {
  if (event.type === 'logged') return logged(event);
  if (!state) throw new Error(`A timeline cannot begin with "${event.type}"`);
  switch (event.type) {
    case 'assessed':
      return assessed(state, event);
    case 'planned':
      return planned(state, event);
    case 'claimed':
    case 'assigned':
      return claimed(state, event);
    case 'seen':
      return seen(state, event);
    case 'waiting':
      return waiting(state, event);
    case 'resumed':
      return resumedWork(state, event);
    case 'handedOver':
      return handedOver(state, event);
    case 'accepted':
      return accepted(state, event);
    case 'returned':
      return withoutOffer(state);
    case 'handOverWaited':
      return handOverWaited(state);
    case 'noNews':
      return state;
    case 'released':
      return released(state, event);
    case 'asked':
      return asked(state, event);
    case 'answered':
      return answered(state, event);
    case 'messaged':
      return messaged(state, event);
    case 'unsent':
      return unsent(state, event);
    case 'noted':
      return noted(state, event);
    case 'escalated':
      return escalated(state, event);
    case 'pinged':
      return pinged(state, event);
    case 'targetWarned':
      return targetWarned(state, event);
    case 'targetBreached':
      return targetBreached(state, event);
    case 'resolved':
      return resolved(state, event);
    case 'closed':
      return closed(state, event);
    case 'reopened':
      return reopened(state, event);
    case 'cancelled':
      return cancelled(state, event);
  }
};

/** The next state after one event, with the earliest deadline in it. Throws when the timeline is broken. */
export const evolve = (before: Incident | undefined, event: IncidentEvent): Incident => {
  const applied = withNews(apply(before, event), event);
  const { nextAt: _, ...state } = { ...applied, changedAt: event.at, deskVersion: event.deskVersion };
  const nextAt = nextLook(state);
  return nextAt ? { ...state, nextAt } : state;
};

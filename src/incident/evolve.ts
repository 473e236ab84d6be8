import { VAGT } from '../ground/actor';
import type { EventOf, IncidentEvent } from './events';
import { HAPPENED } from './happened';
import { withNews } from './policies/news';
import { nextLook } from './policies/next-look';
import { withOffer } from './policies/nudge';
import { withPromise } from './policies/promise';
import { ASKING, asksFor } from './policies/routing';
import { withDowntime } from './policies/services/downtime';
import { following } from './revisions/written';
import { type Incident, type TargetClock } from './types';

const logged = (event: EventOf<'logged'>): Incident => {
  const { plan, incident, at, type: _, by, caller, from: __, ...rest } = event;
  if (by === VAGT) throw new Error(`Incident ${incident} was logged by nobody`);
  const state: Incident = {
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
    ...(asksFor(rest.routing) && { meant: ASKING }),
    loggedAt: at,
    changedAt: at,
  };
  return following(state, event, 'report');
};

/** A clock of a case that ended somewhere else: nothing is measured by it. */
const still = (from: Date, end: Date): TargetClock => ({
  span: { kind: 'ms', text: '', ms: 0 },
  hours: '',
  from,
  dueAt: end,
  marks: [],
  metAt: end,
  pausedMs: 0,
});

const broughtOver = (event: EventOf<'broughtOver'>): Incident => {
  const { incident, at, type: _, by: __, ended, ...rest } = event;
  const clock = still(at, ended.at);
  const by = rest.owner ?? rest.caller;
  return {
    ...rest,
    id: incident,
    assigned: [],
    status: ended.as,
    ...(ended.resolution !== undefined && { resolution: { text: ended.resolution, code: 'fixed', at: ended.at, by } }),
    ...(ended.as === 'closed'
      ? { closed: { at: ended.at, how: 'elsewhere' } }
      : { cancelled: { at: ended.at, by: VAGT } }),
    calendars: {},
    responseTarget: clock,
    resolutionTarget: clock,
    loggedAt: at,
    changedAt: at,
  };
};

const apply = (state: Incident | undefined, event: IncidentEvent): Incident => {
  if (event.type === 'logged') return logged(event);
  if (event.type === 'broughtOver') return broughtOver(event);
  if (!state) throw new Error(`A timeline cannot begin with "${event.type}"`);
  return HAPPENED[event.type].evolve(state, event);
};

/** The next state after one event, with the earliest deadline in it. Throws when the timeline is broken. */
export const evolve = (before: Incident | undefined, event: IncidentEvent): Incident => {
  const applied = withDowntime(withPromise(withOffer(withNews(apply(before, event), event)), event), event.at);
  const { nextAt: _, ...state } = { ...applied, changedAt: event.at, deskVersion: event.deskVersion };
  const nextAt = nextLook(state);
  return nextAt ? { ...state, nextAt } : state;
};

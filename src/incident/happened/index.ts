import { areaName, serviceName, teamName } from '../../desk/words';
import { VAGT } from '../../ground/actor';
import type { EventOf, IncidentEvent } from '../events';
import { areaKey } from '../policies/area';
import { ASKING, asksFor } from '../policies/routing';
import { priorityName } from '../views/words';
import { APPROVAL } from './approval';
import { asksRules, asksRulesNow, CHOOSING } from './choosing';
import { TIMERS } from './clocks';
import { ENDING } from './ending';
import { FOLLOWING } from './following';
import { type Happening, type Happenings, toTeam, untold, withSaid } from './happening';
import { HOPS } from './hops';
import { IMPORTED } from './imported';
import { MAIL } from './mail';
import { MAJOR } from './major';
import { NUDGE } from './nudge';
import { ON_BEHALF } from './on-behalf';
import { OWNERSHIP } from './ownership';
import { PASSING } from './passing';
import { PROMISE } from './promise';
import { SURVEY } from './survey';
import { TAKING_PART } from './taking-part';
import { TALK } from './talk';
import { URGENCY } from './urgency';

/** It was no other name for the same area. */
const isElsewhere = (event: EventOf<'categorised'>): boolean => event.was !== areaKey(event);

const REPORT = {
  logged: {
    evolve: (state) => state,
    says: ({ at }, { after }) => asksRules(after, at),
    line: (event, { ctx, t, who }) =>
      t('history.logged', {
        who,
        team: teamName(ctx, event.team),
        priority: priorityName(ctx, event),
      }),
  },
  retitled: {
    /** The caller's first title is kept, through every later one. */
    evolve: ({ callerTitle, ...state }, { title }) => {
      const first = callerTitle ?? state.title;
      return { ...state, title, ...(title !== first && { callerTitle: first }) };
    },
    says: untold,
    line: ({ title }, { t, who }) => withSaid(t('history.retitled', { who }), title),
  },
  published: {
    evolve: ({ publicTitle: _, ...state }, { title, at, by }) => ({
      ...state,
      ...(title !== undefined && { publicTitle: { text: title, at, by: by === VAGT ? state.caller : by } }),
    }),
    says: untold,
    line: ({ title }, { t, who }) =>
      withSaid(t('history.published', { who, given: title === undefined ? 'no' : 'yes' }), title),
  },
  categorised: {
    /** Where it went by another rule, whoever was meant by the former is meant no more. */
    evolve: ({ sub: _, service: __, routing: ___, meant, ...state }, event) => {
      const { category, sub, service, routing, by } = event;
      const isPlacedAnew = isElsewhere(event) && state.status === 'new';
      const still = isPlacedAnew ? (asksFor(routing) ? ASKING : undefined) : meant;
      return {
        ...state,
        category,
        ...(sub !== undefined && { sub }),
        ...(service !== undefined && { service }),
        ...(routing && { routing }),
        ...(still && { meant: still }),
        ...(by !== VAGT && { categorisedBy: by }),
      };
    },
    says: (event, { after }) => (isElsewhere(event) ? asksRulesNow(event, after) : []),
    line: (event, { ctx, t, who }) => t('history.categorised', { who, area: areaName(ctx, event) }),
  },
  concerned: {
    evolve: ({ device: _, earlier: __, service: ___, ...state }, { device, earlier, service, priority }) => ({
      ...state,
      ...(device && { device }),
      ...(earlier && { earlier }),
      ...(service !== undefined && { service }),
      priority,
    }),
    says: untold,
    line: toTeam(({ device, service }, { ctx, t, who }) =>
      t('history.concerned', {
        who,
        device: device?.tag ?? '',
        service: service === undefined ? '' : serviceName(ctx, service),
        what: device && service !== undefined ? 'both' : device ? 'device' : service === undefined ? 'none' : 'service',
      }),
    ),
  },
} satisfies Partial<Happenings>;

const ALL: Happenings = {
  ...REPORT,
  ...IMPORTED,
  ...APPROVAL,
  ...OWNERSHIP,
  ...CHOOSING,
  ...HOPS,
  ...URGENCY,
  ...PASSING,
  ...TALK,
  ...PROMISE,
  ...NUDGE,
  ...TIMERS,
  ...ENDING,
  ...FOLLOWING,
  ...MAIL,
  ...TAKING_PART,
  ...SURVEY,
  ...MAJOR,
  ...ON_BEHALF,
};

/** What every event does to its case, what is said of it, and its line in the history. */
export const HAPPENED: Readonly<Record<IncidentEvent['type'], Happening<IncidentEvent>>> = ALL;

import { VAGT } from '../../ground/actor';
import { LEAD, OWNER } from '../effects';
import type { MajorIncident } from '../major/types';
import type { Incident } from '../types';
import { type Happenings, say, toHearers, toTeam, untold, withSaid } from './happening';

const withMajor = (state: Incident, change: Partial<MajorIncident>): Incident =>
  state.major ? { ...state, major: { ...state.major, ...change } } : state;

/** Many are hit. */
export const MAJOR = {
  declaredMajor: {
    evolve: (state, { at, by, dueAt }) => ({
      ...state,
      major: { since: at, by: by === VAGT ? state.caller : by, dueAt },
    }),
    says: untold,
    line: (_, { t, who }) => t('history.declaredMajor', { who }),
  },
  roleTaken: {
    evolve: (state, { role, by }) => (by === VAGT ? state : withMajor(state, { [role]: by })),
    says: untold,
    internal: true,
    line: toTeam(({ role }, { t, who }) => t('history.roleTaken', { who, role: t(`role.${role}`) })),
  },
  broadcast: {
    evolve: (state, { known, doing, dueAt, at, by }) =>
      withMajor(state, { update: { known, doing, at, by: by === VAGT ? state.caller : by }, dueAt }),
    says: untold,
    line: ({ known, doing }, { t, who }) => withSaid(t('history.broadcast', { who }), `${known} · ${doing}`),
  },
  newsDue: {
    evolve: (state, { dueAt }) => withMajor(state, { dueAt }),
    says: (event, { before, after }) => {
      const { communicator, dueAt } = before?.major ?? {};
      const bringer = communicator ? ({ type: 'sender', id: communicator.id } as const) : undefined;
      const to = bringer ?? (after.owner ? OWNER : LEAD);
      return dueAt ? [say(event, to, { kind: 'newsDue', dueAt })] : [];
    },
    internal: true,
    line: toTeam((_, { t }) => t('history.newsDue')),
  },
  jotted: {
    evolve: (state) => state,
    says: untold,
    internal: true,
    line: toTeam(({ text }, { t, who }) => withSaid(t('history.jotted', { who }), text)),
  },
  majorOffered: {
    evolve: (state) => ({ ...state, majorOffered: true }),
    says: (event) => [say(event, LEAD, { kind: 'majorOffered', people: event.people })],
    internal: true,
    line: toTeam(({ people }, { t }) => t('history.majorOffered', { count: people })),
  },
  stoodDown: {
    evolve: (state, { at }) => withMajor(state, { over: at }),
    says: (event, { after }) => toHearers(event, after, { kind: 'stoodDown' }),
    line: (_, { t, who }) => t('history.stoodDown', { who }),
  },
} satisfies Partial<Happenings>;

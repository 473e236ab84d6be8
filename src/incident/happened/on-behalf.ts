import { ADDRESSEE } from '../effects';
import { type Happenings, say, toTeam, untold } from './happening';

/** An address that an operator typed gives no rights until its owner says that the case is theirs. */
export const ON_BEHALF = {
  addressAsked: {
    evolve: (state) => (state.absent ? { ...state, absent: { ...state.absent, asked: true } } : state),
    says: (event) => [say(event, ADDRESSEE, { kind: 'isYours' })],
    internal: true,
    line: toTeam((_, { incident, t }) => t('history.addressAsked', { caller: incident.caller.name })),
  },
  owned: {
    evolve: ({ absent: _, ...state }, { caller, origin }) => ({ ...state, caller, ...(origin && { origin }) }),
    says: untold,
    line: (_, { t, who }) => t('history.owned', { who }),
  },
  disowned: {
    evolve: (state) => ({ ...state, absent: { denied: true } }),
    says: (event, { after: { reporter } }) =>
      reporter ? [say(event, { type: 'sender', id: reporter.id }, { kind: 'notTheirs' })] : [],
    internal: true,
    line: toTeam((_, { t, who }) => t('history.disowned', { who })),
  },
} satisfies Partial<Happenings>;

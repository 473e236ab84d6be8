import { type Happenings, toTeam, untold } from './happening';

/** What comes by mail, and comes back. */
export const MAIL = {
  senderConfirmed: {
    /** Its card goes to them now, as it stands. */
    evolve: ({ unconfirmed: _, ...state }) => state,
    says: untold,
    line: toTeam((_, { t, who, incident }) => t('history.senderConfirmed', { who, caller: incident.caller.name })),
  },
  bounced: {
    evolve: (state, { at, address, why }) => ({ ...state, cameBack: { at, address, why } }),
    says: untold,
    line: toTeam(({ address, why }, { t }) => t('history.bounced', { address, why })),
    internal: true,
  },
} satisfies Partial<Happenings>;

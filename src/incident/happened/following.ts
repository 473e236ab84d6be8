import { isUnresolved } from '../lifecycle';
import { type Happenings, say } from './happening';

/** How many follow a case is for the team alone, and its cards say it all. */
export const FOLLOWING = {
  followed: {
    internal: true,
    evolve: ({ followers: _, ...state }, { followers }) => ({ ...state, ...(followers > 0 && { followers }) }),
    /** Who came before it ended, and was counted after that, hears how. */
    says: (event, { before, after }) => {
      if (before?.followers !== undefined || after.followers === undefined || isUnresolved(after)) return [];
      const what = after.status === 'cancelled' ? 'cancelled' : 'resolved';
      return [say(event, { type: 'followers' }, { kind: 'followed', what })];
    },
  },
} satisfies Partial<Happenings>;

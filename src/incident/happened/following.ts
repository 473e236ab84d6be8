import { isUnresolved } from '../lifecycle';
import { isRaised } from '../policies/priority';
import { priorityName } from '../views/words';
import { type Happenings, say, toOwner } from './happening';

/** How many follow a case, or have the same. How many follow it is for the team alone, and its cards say it all. */
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
  alsoHit: {
    evolve: ({ meToos: _, ...state }, { people, departments, raised, surge }) => ({
      ...state,
      ...(surge && { surge }),
      ...(people > 0 && { meToos: { people, departments } }),
      ...(raised && {
        impact: raised.impact,
        priority: raised.priority,
        unanswered: state.unanswered.filter((question) => question !== 'impact'),
      }),
    }),
    says: (event, { after }) =>
      event.raised && isRaised(event.raised.was, event.raised.priority)
        ? toOwner(event, after, { kind: 'alsoHit', people: event.people })
        : [],
    line: ({ people, departments, raised }, { ctx, t }) =>
      t('history.alsoHit', {
        count: people,
        departments,
        changed: raised ? 'yes' : 'no',
        priority: raised ? priorityName(ctx, raised) : '',
      }),
  },
} satisfies Partial<Happenings>;

import { teamName } from '../../desk/words';
import { textsFor } from '../../view/text';
import { momentWords } from '../../view/time';
import { CALLER, OWNER } from '../effects';
import { accepted, handedOver, handOverWaited, resumedWork, waiting, withoutOffer } from '../policies/passing';
import { type Happenings, say, toOwner, withSaid } from './happening';

type Passing = 'waiting' | 'resumed' | 'handedOver' | 'accepted' | 'returned' | 'handOverWaited' | 'noNews';

export const PASSING: Happenings<Passing> = {
  waiting: {
    evolve: waiting,
    line: ({ reason, until, note }, { as, ctx, who }) => {
      const values = { who, reason, dated: until ? 'yes' : 'no', until: until ? momentWords(ctx, until) : '' };
      return withSaid(textsFor(ctx)('history.waiting', values), as === 'team' ? note : '');
    },
  },
  resumed: {
    evolve: resumedWork,
    says: (event, { before, after }) =>
      event.because === 'date' && before?.waiting && after.owner
        ? [say(event, OWNER, { kind: 'waitOver', reason: before.waiting.reason })]
        : [],
    line: ({ because }, { ctx, who }) => textsFor(ctx)('history.resumed', { who, because }),
  },
  handedOver: {
    evolve: handedOver,
    says: (event, { after }) => [
      say(
        event,
        { type: 'next', team: event.team },
        { kind: 'handOver', team: after.team, ...(event.why !== undefined && { why: event.why }) },
      ),
    ],
    line: ({ team, why }, { as, ctx, who }) =>
      withSaid(textsFor(ctx)('history.handedOver', { who, team: teamName(ctx, team) }), as === 'team' ? why : ''),
  },
  accepted: {
    evolve: accepted,
    says: (event) => [say(event, CALLER, { kind: 'claimed' })],
    line: ({ team }, { ctx, who }) => textsFor(ctx)('history.accepted', { who, team: teamName(ctx, team) }),
  },
  returned: {
    evolve: withoutOffer,
    says: (event, { after }) => {
      const notice = { kind: 'returned', text: event.why } as const;
      return after.owner ? toOwner(event, after, notice) : [say(event, { type: 'team' }, notice)];
    },
    line: ({ why }, { as, ctx, who }) =>
      as === 'team' ? withSaid(textsFor(ctx)('history.returned', { who }), why) : undefined,
  },
  handOverWaited: {
    evolve: handOverWaited,
    says: (event) => [say(event, { type: 'person', key: event.lead }, { kind: 'handOverWaits', team: event.team })],
    line: ({ team }, { as, ctx }) =>
      as === 'team' ? textsFor(ctx)('history.handOverWaited', { team: teamName(ctx, team) }) : undefined,
  },
  noNews: {
    evolve: (state) => state,
    says: (event) => [say(event, { type: event.to }, { kind: 'noNews', since: event.since })],
    line: ({ to, since }, { as, ctx }) =>
      as === 'team' ? textsFor(ctx)('history.noNews', { to, since: momentWords(ctx, since) }) : undefined,
  },
};

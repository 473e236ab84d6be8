import { teamName } from '../../desk/words';
import { momentWords } from '../../view/time';
import { CALLER, OWNER } from '../effects';
import { paused } from '../policies/clock-marks';
import { passedTo } from '../policies/hops';
import { nudging } from '../policies/nudge';
import { running, withoutOffer } from '../policies/without';
import { type Happenings, say, toOwner, toTeam, untold, withSaid } from './happening';
import { nowTheirs, taken } from './ownership';

export const PASSING = {
  waiting: {
    /** Its resolution clock stands still, unless the desk lets it run for that reason. */
    evolve: ({ question, ...state }, event) => {
      const { reason, until, note, at } = event;
      return {
        ...state,
        ...(question && reason === 'caller' && { question }),
        status: 'waiting',
        waiting: { reason, since: at, ...(until && { until }), ...(note && { note }), ...nudging(event) },
        resolutionTarget: event.running ? running(state, at).resolutionTarget : paused(state.resolutionTarget, at),
      };
    },
    says: untold,
    line: ({ reason, until, note }, { as, ctx, t, who }) => {
      const values = { who, reason, dated: until ? 'yes' : 'no', until: until ? momentWords(ctx, until) : '' };
      return withSaid(t('history.waiting', values), as === 'team' ? note : '');
    },
  },
  resumed: {
    /** A question that nobody answered stays on the card. */
    evolve: ({ waiting: _, ...state }, { at }) => ({ ...running(state, at), status: 'in_progress' }),
    says: (event, { before, after }) =>
      event.because === 'date' && before?.waiting && after.owner
        ? [say(event, OWNER, { kind: 'waitOver', reason: before.waiting.reason })]
        : [],
    line: ({ because }, { t, who }) => t('history.resumed', { who, because }),
  },
  handedOver: {
    evolve: (state, { team, why, at, by, dueAt }) => ({
      ...state,
      handOver: { team, by, at, dueAt, ...(why && { why }) },
    }),
    says: (event, { after }) => [
      say(
        event,
        { type: 'next', team: event.team },
        { kind: 'handOver', team: after.team, ...(event.why !== undefined && { why: event.why }) },
      ),
    ],
    line: ({ team, why }, { as, ctx, t, who }) =>
      withSaid(t('history.handedOver', { who, team: teamName(ctx, team) }), as === 'team' ? why : ''),
  },
  accepted: {
    /** Theirs now. What waits goes on waiting: how long it stood still so far is counted in the hours of the first team. */
    evolve: (state, event) => {
      const { at, team } = event;
      const { escalatedTo: _, heard: __, asked: ___, ...theirs } = withoutOffer(running(taken(state, event), at));
      const status = state.status === 'waiting' ? 'waiting' : 'in_progress';
      const clock = state.resolutionTarget.pausedAt ? paused(theirs.resolutionTarget, at) : theirs.resolutionTarget;
      return { ...theirs, team, ...passedTo(state, team, at), status, resolutionTarget: clock };
    },
    says: nowTheirs,
    line: ({ team }, { ctx, t, who }) => t('history.accepted', { who, team: teamName(ctx, team) }),
  },
  returned: {
    evolve: withoutOffer,
    says: (event, { after }) => {
      const { why, withdrawn } = event;
      const notice = { kind: 'returned', text: why, ...(withdrawn && { withdrawn }) } as const;
      return after.owner ? toOwner(event, after, notice) : [say(event, { type: 'team' }, notice)];
    },
    line: toTeam(({ why, withdrawn }, { t, who }) =>
      withSaid(t('history.returned', { who, withdrawn: withdrawn ? 'yes' : 'no' }), why),
    ),
  },
  rehomed: {
    evolve: ({ handOver, escalatedTo: _, heard: __, asked: ___, ...state }, { team }) => ({
      ...state,
      team,
      // Whoever decides where it stays reads on.
      ...(state.stuck && { asked: [state.stuck.lead] }),
      ...(handOver && handOver.team !== team && { handOver }),
    }),
    says: (event) => {
      const { was, because } = event;
      return [say(event, { type: 'team' }, { kind: 'rehomed', team: was, ...(because && { because }) })];
    },
    line: toTeam(({ team, was, because }, { ctx, t }) =>
      t('history.rehomed', { team: teamName(ctx, team), was: teamName(ctx, was), gone: because ? 'no' : 'yes' }),
    ),
  },
  handOverWaited: {
    evolve: (state) => (state.handOver ? { ...state, handOver: { ...state.handOver, told: true } } : state),
    says: (event) => [say(event, { type: 'person', key: event.lead }, { kind: 'handOverWaits', team: event.team })],
    line: toTeam(({ team }, { ctx, t }) => t('history.handOverWaited', { team: teamName(ctx, team) })),
  },
  noNews: {
    evolve: (state, { promised }) => (promised ? { ...state, promise: { dueAt: promised, broken: true } } : state),
    says: (event) => [
      say(event, { type: event.to }, { kind: 'noNews', since: event.since }),
      ...(event.promised ? [say(event, CALLER, { kind: 'promiseBroken', dueAt: event.promised })] : []),
    ],
    line: toTeam(({ to, since }, { ctx, t }) => t('history.noNews', { to, since: momentWords(ctx, since) })),
  },
} satisfies Partial<Happenings>;

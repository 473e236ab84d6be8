import { typeName } from '../../desk/words';
import { VAGT } from '../../ground/actor';
import { CALLER } from '../effects';
import type { EventOf } from '../events';
import { isPending } from '../policies/approval';
import { withResumedClocks } from '../policies/approval-clocks';

import { replanned } from '../policies/clock-marks';
import { highestLevel } from '../policies/escalation';
import { isRaised } from '../policies/priority';
import { withoutPolicy } from '../policies/without';
import type { Incident } from '../types';
import { notifyNames, priorityName } from '../views/words';
import { asksRulesNow } from './choosing';
import { type Happenings, isBy, say, toOwner, toTeam, untold, withSaid } from './happening';

/** What is no request needs nobody's yes. */
const unasked = (state: Incident, at: Date): Incident => {
  if (!isPending(state)) return state;
  const { approval: _, ...rest } = withResumedClocks(state, at);
  return rest;
};

const withoutNoNews = ({ noNews: _, ...state }: Incident): Incident => state;

/** A new time by one of these is told to the caller. */
const PROMISING: ReadonlySet<string> = new Set<EventOf<'planned'>['because']>(['priority', 'type', 'category']);

export const URGENCY = {
  assessed: {
    evolve: (state, { impact, urgency, priority, answered }) => ({
      ...state,
      impact,
      urgency,
      priority,
      unanswered: state.unanswered.filter((question) => !answered.includes(question)),
    }),
    says: (event, { after }) =>
      isBy(event, after.caller.id) && isRaised(event.was, event.priority)
        ? toOwner(event, after, { kind: 'worse' })
        : [],
    line: (event, { ctx, t, who }) =>
      t('history.assessed', {
        who,
        priority: priorityName(ctx, event),
        changed: event.was === event.priority ? 'no' : 'yes',
      }),
  },
  prioritised: {
    evolve: ({ override: _, ...state }, { priority, why, by }) => ({
      ...state,
      priority,
      ...(why && by !== VAGT && { override: { why, by } }),
    }),
    says: untold,
    line: (event, { as, ctx, t, who }) => {
      const values = { who, priority: priorityName(ctx, event), back: event.why ? 'no' : 'yes' };
      return withSaid(t('history.prioritised', values), as === 'team' ? event.why : '');
    },
  },
  retyped: {
    evolve: (before, { at, caseType, priority, by }) => {
      const { caseType: _, ...state } = caseType === 'request' ? before : unasked(before, at);
      return {
        ...state,
        priority,
        ...(caseType !== 'incident' && { caseType }),
        ...(by !== VAGT && { typedBy: by }),
      };
    },
    says: (event, { before, after }) =>
      before && isPending(before) && !isPending(after) ? asksRulesNow(event, after) : [],
    line: (event, { ctx, t, who }) =>
      t('history.retyped', {
        who,
        type: typeName(ctx, event.caseType),
        was: typeName(ctx, event.was),
        priority: priorityName(ctx, event),
      }),
  },
  planned: {
    /** Only a case that nobody has is under the response policy. */
    evolve: (state, { plan, at }) => {
      const waits = state.status === 'new';
      return {
        ...withoutNoNews(withoutPolicy(state)),
        calendars: { ...state.calendars, ...plan.calendars },
        ...(plan.noNews && { noNews: plan.noNews }),
        responseTarget: waits ? replanned(plan.response, state.responseTarget, at) : state.responseTarget,
        resolutionTarget: replanned(plan.resolution, state.resolutionTarget, at),
        ...(waits && !isPending(state) && plan.policy && { policy: plan.policy }),
      };
    },
    says: (event, { before, after, all }) => {
      const { dueAt, pausedAt } = after.resolutionTarget;
      // Nothing is promised while the clock stands still.
      const isNew = !pausedAt && dueAt.getTime() !== before?.resolutionTarget.dueAt.getTime();
      return PROMISING.has(event.because) && isNew && !all.some((other) => isBy(other, after.caller.id))
        ? [say(event, CALLER, { kind: 'promised', dueAt })]
        : [];
    },
  },
  escalated: {
    evolve: (state, { to }) => ({ ...state, escalatedTo: highestLevel(state.escalatedTo, [{ type: to }]) ?? to }),
    says: (event) => [say(event, { type: event.to }, { kind: 'escalated', reason: event.reason })],
    line: toTeam(({ to, reason }, { incident, ctx, t, who }) =>
      withSaid(t('history.escalated', { who, to: notifyNames(ctx, incident, [{ type: to }]) }), reason),
    ),
  },
} satisfies Partial<Happenings>;

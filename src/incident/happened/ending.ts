import { VAGT } from '../../ground/actor';
import { textsFor } from '../../view/text';
import { CALLER } from '../effects';
import { met, paused, unmet } from '../policies/clock-marks';
import { withoutOffer } from '../policies/passing';
import { running, withoutPolicy, withoutQuestion } from '../policies/without';
import { type Happenings, isBy, say, toOwner, withSaid } from './happening';

export const ENDING: Happenings<'resolved' | 'closed' | 'reopened' | 'cancelled'> = {
  resolved: {
    evolve: (state, { text, code, at, by, closesAt }) => ({
      ...withoutOffer(withoutPolicy(withoutQuestion(state))),
      status: 'resolved',
      resolution: { text, code, at, by: by === VAGT ? state.caller : by },
      closesAt,
      responseTarget: met(state.responseTarget, at),
      resolutionTarget: met(paused(state.resolutionTarget, at), at),
    }),
    says: (event, { after }) =>
      isBy(event, after.caller.id) && event.text === ''
        ? toOwner(event, after, { kind: 'worksNow' })
        : [say(event, CALLER, { kind: 'resolved', text: event.text })],
    line: ({ text }, { ctx, who }) =>
      text === '' ? undefined : withSaid(textsFor(ctx)('history.resolved', { who }), text),
  },
  closed: {
    evolve: ({ closesAt: _, ...state }, { at, how }) => ({ ...state, status: 'closed', closed: { at, how } }),
    says: (event) => (event.how === 'no_answer' ? [say(event, CALLER, { kind: 'closedByItself' })] : []),
    line: ({ how }, { ctx, who }) => textsFor(ctx)('history.closed', { who, how }),
  },
  reopened: {
    evolve: (state, { at, to }) => {
      const { closed: _, cancelled: __, closesAt: ___, resolution: ____, ...rest } = running(state, at);
      const open = { ...rest, status: to, resolutionTarget: unmet(rest.resolutionTarget) };
      if (to === 'in_progress') return open;
      const { owner: _____, ...unowned } = open;
      return { ...unowned, responseTarget: unmet(open.responseTarget) };
    },
    says: (event, { after }) =>
      toOwner(event, after, event.why ? { kind: 'notYet', text: event.why } : { kind: 'reopened' }),
    line: ({ why }, { ctx, who }) => withSaid(textsFor(ctx)('history.reopened', { who }), why),
  },
  cancelled: {
    evolve: (state, { at, by, why }) => ({
      ...withoutOffer(withoutPolicy(withoutQuestion(state))),
      status: 'cancelled',
      cancelled: { at, by, ...(why && { why }) },
      resolutionTarget: paused(state.resolutionTarget, at),
    }),
    line: ({ why }, { ctx, who }) => withSaid(textsFor(ctx)('history.cancelled', { who }), why),
  },
};

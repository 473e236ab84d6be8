import { VAGT } from '../../ground/actor';
import { CALLER } from '../effects';
import { met, paused, unmet } from '../policies/clock-marks';
import { running, withoutOffer, withoutPolicy, withoutQuestion } from '../policies/without';
import { type Happenings, isBy, say, toOwner, withSaid } from './happening';

export const ENDING = {
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
    line: ({ text }, { t, who }) => (text === '' ? undefined : withSaid(t('history.resolved', { who }), text)),
  },
  closed: {
    evolve: ({ closesAt: _, ...state }, { at, how }) => ({ ...state, status: 'closed', closed: { at, how } }),
    says: (event) => (event.how === 'no_answer' ? [say(event, CALLER, { kind: 'closedByItself' })] : []),
    line: ({ how }, { t, who }) => t('history.closed', { who, how }),
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
    line: ({ why }, { t, who }) => withSaid(t('history.reopened', { who }), why),
  },
  cancelled: {
    evolve: (state, { at, by, why }) => ({
      ...withoutOffer(withoutPolicy(withoutQuestion(state))),
      status: 'cancelled',
      cancelled: { at, by, ...(why && { why }) },
      resolutionTarget: paused(state.resolutionTarget, at),
    }),
    line: ({ why }, { t, who }) => withSaid(t('history.cancelled', { who }), why),
  },
} satisfies Partial<Happenings>;

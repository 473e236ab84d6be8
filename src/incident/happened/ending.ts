import { numberWords } from '../../desk/words';
import { VAGT } from '../../ground/actor';
import type { IncidentEffect } from '../effects';
import type { IncidentEvent } from '../events';
import { met, paused, unmet } from '../policies/clock-marks';
import { running, withoutOffer, withoutPolicy, withoutQuestion, withoutStuck } from '../policies/without';
import { spentWords } from '../views/spent';
import { type Happenings, isBy, toCaller, toOwner, withSaid } from './happening';
import { asksHowItWent } from './survey';

/** The other case takes its people over, or gives them back. */
const toOther = (command: 'absorb' | 'part', { at }: IncidentEvent, id: string, other: string): IncidentEffect => ({
  type: 'command',
  kind: 'incident',
  id: other,
  command,
  key: `${command}.${id}.${at.getTime()}`,
});

export const ENDING = {
  resolved: {
    evolve: (state, { text, code, at, by, closesAt, cause, minutes, solution }) => ({
      ...withoutStuck(withoutOffer(withoutPolicy(withoutQuestion(state)))),
      status: 'resolved',
      resolution: {
        text,
        code,
        at,
        by: by === VAGT ? state.caller : by,
        ...(cause !== undefined && { cause }),
        ...(minutes !== undefined && { minutes }),
        ...(solution && { solution }),
      },
      closesAt,
      responseTarget: met(state.responseTarget, at),
      resolutionTarget: met(paused(state.resolutionTarget, at), at),
    }),
    says: (event, { after }) => toCaller(event, after, { kind: 'resolved', text: event.text }),
    line: (event, { t, who, as, ctx }) => {
      if (event.text === '') return undefined;
      const said = withSaid(t('history.resolved', { who }), event.text);
      return [said, ...(as === 'team' ? spentWords(event, ctx) : [])].join(' · ');
    },
  },
  closed: {
    evolve: ({ closesAt: _, ...state }, { at, how }) => ({ ...state, status: 'closed', closed: { at, how } }),
    says: (event, { after }) => [
      ...(event.how === 'no_answer'
        ? toCaller(event, after, { kind: 'closedByItself' })
        : toOwner(event, after, { kind: event.how === 'caller' ? 'worksNow' : 'confirmed' })),
      ...asksHowItWent(event, after),
    ],
    line: ({ how }, { t, who }) => t('history.closed', { who, how }),
  },
  merged: {
    evolve: (state, { at, by, into, number }) => ({
      ...withoutStuck(withoutOffer(withoutPolicy(withoutQuestion(state)))),
      status: 'closed',
      resolution: { text: '', code: 'duplicate', at, by: by === VAGT ? state.caller : by },
      closed: { at, how: 'merged' },
      merged: { into, number },
      responseTarget: met(state.responseTarget, at),
      resolutionTarget: met(paused(state.resolutionTarget, at), at),
    }),
    says: (event, { after }) => {
      const notice = { kind: 'merged', number: event.number } as const;
      return [
        toOther('absorb', event, after.id, event.into),
        ...toCaller(event, after, notice),
        ...toOwner(event, after, notice),
      ];
    },
    line: ({ number }, { ctx, t, who }) => t('history.merged', { who, into: numberWords(ctx, { number }) }),
  },
  reopened: {
    /** What the caller says of a solution that does not hold stands where the team reads what they wrote last. */
    evolve: (state, event) => {
      const { at, to, why } = event;
      const {
        closed: _,
        cancelled: __,
        closesAt: ___,
        resolution: ____,
        surveyed: _____,
        offers: ______,
        alike: _______,
        merged: ________,
        ...rest
      } = running(state, at);
      const open = {
        ...rest,
        status: to,
        resolutionTarget: unmet(rest.resolutionTarget),
        ...(why && isBy(event, state.caller.id) && { lastAnswer: { text: why, at } }),
      };
      if (to === 'in_progress') return open;
      const { owner: _________, ...unowned } = open;
      return { ...unowned, responseTarget: unmet(open.responseTarget) };
    },
    says: (event, { before, after }) => [
      ...(before?.merged
        ? [toOther('part', event, after.id, before.merged.into), ...toCaller(event, after, { kind: 'unmerged' })]
        : []),
      ...toOwner(event, after, event.why ? { kind: 'notYet', text: event.why } : { kind: 'reopened' }),
    ],
    line: ({ why }, { t, who }) => withSaid(t('history.reopened', { who }), why),
  },
  cancelled: {
    evolve: (state, { at, by, why }) => ({
      ...withoutStuck(withoutOffer(withoutPolicy(withoutQuestion(state)))),
      status: 'cancelled',
      cancelled: { at, by, ...(why && { why }) },
      resolutionTarget: paused(state.resolutionTarget, at),
    }),
    says: (event, { after, all }) => {
      // Who declined it says so themself.
      if (all.some(({ type }) => type === 'declined')) return [];
      const told = { kind: 'cancelled' } as const;
      return [...(isBy(event, after.caller.id) ? [] : toCaller(event, after, told)), ...toOwner(event, after, told)];
    },
    line: (event, { timeline, t, who }) =>
      timeline.some(({ type, at }) => type === 'declined' && at.getTime() === event.at.getTime())
        ? undefined
        : withSaid(t('history.cancelled', { who }), event.why),
  },
} satisfies Partial<Happenings>;

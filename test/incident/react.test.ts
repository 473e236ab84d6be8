import { type Actor } from '../../src/ground/actor';
import type { IncidentEffect } from '../../src/incident/effects';
import { react } from '../../src/incident/react';
import { aReport, asked, type Body, CALLER, claimed, DINA, given, resolved, type Step, tickAt } from '../support/given';

const urgent = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });

const effectsOf = (
  by: Actor | 'vagt',
  body: Body | { type: 'tick' },
  at = 10,
  before: readonly Step[] = [],
  report = aReport(),
) => {
  const story = given(before, report);
  const result = story.when(by, body, at);
  return react(result.events, story.state, result.story.state);
};
const says = (effects: readonly IncidentEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'once' ? [[effect.to.type, effect.notice.kind]] : []));
const cards = (effects: readonly IncidentEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'live' ? [effect.place] : []));

describe('react', () => {
  it('shows both cards and sets the timer when a case is logged', () => {
    const { state, events } = given();
    expect(react(events, undefined, state)).toEqual([
      { type: 'live', place: 'caller' },
      { type: 'live', place: 'team' },
      { type: 'tick', at: state.nextAt },
    ]);
  });

  it.each([
    ['the caller hears of a claim', DINA, { type: 'claim' }, [], [['caller', 'claimed']]],
    ['a question says it all', DINA, { type: 'ask', text: '?' }, [], [['caller', 'asked']]],
    ['a solution says it all', DINA, { type: 'resolve', text: 'x', code: 'fixed' }, [], [['caller', 'resolved']]],
    ['a note to the caller', DINA, { type: 'message', text: 'x' }, [claimed], [['caller', 'messaged']]],
    [
      'an answer goes to the owner',
      CALLER,
      { type: 'answer', text: 'x', attachments: [] },
      [asked],
      [['owner', 'answered']],
    ],
    ['it got worse', CALLER, { type: 'assess', urgency: 'stopped' }, [claimed], [['owner', 'worse']]],
    ['a new promise', DINA, { type: 'assess', urgency: 'stopped' }, [claimed], [['caller', 'promised']]],
    ['not yet', CALLER, { type: 'notYet', why: 'x' }, [resolved], [['owner', 'notYet']]],
    ['reopened by the caller', CALLER, { type: 'reopen' }, [resolved], [['owner', 'reopened']]],
    ['works again', CALLER, { type: 'works' }, [claimed], [['owner', 'worksNow']]],
    ['escalated by hand', DINA, { type: 'escalate', reason: 'x' }, [claimed], [['lead', 'escalated']]],
  ] as const)('%s', (_, by, body, before, expected) => {
    expect(says(effectsOf(by, body, 10, before))).toEqual(expected);
  });

  it.each([
    ['cancelled while nobody has it', CALLER, { type: 'cancel' }, []],
    ['seen', DINA, { type: 'seen' }, []],
    ['assessed by the caller', CALLER, { type: 'assess', impact: 'me' }, []],
  ] as const)('%s is the edited cards alone', (_, by, body, before) => {
    const effects = effectsOf(by, body, 10, before);
    expect(says(effects)).toEqual([]);
    expect(cards(effects)).toEqual(['caller', 'team']);
  });

  it('keeps a note on the team’s card', () => {
    const effects = effectsOf(DINA, { type: 'note', text: 'secret', attachments: [] });
    expect(cards(effects)).toEqual(['team']);
    expect(says(effects)).toEqual([]);
  });

  it('pings each recipient of a step, and looks again at the next', () => {
    const effects = effectsOf('vagt', { type: 'tick' }, 15, [tickAt(5)], urgent);
    expect(says(effects)).toEqual([
      ['lead', 'ping'],
      ['caller', 'promiseBroken'],
    ]);
    expect(effects.at(-1)?.type).toBe('tick');
  });

  it('tells the caller that it closed by itself', () => {
    expect(says(effectsOf('vagt', { type: 'tick' }, 4 * 24 * 60, [resolved]))).toEqual([['caller', 'closedByItself']]);
  });

  it('warns the owner at 75 % of the promise', () => {
    const effects = effectsOf('vagt', { type: 'tick' }, 181, [claimed], urgent);
    expect(says(effects)).toEqual([['owner', 'targetWarning']]);
  });

  it('does nothing for nothing', () => {
    const { state } = given();
    expect(react([], state, state)).toEqual([]);
  });

  it('sets no timer when the next look stays the same', () => {
    expect(effectsOf(DINA, { type: 'message', text: 'x' }, 10, [claimed]).some(({ type }) => type === 'tick')).toBe(
      false,
    );
  });
});

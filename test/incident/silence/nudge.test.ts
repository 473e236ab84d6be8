import { decide, isRefusal } from '../../../src/incident/decide';
import { evolve } from '../../../src/incident/evolve';
import { incidentKind } from '../../../src/incident/kind';
import { nextNudge } from '../../../src/incident/policies/nudge';
import { react } from '../../../src/incident/react';
import type { Incident } from '../../../src/incident/types';
import { aDesk } from '../../support/desk';
import {
  aReport,
  CALLER,
  claimed,
  DINA,
  given,
  MONDAY_9,
  minutesAfter,
  type Step,
  type Story,
  tickAt,
} from '../../support/given';

const DAY = 1440;
const asked: Step = { by: DINA, do: { type: 'ask', text: 'Which floor?' }, at: 2 };
const onHold: Step = { by: DINA, do: { type: 'wait', reason: 'caller' }, at: 2 };
/** The same minute on the next open days. */
const [first, second, third] = [tickAt(2 + DAY), tickAt(2 + 2 * DAY), tickAt(2 + 3 * DAY)];

const nudges = ({ events }: Story): readonly (readonly [number, Date])[] =>
  events.flatMap((event) => (event.type === 'nudged' ? [[event.told, event.at] as const] : []));

const said = (before: Story, at: number) => {
  const { events, story } = before.when('vagt', { type: 'tick' }, at);
  return react(events, before.state, story.state).flatMap((effect) =>
    effect.type === 'once' ? [[effect.to.type, effect.notice]] : [],
  );
};

describe('a case that waits for its caller', () => {
  it.each([
    ['asked', asked],
    ['put on hold for them', onHold],
  ])('reminds them twice, then is offered to close, and says no more: %s', (_, waits) => {
    const story = given([claimed, waits, first, tickAt(3 + DAY), second, third, tickAt(4 * DAY), tickAt(7 * DAY)]);
    expect(nudges(story)).toEqual([
      [1, minutesAfter(first.at)],
      [2, minutesAfter(second.at)],
      [3, minutesAfter(third.at)],
    ]);
    expect(story.state.waiting?.nudge?.told).toBe(3);
    expect(nextNudge(story.state)).toBeUndefined();
  });

  it('looks again when the next is due, not before', () => {
    const story = given([claimed, asked]);
    expect(story.state.nextAt).toEqual(minutesAfter(first.at));
    expect(nudges(given([claimed, asked, tickAt(first.at - 1)]))).toEqual([]);
  });

  it('says it with the question again: to the caller, and to whoever has it in the end', () => {
    expect(said(given([claimed, asked]), first.at)).toEqual([['caller', { kind: 'nudged', text: 'Which floor?' }]]);
    expect(said(given([claimed, asked, first, second]), third.at)).toEqual([
      ['caller', { kind: 'mayClose', text: 'Which floor?' }],
      ['owner', { kind: 'mayClose', text: 'Which floor?' }],
    ]);
    expect(said(given([claimed, onHold]), first.at)).toEqual([['caller', { kind: 'nudged' }]]);
  });

  it('counts in the hours of its target: a Friday is followed by a Monday', () => {
    const friday = 4 * DAY;
    const story = given([claimed, { ...asked, at: friday }]);
    expect(nextNudge(story.state)).toEqual(minutesAfter(7 * DAY, MONDAY_9));
  });

  it('by the span of the desk', () => {
    const hourly = aDesk({ nudge: { kind: 'ms', ms: 3600_000, text: '1h' } });
    expect(nextNudge(given([claimed, asked], aReport(), hourly).state)).toEqual(minutesAfter(62));
  });

  it('does not catch up on what was missed: one at a time', () => {
    expect(nudges(given([claimed, asked, tickAt(8 * DAY), tickAt(8 * DAY + 1)]))).toEqual([[1, minutesAfter(8 * DAY)]]);
  });

  it.each<[string, Step]>([
    ['an answer', { by: CALLER, do: { type: 'answer', text: 'The third', attachments: [] }, at: 1500 }],
    ['going on', { by: DINA, do: { type: 'resume' }, at: 1500 }],
    ['putting it back', { by: DINA, do: { type: 'release' }, at: 1500 }],
    ['its solution', { by: DINA, do: { type: 'resolve', text: 'Done', code: 'fixed' }, at: 1500 }],
    ['its end', { by: CALLER, do: { type: 'cancel' }, at: 1500 }],
    ['waiting for another', { by: DINA, do: { type: 'wait', reason: 'vendor' }, at: 1500 }],
  ])('is stopped by %s', (_, stops) => {
    const story = given([claimed, asked, first, stops, second, third]);
    expect(nudges(story)).toHaveLength(1);
    expect(nextNudge(given([claimed, asked, first, stops]).state)).toBeUndefined();
  });

  it('begins anew with the next question', () => {
    const again: Step = { by: DINA, do: { type: 'ask', text: 'Which room?' }, at: 1500 };
    expect(given([claimed, asked, first, again]).state.waiting?.nudge).toEqual({
      dueAt: minutesAfter(1500 + DAY),
      told: 0,
    });
  });
});

test.each<[string, Step]>([
  ['a vendor', { by: DINA, do: { type: 'wait', reason: 'vendor' }, at: 2 }],
  ['a date', { by: DINA, do: { type: 'wait', reason: 'date', until: minutesAfter(5 * DAY) }, at: 2 }],
  ['its caller until a day', { by: DINA, do: { type: 'wait', reason: 'caller', until: minutesAfter(5 * DAY) }, at: 2 }],
])('nobody is reminded while it waits for %s', (_, waits) => {
  expect(nudges(given([claimed, waits, first, second, third]))).toEqual([]);
});

describe('one silence reminds its owner once', () => {
  const { targets } = aDesk();
  /** An hour until a reminder; the silence is told after so many minutes. */
  const silent = (minutes: number) =>
    aDesk({
      nudge: { kind: 'ms', ms: 3600_000, text: '1h' },
      targets: { ...targets, P1: { ...targets.P1, noNews: { kind: 'ms', ms: minutes * 60_000, text: 'x' } } },
    });
  const urgent = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
  const kinds = (minutes: number, ...ticks: readonly number[]) =>
    given([claimed, asked, ...ticks.map(tickAt)], urgent, silent(minutes)).events.flatMap((event): readonly string[] =>
      event.type === 'noNews' ? [event.to] : event.type === 'nudged' ? [`${event.told}`] : [],
    );

  it.each([150, 180, 200])('with the offer, where it is told after %d minutes', (minutes) => {
    expect(kinds(minutes, 62, 122, 152, 182, 202)).toEqual(['1', '2', '3']);
  });

  it('and its lead later', () => {
    expect(kinds(150, 62, 122, 182, 331, 332)).toEqual(['1', '2', '3', 'lead']);
  });

  it('unless that was long before', () => {
    expect(kinds(90, 62, 92, 122, 182)).toEqual(['1', 'owner', '2', '3']);
  });
});

describe('a case that has waited since before anybody was reminded', () => {
  const before = given([claimed, asked]).state;
  if (!before.waiting) throw new Error('it waits');
  const { nudge: _, ...waiting } = before.waiting;
  const old: Incident = { ...before, waiting };
  const looked = (state: Incident, at: number) =>
    decide({ type: 'tick', incident: state.id, by: 'vagt', key: 'desk', at: minutesAfter(at) }, state, aDesk());

  it('is looked at by the repair, and its caller is reminded from then on', () => {
    expect(incidentKind.outgrown?.(old, aDesk())).toBe(true);
    expect(looked(old, 5 * DAY)).toContainEqual(
      expect.objectContaining({ type: 'nudged', told: 0, nudgeAt: expect.any(Date) }),
    );
    const [event] = [looked(old, 10)].flatMap((found) => (isRefusal(found) ? [] : found));
    if (!event) throw new Error('nothing happened');
    const after = evolve(old, event);
    expect(after.waiting?.nudge).toEqual({ dueAt: minutesAfter(10 + DAY), told: 0 });
    expect(incidentKind.outgrown?.(after, aDesk())).toBe(false);
    expect(react([event], old, after).filter(({ type }) => type === 'once')).toEqual([]);
    expect(looked(after, 10 + DAY)).toMatchObject([{ type: 'nudged', told: 1 }]);
  });

  it('unless it comes back by itself, or waits for somebody else', () => {
    const others = [
      { ...waiting, until: minutesAfter(9 * DAY) },
      { ...waiting, reason: 'vendor' as const },
    ].map((one) => incidentKind.outgrown?.({ ...old, waiting: one }, aDesk()));
    expect([...others, incidentKind.outgrown?.(before, aDesk())]).toEqual([false, false, false]);
  });
});

import { addOpen, isOpen } from '../../src/calendar/business-time';
import type { Desk } from '../../src/desk/model';
import { paused, resumed } from '../../src/incident/policies/clock-marks';
import { makePlan } from '../../src/incident/policies/plan';
import type { TargetClock } from '../../src/incident/types';
import { aDesk } from '../support/desk';
import { aReport, BO, CALLER, claimed, DINA, given, minutesAfter, type Step } from '../support/given';

const HOUR = 3600_000;
const waits = (reason: 'vendor' | 'caller', at: number): Step => ({ by: DINA, do: { type: 'wait', reason }, at });
const offers = (at: number): Step => ({ by: DINA, do: { type: 'handOver', team: 'network' }, at });
const accepts = (at: number): Step => ({ by: BO, do: { type: 'accept' }, at });
const resumes = (at: number): Step => ({ by: BO, do: { type: 'resume' }, at });
const office = aDesk().hours['office'];
const resolutionOf = (state: { readonly resolutionTarget: TargetClock }) => state.resolutionTarget;

describe('a hand-over that is accepted while the case waits', () => {
  const desk = aDesk({ pauses: ['caller', 'vendor'] });

  it('leaves it waiting for the same, with the clock still', () => {
    const until = minutesAfter(3000);
    const waiting: Step = { by: DINA, do: { type: 'wait', reason: 'vendor', until, note: 'The part' }, at: 10 };
    const { state } = given([claimed, waiting, offers(20), accepts(70)], aReport(), desk);
    expect(state).toMatchObject({
      team: 'network',
      owner: { name: 'Bo Lund' },
      status: 'waiting',
      waiting: { reason: 'vendor', since: minutesAfter(10), until, note: 'The part' },
      resolutionTarget: { pausedAt: minutesAfter(70), pausedMs: HOUR },
    });
  });

  it('moves the promise by all the time that it waited, before and after', () => {
    if (!office) throw new Error('No office hours');
    const plain = resolutionOf(given([claimed, offers(20), accepts(70)], aReport(), desk).state);
    const paused = given([claimed, waits('vendor', 10), offers(20), accepts(70)], aReport(), desk);
    expect(resolutionOf(paused.state).dueAt).toEqual(addOpen(office, plain.dueAt, HOUR));
    const { state } = paused.when(BO, resumes(130).do, 130).then('resumed');
    expect(resolutionOf(state)).toMatchObject({ dueAt: addOpen(office, plain.dueAt, 2 * HOUR), pausedMs: 2 * HOUR });
  });

  it('still comes back by the caller’s answer, or by its day', () => {
    const asked: Step = { by: DINA, do: { type: 'ask', text: 'Which one?' }, at: 10 };
    const story = given([claimed, asked, offers(20), accepts(70)], aReport(), desk);
    expect(story.state).toMatchObject({ status: 'waiting', question: { text: 'Which one?' } });
    const answered = story.when(CALLER, { type: 'answer', text: 'The left', attachments: [] }, 80).then('answered');
    expect(answered.state).toMatchObject({ status: 'in_progress', owner: { name: 'Bo Lund' } });
  });

  it('runs on where the desk lets the clock run', () => {
    const story = given([claimed, waits('vendor', 10), offers(20), accepts(70)], aReport(), aDesk());
    expect(story.state.status).toBe('waiting');
    expect(resolutionOf(story.state)).toMatchObject({ pausedMs: 0 });
    expect(resolutionOf(story.state).pausedAt).toBeUndefined();
  });
});

/** P4 with a resolution of so many days by the clock, and one in office hours. */
const planned = (from: Date, days: number, desk: Desk = aDesk()): TargetClock =>
  makePlan(
    {
      ...desk,
      targets: { ...desk.targets, P4: { ...desk.targets.P4, resolution: { kind: 'days', days, text: `${days}d` } } },
    },
    { team: 'network', priority: 'P4', policyFrom: from, loggedAt: from },
  ).resolution;

describe('a target of days by the clock that begins in closed time', () => {
  it.each([
    ['Friday night, over in closed time', '2026-11-27T20:00:00+01:00', 1],
    ['Friday at six, over on Sunday', '2026-11-27T18:00:00+01:00', 2],
    ['Friday at six, over on Saturday', '2026-11-27T18:00:00+01:00', 1],
    ['Saturday at ten', '2026-11-28T10:00:00+01:00', 1],
    ['the night before a holiday', '2026-12-24T20:00:00+01:00', 2],
  ])('has no marks where none of it is open: nobody is told of half a weekend: %s', (_, start, days) => {
    const from = new Date(start);
    const { marks, dueAt } = planned(from, days);
    expect(dueAt).toEqual(new Date(from.getTime() + days * 24 * HOUR));
    expect(marks).toEqual([]);
  });

  it.each([
    ['Sunday night', '2026-11-29T20:00:00+01:00', 1],
    ['Saturday at noon, until Monday noon', '2026-11-28T12:00:00+01:00', 2],
  ])('has them in its open time: %s', (_, start, days) => {
    if (!office) throw new Error('No office hours');
    const { marks, dueAt } = planned(new Date(start), days);
    for (const { at } of marks) {
      expect(isOpen(office, at)).toBe(true);
      expect(at < dueAt).toBe(true);
    }
  });
});

describe('a target of days by the clock that is held', () => {
  const thursdayNoon = new Date('2026-11-26T12:00:00+01:00');
  const held = (from: string, to: string) => {
    const clock = planned(thursdayNoon, 2);
    const [stands, runs] = [new Date(from), new Date(to)];
    if (!office) throw new Error('No office hours');
    const after = resumed(paused(clock, stands), runs, { office });
    return { left: clock.dueAt.getTime() - stands.getTime(), leftAfter: after.dueAt.getTime() - runs.getTime(), after };
  };

  it('has twenty hours left after a weekend as before it', () => {
    const { left, leftAfter } = held('2026-11-27T16:00:00+01:00', '2026-11-30T08:00:00+01:00');
    expect([left, leftAfter]).toEqual([20 * HOUR, 20 * HOUR]);
  });

  it('has its marks in the hours, as far as those are before it is due', () => {
    // Half of its open time is Friday at half past nine; twelve hours later it is night, and then weekend.
    const { after } = held('2026-11-26T13:00:00+01:00', '2026-11-27T01:00:00+01:00');
    expect(after.dueAt).toEqual(new Date('2026-11-29T00:00:00+01:00'));
    expect(after.marks).toEqual([]);
    const longer = held('2026-11-26T13:00:00+01:00', '2026-11-29T01:00:00+01:00').after;
    expect(longer.dueAt).toEqual(new Date('2026-12-01T00:00:00+01:00'));
    expect(longer.marks.map(({ at }) => at)).toEqual([
      new Date('2026-11-30T08:00:00+01:00'),
      new Date('2026-11-30T08:00:00+01:00'),
      new Date('2026-11-30T08:00:00+01:00'),
    ]);
  });
});

describe('a target of days by the clock', () => {
  const base = aDesk();
  const desk = aDesk({
    pauses: ['caller', 'vendor'],
    targets: { ...base.targets, P4: { ...base.targets.P4, resolution: { kind: 'days', days: 2, text: '2d' } } },
  });

  it('is moved by all of a pause, its closed part included', () => {
    const before = resolutionOf(given([claimed], aReport(), desk).state);
    // From nine in the morning to nine the next.
    const story = given([claimed, waits('vendor', 10), { ...resumes(10 + 1440), by: DINA }], aReport(), desk);
    const after = resolutionOf(story.state);
    expect(after.dueAt.getTime() - before.dueAt.getTime()).toBe(24 * HOUR);
    expect(after.pausedMs).toBe(24 * HOUR);
    expect(after.marks[0]?.at.getTime()).toBe((before.marks[0]?.at.getTime() ?? 0) + 24 * HOUR);
    const released = resolutionOf(story.when(DINA, { type: 'release' }, 1460).story.state);
    expect(released.dueAt).toEqual(after.dueAt);
  });
});

describe('a hand-over that a step of the policy offers', () => {
  const next = { type: 'next', team: 'network' } as const;
  const { escalations } = aDesk();
  const desk = aDesk({
    escalations: escalations.map((policy) => ({
      ...policy,
      hours: 'always',
      steps: [
        {
          after: { kind: 'percent', percent: 100, text: '100%' },
          notify: [next],
          by: ['chat'],
          within: { kind: 'ms', ms: 60_000, text: '1m' },
        },
      ],
    })),
  });

  it('has a response time of its own, from when it was made', () => {
    const { state } = given([], aReport(), desk);
    const due = (state.responseTarget.dueAt.getTime() - minutesAfter(0).getTime()) / 60_000;
    const offered = given([], aReport(), desk).when('vagt', { type: 'tick' }, due);
    const byHand = given([], aReport(), desk).when(DINA, { type: 'handOver', team: 'network' }, due).story.state
      .handOver;
    expect(offered.events.map(({ type }) => type)).toContain('handedOver');
    expect(offered.events.map(({ type }) => type)).not.toContain('handOverWaited');
    expect(offered.story.state.handOver?.dueAt).toEqual(byHand?.dueAt);
    const again = offered.story.when('vagt', { type: 'tick' }, due + 1);
    expect(again.events.map(({ type }) => type)).not.toContain('handOverWaited');
  });
});

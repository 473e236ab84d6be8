import { closedDates, longestClosed } from '../../src/calendar/closed-time';
import { type Calendar } from '../../src/calendar/types';
import type { Desk } from '../../src/desk/model';
import { notifyKey } from '../../src/desk/notify';
import type { Because, Coming, What } from '../../src/incident/policies/coming';
import { outlook } from '../../src/incident/policies/outlook';
import type { Incident } from '../../src/incident/types';
import { aDesk } from '../support/desk';
import {
  aReport,
  asked,
  cancelled,
  claimed,
  closed,
  DINA,
  given,
  MONDAY_9,
  minutesAfter,
  resolved,
  type Step,
  tickAt,
} from '../support/given';

const URGENT = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
/** A P4, whose policy runs in office hours: after two open hours, and after four. */
const logged = (at: string, more: Parameters<typeof aReport>[0] = {}) =>
  given([], aReport({ at: new Date(at), ...more }));
const seen: Step = { by: DINA, do: { type: 'seen' }, at: 6 };
const waitFor = (reason: 'vendor' | 'date', until?: Date): Step => ({
  by: DINA,
  do: { type: 'wait', reason, ...(until && { until }) },
  at: 10,
});
const minutesOf = (at: Date): number => (at.getTime() - MONDAY_9.getTime()) / 60_000;

const coming = (state: Incident, minutes: number): readonly Coming[] => outlook(state, minutesAfter(minutes)).coming;
const only = (all: readonly Coming[], ...whats: readonly What[]) => all.filter(({ what }) => whats.includes(what));
const because = (all: readonly Coming[], what: What): Because | undefined =>
  all.find((one) => one.what === what)?.because;

describe('a P1 that nobody has', () => {
  const { state } = given([], URGENT);

  it('tells the team, the lead and the manager, then again and again, and names the mark of each target', () => {
    expect(coming(state, 0).map(({ at, what, tells }) => [minutesOf(at), what, tells.map(notifyKey)])).toEqual([
      [5, 'step', ['team']],
      [7.5, 'responseWarning', []],
      [11.25, 'responseWarning', []],
      [13.5, 'responseWarning', []],
      [15, 'step', ['lead']],
      // The lead hears it by the step.
      [15, 'responseBreach', ['caller']],
      [30, 'step', ['manager']],
      [60, 'repeat', ['lead', 'manager']],
      [120, 'resolutionMark', []],
      [180, 'resolutionMark', []],
      [216, 'resolutionMark', ['lead']],
      [240, 'resolutionBreach', ['lead']],
    ]);
  });

  it('is simply under its rule where nothing is closed', () => {
    expect(coming(state, 2)[0]?.because).toEqual({ kind: 'rule', since: MONDAY_9, ms: 5 * 60_000, skips: false });
  });

  it('is never at rest: the repeat goes on from when it was last told', () => {
    const told = given([tickAt(5), tickAt(15), tickAt(30), tickAt(61)], URGENT).state;
    expect(only(coming(told, 62), 'step', 'repeat').map(({ at, what }) => [minutesOf(at), what])).toEqual([
      [91, 'repeat'],
    ]);
    expect(outlook(told, minutesAfter(62)).not).toEqual([]);
  });

  it('is at rest once the repeat has come as often as it may', () => {
    const [urgent, ...others] = aDesk().escalations;
    if (!urgent?.repeat) throw new Error('no repeat');
    const desk: Desk = aDesk({ escalations: [{ ...urgent, repeat: { ...urgent.repeat, times: 1 } }, ...others] });
    const told = given([tickAt(30), tickAt(60)], URGENT, desk).state;
    expect(only(coming(told, 62), 'step', 'repeat')).toEqual([]);
    expect(outlook(told, minutesAfter(62)).not).toEqual([{ because: 'atRest' }]);
  });

  it('is held by whoever has seen it, for the steps and not for the targets', () => {
    const held = given([tickAt(5), seen], URGENT).state;
    const hold = { kind: 'hold', by: { id: 'p-dina', name: 'Dina Krogh' }, until: minutesAfter(21) };
    const all = coming(held, 7);
    expect(only(all, 'step', 'repeat').map((one) => one.because)).toEqual([hold, hold, hold]);
    expect(because(all, 'responseBreach')).toMatchObject({ kind: 'rule' });
    expect(because(coming(held, 22), 'step')).toMatchObject({ kind: 'rule' });
  });
});

describe('closed hours', () => {
  it('over a weekend: closed from Friday 15:00 to Monday 08:00', () => {
    const { state } = logged('2026-11-27T13:00:00Z');
    const friday = outlook(state, new Date('2026-11-27T13:10:00Z')).coming;
    expect(only(friday, 'step').map(({ at }) => at.toISOString())).toEqual([
      '2026-11-30T08:00:00.000Z',
      '2026-11-30T10:00:00.000Z',
    ]);
    expect(because(friday, 'step')).toEqual({
      kind: 'openHours',
      from: new Date('2026-11-27T14:00:00Z'),
      opens: new Date('2026-11-30T07:00:00Z'),
    });
    const saturday = new Date('2026-11-28T09:00:00Z');
    expect(because(outlook(state, saturday).coming, 'step')).toMatchObject({
      kind: 'openHours',
      from: saturday,
      opens: new Date('2026-11-30T07:00:00Z'),
    });
    expect(because(outlook(state, new Date('2026-11-30T07:30:00Z')).coming, 'step')).toEqual({
      kind: 'rule',
      since: new Date('2026-11-27T13:00:00Z'),
      ms: 2 * 3_600_000,
      skips: true,
    });
  });

  it('names the public holidays that lie between, and no weekend and no open Christmas Eve', () => {
    const { state } = logged('2026-12-23T14:00:00Z', { assessment: { impact: 'me', urgency: 'working' } });
    const all = outlook(state, new Date('2026-12-23T14:05:00Z')).coming;
    // Wednesday; both Friday 25 December and Friday 1 January are holidays, Saturday 26 December is closed anyhow.
    expect(because(all, 'resolutionBreach')).toEqual({ kind: 'holiday', dates: ['2026-12-25', '2027-01-01'] });
    const after = outlook(state, new Date('2026-12-28T09:00:00Z')).coming;
    expect(because(after, 'resolutionBreach')).toEqual({ kind: 'holiday', dates: ['2027-01-01'] });
    const [step] = only(all, 'step');
    expect(step?.because?.kind).toBe('openHours');
  });

  const week = [[[480, 960]], [[480, 960]], [[480, 960]], [[480, 960]], [[480, 960]], [], []] as const;
  const shut: Calendar = { zone: 'Europe/Copenhagen', week, holidays: 'DK', closed: ['2026-12-24', '2026-12-27'] };

  it('names a closing day of the company, unless it is closed anyhow', () => {
    const dates = closedDates(shut, new Date('2026-12-23T14:00:00Z'), new Date('2026-12-28T09:00:00Z'));
    expect(dates).toEqual(['2026-12-24', '2026-12-25']);
  });

  it('goes from where it stands to the next opening', () => {
    const at = (text: string) => new Date(`2026-12-${text}Z`);
    expect(longestClosed(shut, at('21T09:00:00'), at('21T12:00:00'))).toBeUndefined();
    expect(longestClosed(shut, at('21T09:00:00'), at('21T18:00:00'))).toBeUndefined();
    expect(longestClosed(shut, at('21T09:00:00'), at('22T07:00:00'))).toEqual({
      from: at('21T15:00:00'),
      opens: at('22T07:00:00'),
    });
  });
});

describe('waiting', () => {
  const { targets } = aDesk();
  const desk = (pauses: Desk['pauses']) =>
    aDesk({
      pauses,
      targets: { ...targets, P1: { ...targets.P1, noNews: { kind: 'ms', ms: 30 * 60_000, text: '30m' } } },
    });
  const until = minutesAfter(300);

  it('for a vendor while the clock stands still: the wait, the silence after it, and no mark of the target', () => {
    const { state } = given([claimed, waitFor('vendor', until)], URGENT, desk(['vendor']));
    const { coming, not } = outlook(state, minutesAfter(20));
    const wait = { kind: 'waiting', reason: 'vendor', since: minutesAfter(10), until };
    expect(coming).toEqual([
      { at: until, what: 'waitOver', tells: [{ type: 'owner' }], because: wait },
      { at: minutesAfter(330), what: 'noNews', tells: [{ type: 'owner' }], because: wait },
    ]);
    expect(not).toEqual([
      { because: 'claimed', by: { id: 'p-dina', name: 'Dina Krogh' }, at: minutesAfter(1) },
      { because: 'paused', since: minutesAfter(10), reason: 'vendor', until },
    ]);
  });

  it('for a vendor while the clock runs: the marks come, told to the owner and then to the lead', () => {
    const { state } = given([claimed, waitFor('vendor')], URGENT, desk([]));
    const { coming, not } = outlook(state, minutesAfter(20));
    expect(
      only(coming, 'resolutionMark', 'resolutionBreach').map(({ at, tells }) => [minutesOf(at), tells.map(notifyKey)]),
    ).toEqual([
      [120, []],
      [180, ['owner']],
      [216, ['owner', 'lead']],
      [240, ['owner', 'lead']],
    ]);
    expect(only(coming, 'noNews').map(({ at }) => minutesOf(at))).toEqual([40]);
    expect(not.map((one) => one.because)).toEqual(['claimed']);
  });

  it('says that silence is told no more once the lead knows', () => {
    const { state } = given([claimed, tickAt(31), tickAt(61)], URGENT, desk([]));
    const { coming, not } = outlook(state, minutesAfter(62));
    expect(only(coming, 'noNews')).toEqual([]);
    expect(not.map((one) => one.because)).toEqual(['claimed', 'silenceTold']);
  });
});

describe('what does not come', () => {
  it('claimed: no step is to come', () => {
    const { state } = given([claimed], URGENT);
    expect(only(coming(state, 2), 'step', 'repeat', 'responseBreach', 'responseWarning')).toEqual([]);
  });

  it('at rest: everyone was told, and it stands on the list of the morning', () => {
    const { state } = given([tickAt(121), tickAt(241)]);
    expect(only(coming(state, 250), 'step', 'repeat')).toEqual([]);
    expect(outlook(state, minutesAfter(250)).not).toEqual([{ because: 'atRest' }]);
  });

  it('no policy at all', () => {
    expect(outlook(given([], URGENT, aDesk({ escalations: [] })).state, MONDAY_9).not).toEqual([
      { because: 'noPolicy' },
    ]);
  });

  it('ended: nothing; resolved: it closes', () => {
    expect(outlook(given([cancelled]).state, minutesAfter(5))).toEqual({ coming: [], not: [{ because: 'cancelled' }] });
    expect(outlook(given([claimed, resolved, closed]).state, minutesAfter(5))).toEqual({
      coming: [],
      not: [{ because: 'closed' }],
    });
    const { state } = given([claimed, resolved]);
    expect(outlook(state, minutesAfter(5))).toMatchObject({
      coming: [{ at: state.closesAt, what: 'closes', tells: [{ type: 'caller' }], because: { kind: 'openHours' } }],
      not: [],
    });
  });
});

test('what is offered to another team is watched', () => {
  const { state } = given([claimed, { by: DINA, do: { type: 'handOver', team: 'network' }, at: 2 }]);
  expect(only(coming(state, 3), 'handOverDue')).toEqual([
    { at: state.handOver?.dueAt, what: 'handOverDue', tells: [], team: 'network' },
  ]);
});

test.each<[string, readonly Step[], Parameters<typeof aReport>[0]]>([
  ['new', [], {}],
  ['urgent', [], { assessment: { impact: 'everybody', urgency: 'stopped' } }],
  ['told once', [tickAt(5)], { assessment: { impact: 'everybody', urgency: 'stopped' } }],
  ['repeating', [tickAt(30), tickAt(60)], { assessment: { impact: 'everybody', urgency: 'stopped' } }],
  ['held', [tickAt(5), seen], { assessment: { impact: 'everybody', urgency: 'stopped' } }],
  ['at rest', [tickAt(121), tickAt(241)], {}],
  ['claimed', [claimed], {}],
  ['asked', [claimed, asked], {}],
  ['waiting for a day', [claimed, waitFor('date', minutesAfter(3000))], {}],
  ['offered', [claimed, { by: DINA, do: { type: 'handOver', team: 'network' }, at: 2 }], {}],
  ['resolved', [claimed, resolved], {}],
  ['closed', [claimed, resolved, closed], {}],
])('%s: the first that comes is what the desk looks for next', (_, steps, more) => {
  const { state } = given(steps, aReport(more));
  expect(outlook(state, state.changedAt).coming[0]?.at).toEqual(state.nextAt);
});

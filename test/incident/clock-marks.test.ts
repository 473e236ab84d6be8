import * as fc from 'fast-check';
import { paused, resumed } from '../../src/incident/policies/clock-marks';
import { type TargetClock, WARN_AT } from '../../src/incident/types';
import { ALL_WINDOWS, anyCase, anyMoment, nightShifts } from '../calendar/any-calendar';
import { MINUTE, openMs, whenRun } from '../calendar/slow-clock';

const date = (at: number | undefined): Date => new Date(at ?? Number.NaN);
const HOUR = 60 * MINUTE;

type Mark = readonly [percent: (typeof WARN_AT)[number], at: Date];

const aClock = (from: Date, dueAt: Date, marks: readonly Mark[]): TargetClock => ({
  span: { kind: 'ms', ms: 0, text: '4h' },
  hours: 'office',
  from,
  dueAt,
  marks: marks.map(([percent, at]) => ({ percent, at })),
  pausedMs: 0,
});

/** A target of so many open milliseconds, with its marks where the slow clock reads them; and pauses at any instants. */
const anyStory = fc
  .record({
    drawn: fc.oneof(anyCase(ALL_WINDOWS), anyCase(ALL_WINDOWS, nightShifts)),
    start: anyMoment,
    ms: fc.integer({ min: 0, max: 20 * HOUR }),
    moments: fc.array(anyMoment, { maxLength: 12 }),
  })
  .map(({ drawn, start, ms, moments }) => {
    const { minutes, calendar } = drawn;
    const first = start(minutes);
    const after = (share: number): number | undefined =>
      ms === 0 ? first : whenRun(minutes, calendar, first, Math.floor((ms * share) / 100));
    const times = moments
      .map((moment) => moment(minutes))
      .filter((at) => at >= first)
      .toSorted((one, other) => one - other);
    // From each even moment to the next odd one it stands still.
    const pauses = times.flatMap((from, i) =>
      i % 2 === 0 && times[i + 1] !== undefined ? [[from, times[i + 1] ?? from] as const] : [],
    );
    return {
      minutes,
      calendar,
      ms,
      first,
      due: after(100),
      marks: WARN_AT.map((percent) => [percent, after(percent)] as const),
      pauses,
    };
  });

const play = (
  clock: TargetClock,
  pauses: readonly (readonly [number, number])[],
  calendars: Parameters<typeof resumed>[2],
): TargetClock => pauses.reduce((now, [from, to]) => resumed(paused(now, date(from)), date(to), calendars), clock);

describe('a clock that is paused and resumed at any instants', () => {
  it('stood still for the open time of its pauses: with the time it ran that is all there was', () => {
    fc.assert(
      fc.property(anyStory, ({ minutes, calendar, first, due, pauses }) => {
        const { pausedMs, pausedAt } = play(aClock(date(first), date(due ?? first), []), pauses, { office: calendar });
        expect(pausedAt).toBeUndefined();
        const edges = [first, ...pauses.flat()];
        const ran = edges.flatMap((from, i) =>
          i % 2 === 0 ? [openMs(minutes, calendar, from, edges[i + 1] ?? from)] : [],
        );
        const end = edges.at(-1) ?? first;
        expect(ran.reduce((sum, one) => sum + one, 0) + pausedMs).toBe(openMs(minutes, calendar, first, end));
      }),
      { numRuns: 200 },
    );
  });

  it('is due later by the open time of its pauses, and so are its marks at 50, 75 and 90 %', () => {
    fc.assert(
      fc.property(anyStory, ({ minutes, calendar, first, due, marks, pauses }) => {
        const still = pauses.reduce((sum, [from, to]) => sum + openMs(minutes, calendar, from, to), 0);
        const moved = (at: number | undefined): number | undefined =>
          at === undefined || still === 0 ? at : whenRun(minutes, calendar, at, still);
        const expected = [...marks.map(([, at]) => moved(at)), moved(due)];
        // Later than the window is not to be told by the oracle.
        fc.pre(!expected.includes(undefined));
        const clock = aClock(
          date(first),
          date(due),
          marks.map(([percent, at]) => [percent, date(at)] as const),
        );
        const after = play(clock, pauses, { office: calendar });
        expect([...after.marks.map(({ at }) => at), after.dueAt]).toEqual(expected.map(date));
      }),
      { numRuns: 200 },
    );
  });

  it('has its whole target of open time, whatever the pauses', () => {
    fc.assert(
      fc.property(anyStory, ({ minutes, calendar, ms, first, due, pauses }) => {
        fc.pre(due !== undefined);
        const after = play(aClock(date(first), date(due), []), pauses, { office: calendar });
        fc.pre(after.dueAt.getTime() <= (minutes.at(-1)?.at ?? 0));
        expect(openMs(minutes, calendar, first, after.dueAt.getTime()) - after.pausedMs).toBe(ms);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a clock of office hours', () => {
  const office = {
    zone: 'Europe/Copenhagen',
    week: [[[480, 960]], [[480, 960]], [[480, 960]], [[480, 960]], [[480, 900]], [], []],
  } as const;
  const calendars = { office };
  const at = (local: string): Date => new Date(`${local}+01:00`);
  const clock = aClock(at('2026-11-23T09:00'), at('2026-11-23T13:00'), [
    [50, at('2026-11-23T11:00')],
    [75, at('2026-11-23T12:00')],
    [90, at('2026-11-23T12:36')],
  ]);

  it('moves by one hour of a pause from Friday 14:00 to Monday 08:00', () => {
    const friday = { ...clock, dueAt: at('2026-11-27T14:30'), marks: [] };
    const after = resumed(paused(friday, at('2026-11-27T14:00')), at('2026-11-30T08:00'), calendars);
    expect(after).toMatchObject({ dueAt: at('2026-11-30T08:30'), pausedMs: HOUR });
  });

  it('stands still from its first pause, and resuming a clock that runs changes nothing', () => {
    const still = paused(clock, at('2026-11-23T10:00'));
    expect(paused(still, at('2026-11-23T10:30'))).toBe(still);
    expect(resumed(clock, at('2026-11-23T10:30'), calendars)).toBe(clock);
  });

  it('leaves the marks that were told where they are', () => {
    const [first, ...others] = clock.marks;
    const told = { ...clock, marks: [...(first ? [{ ...first, warnedAt: first.at }] : []), ...others] };
    const after = resumed(paused(told, at('2026-11-23T11:30')), at('2026-11-23T12:30'), calendars);
    expect(after.marks.map((mark) => mark.at)).toEqual([
      at('2026-11-23T11:00'),
      at('2026-11-23T13:00'),
      at('2026-11-23T13:36'),
    ]);
  });
});

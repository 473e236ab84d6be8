import * as fc from 'fast-check';
import { addWorkingDays } from '../../src/calendar/business-time';
import { type Calendar } from '../../src/calendar/types';
import { paused, resumed } from '../../src/incident/policies/clock-marks';
import { makePlan } from '../../src/incident/policies/plan';
import { type TargetClock, WARN_AT } from '../../src/incident/types';
import { anyCase, anyMoment, CLOCK_CHANGES } from '../calendar/any-calendar';
import { isOpenMinute, MINUTE, type Minute, openMs, whenRun } from '../calendar/slow-clock';
import { aDesk } from '../support/desk';

const HOUR = 60 * MINUTE;
/** Both clock changes of four zones; reading more of them minute by minute takes its time. */
const WINDOWS = ['Copenhagen', 'New York', 'Kolkata', 'Sydney'].flatMap((zone) => CLOCK_CHANGES[zone] ?? []);
const date = (at: number | undefined): Date => new Date(at ?? Number.NaN);

/** From and to in epoch ms. */
type Pause = readonly [from: number, to: number];

/** When `ms` open milliseconds outside the pauses have run, read minute by minute; undefined: later than the minutes. */
const whenRunOutside = (
  minutes: readonly Minute[],
  calendar: Calendar,
  from: number,
  ms: number,
  pauses: readonly Pause[],
): number | undefined => {
  let left = ms;
  for (const minute of minutes) {
    const end = minute.at + MINUTE;
    if (end <= from || !isOpenMinute(calendar, minute)) continue;
    let at = Math.max(minute.at, from);
    for (const [stands, runs] of [...pauses, [end, end] as const]) {
      const until = Math.min(Math.max(stands, at), end);
      if (until - at >= left) return at + left;
      left -= until - at;
      at = Math.min(Math.max(runs, until), end);
    }
  }
  return undefined;
};

const clockUntil = (from: number, dueAt: Date, marks: TargetClock['marks'] = []): TargetClock => ({
  span: { kind: 'ms', ms: 0, text: '' },
  hours: 'office',
  from: date(from),
  dueAt,
  marks,
  pausedMs: 0,
});

/** How long the clock runs before each pause, and how long the pause is, both by the clock on the wall. */
const anyWaits = fc.array(
  fc.record({ runs: fc.integer({ min: 0, max: 9 * HOUR }), stands: fc.integer({ min: 0, max: 30 * HOUR }) }),
  { minLength: 1, maxLength: 5 },
);
type Waits = readonly { readonly runs: number; readonly stands: number }[];

/** Pauses and resumes the clock as long as it is not due; its marks are told when they come, as the desk does. */
const waited = (clock: TargetClock, calendar: Calendar, waits: Waits) => {
  const pauses: Pause[] = [];
  let now = clock.from.getTime();
  let state = clock;
  for (const { runs, stands } of waits) {
    const from = now + runs;
    if (from >= state.dueAt.getTime()) break;
    now = from + stands;
    const marks = state.marks.map((mark) => (mark.at <= date(from) ? { ...mark, warnedAt: mark.at } : mark));
    state = resumed(paused({ ...state, marks }, date(from)), date(now), { office: calendar });
    pauses.push([from, now]);
  }
  return { state, pauses };
};

/** Ten minutes to twenty hours, in units of which 50, 75 and 90 % are whole milliseconds. */
const anyTarget = fc.integer({ min: 5 * 60, max: 600 * 60 }).map((units) => units * 2000);

describe('a clock that is paused and resumed any number of times before it is due', () => {
  it('is due, and at 50, 75 and 90 %, when that much open time outside the pauses has run', () => {
    fc.assert(
      fc.property(anyCase(WINDOWS), anyMoment, anyTarget, anyWaits, ({ minutes, calendar }, moment, ms, waits) => {
        const from = moment(minutes);
        const plain = (share: number): Date => date(whenRun(minutes, calendar, from, share));
        const marks = WARN_AT.map((percent) => ({ percent, at: plain((ms * percent) / 100) }));
        const dueAt = plain(ms);
        // Later than the window is not to be told by the oracle.
        fc.pre(!Number.isNaN(dueAt.getTime()));
        const { state, pauses } = waited(clockUntil(from, dueAt, marks), calendar, waits);
        const after = (share: number) => whenRunOutside(minutes, calendar, from, share, pauses);
        fc.pre(after(ms) !== undefined);
        expect({ dueAt: state.dueAt, marks: state.marks.map(({ at }) => at) }).toEqual({
          dueAt: date(after(ms)),
          marks: WARN_AT.map((percent) => date(after((ms * percent) / 100))),
        });
      }),
      { numRuns: 100 },
    );
  });

  it('moves a target in working days by exactly the open time of the pauses', () => {
    const anyDays = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(anyCase(WINDOWS), anyMoment, anyDays, anyWaits, ({ minutes, calendar }, moment, days, waits) => {
        const from = moment(minutes);
        const dueAt = addWorkingDays(calendar, date(from), days);
        const { state, pauses } = waited(clockUntil(from, dueAt), calendar, waits);
        fc.pre(state.dueAt.getTime() < (minutes.at(-1)?.at ?? 0));
        const stood = pauses.reduce((sum, [stands, runs]) => sum + openMs(minutes, calendar, stands, runs), 0);
        expect(openMs(minutes, calendar, dueAt.getTime(), state.dueAt.getTime())).toBe(stood);
        expect(state.pausedMs).toBe(stood);
      }),
      { numRuns: 200 },
    );
  });

  it('around the clock is due later by the length of the pauses', () => {
    const week = Array.from({ length: 7 }, () => [[0, 1440] as const]);
    fc.assert(
      fc.property(anyCase(WINDOWS), anyMoment, anyTarget, anyWaits, (drawn, moment, ms, waits) => {
        const from = moment(drawn.minutes);
        const always: Calendar = { zone: drawn.calendar.zone, week };
        const { state, pauses } = waited(clockUntil(from, date(from + ms)), always, waits);
        const stood = pauses.reduce((sum, [stands, runs]) => sum + runs - stands, 0);
        expect(state.dueAt).toEqual(date(from + ms + stood));
      }),
    );
  });

  it('is due when a clock is that is planned afresh with the time it stood still', () => {
    fc.assert(
      fc.property(anyCase(WINDOWS), anyMoment, anyTarget, anyWaits, ({ minutes, calendar }, moment, ms, waits) => {
        const from = date(moment(minutes));
        const { hours, targets, ...desk } = aDesk();
        const P3 = { ...targets.P3, resolution: { kind: 'ms', ms, text: '' } } as const;
        const planned = (pausedMs: number): TargetClock =>
          makePlan(
            { ...desk, hours: { ...hours, office: calendar }, targets: { ...targets, P3 } },
            { team: 'network', priority: 'P3', policyFrom: from, loggedAt: from, pausedMs },
          ).resolution;
        const { state } = waited(planned(0), calendar, waits);
        expect(state.dueAt).toEqual(planned(state.pausedMs).dueAt);
      }),
    );
  });
});

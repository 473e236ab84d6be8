import { isAroundTheClock, openRangesOn } from './open-hours';
import type { Calendar, Period, Span } from './types';
import { stretchAt } from './zone-offset';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Two years, after which the desk's file is refused (src/desk/sense-open.ts), and a month that no such file needs. */
const BARREN_DAYS = 762;

/** Open from `start` until before `end` (epoch ms), on the local day `day` (days since 1970-01-01), at one offset. */
interface Slot {
  readonly start: number;
  readonly end: number;
  readonly day: number;
  readonly offset: number;
}

const epoch = (at: Date): number => {
  const ms = at.getTime();
  if (Number.isNaN(ms)) throw new RangeError('calendar: the date is invalid');
  return ms;
};

const neverOpens = (calendar: Calendar, from: Date): Error =>
  new Error(`calendar in ${calendar.zone} has no opening within two years of ${from.toISOString()}`);

/**
 * Open slots from `from` on, in order, each inside one day and one UTC offset; ends at `to`, or after two years
 * without a slot. An instant is open when its wall clock is: an hour that DST skips is not there, one that it repeats
 * counts twice.
 */
function* slots(calendar: Calendar, from: number, to = Infinity): Generator<Slot, void> {
  let stretch = stretchAt(calendar.zone, from);
  let day = Math.floor((from + stretch.offset) / DAY);
  let lastOpen = day;
  while (day - lastOpen <= BARREN_DAYS) {
    const midnight = day * DAY - stretch.offset;
    if (midnight >= to) return;
    for (const [opens, closes] of openRangesOn(calendar, day)) {
      const start = Math.max(midnight + opens * MINUTE, stretch.from, from);
      const end = Math.min(midnight + closes * MINUTE, stretch.to, to);
      if (start >= end) continue;
      lastOpen = day;
      yield { start, end, day, offset: stretch.offset };
    }
    if (midnight + DAY < stretch.to) day += 1;
    else {
      stretch = stretchAt(calendar.zone, stretch.to);
      day = Math.floor((stretch.from + stretch.offset) / DAY);
    }
  }
}

/**
 * Whether `at` lies in the calendar's hours. In this file a calendar's ranges of a day are in order and apart, as
 * `parseHours` makes them; an invalid date or an unknown zone throws RangeError.
 */
export function isOpen(calendar: Calendar, at: Date): boolean {
  const from = epoch(at);
  return isAroundTheClock(calendar) || slots(calendar, from, from + 1).next().done !== true;
}

/** The first open instant at or after `from`. Throws Error for a calendar that never opens. */
export function nextOpening(calendar: Calendar, from: Date): Date {
  const at = epoch(from);
  if (isAroundTheClock(calendar)) return new Date(at);
  for (const { start } of slots(calendar, at)) return new Date(start);
  throw neverOpens(calendar, from);
}

/**
 * The earliest instant at which `ms` open milliseconds have run since `from`: `from` itself for 0 or less, the closing
 * time (not the next opening) when they end with the day. Throws Error for a calendar that never opens.
 */
export function addOpen(calendar: Calendar, from: Date, ms: number): Date {
  const at = epoch(from);
  if (Number.isNaN(ms)) throw new RangeError('calendar: the time to add is not a number');
  if (ms <= 0) return new Date(at);
  if (isAroundTheClock(calendar)) return new Date(at + ms);
  let left = ms;
  for (const { start, end } of slots(calendar, at)) {
    if (end - start >= left) return new Date(start + left);
    left -= end - start;
  }
  throw neverOpens(calendar, from);
}

/** Open milliseconds from `from` until `to`; 0 when `to` is not after `from`. */
export function openBetween(calendar: Calendar, from: Date, to: Date): number {
  const [at, until] = [epoch(from), epoch(to)];
  if (until <= at) return 0;
  if (isAroundTheClock(calendar)) return until - at;
  let open = 0;
  for (const { start, end } of slots(calendar, at, until)) open += end - start;
  return open;
}

/** Whether the local day of `at` (days since 1970-01-01) has any open time: hours that DST skips are none. */
function isOpenDay(calendar: Calendar, at: number, day: number): boolean {
  for (const slot of slots(calendar, at - 2 * DAY, at + 2 * DAY)) if (slot.day >= day) return slot.day === day;
  return false;
}

/**
 * The same wall-clock time `days` open days later (a whole number from 1); an open day has some open time.
 * Before that day's opening it is the opening, in a break the end of the break, after closing the closing. From a
 * closed day it is the closing: what is logged on Saturday with one working day is due when Monday closes, as what is
 * logged on Friday night is; so nobody gains by logging later. Where DST skips the wall-clock time it is the end of
 * the gap, where DST repeats it the first of the two. Throws Error for a calendar that never opens.
 */
export function addWorkingDays(calendar: Calendar, from: Date, days: number): Date {
  const at = epoch(from);
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`calendar: ${days} is not a number of working days`);
  const local = at + stretchAt(calendar.zone, at).offset;
  const today = Math.floor(local / DAY);
  const wall = isOpenDay(calendar, at, today) ? local - today * DAY : DAY;
  let day = today;
  let passed = 0;
  let closing: number | undefined;
  for (const slot of slots(calendar, at)) {
    if (slot.day > day) {
      if (passed === days) break;
      day = slot.day;
      passed += 1;
    }
    if (passed < days) continue;
    const wanted = slot.day * DAY + wall - slot.offset;
    // A slot that ends with its hours ends at that wall-clock time; one that DST cuts off ends at another.
    const endsThere = wanted === slot.end && wall < DAY && stretchAt(calendar.zone, wanted).offset === slot.offset;
    if (endsThere || wanted < slot.end) return new Date(Math.max(wanted, slot.start));
    closing = slot.end;
  }
  if (closing === undefined) throw neverOpens(calendar, from);
  return new Date(closing);
}

/**
 * When `span` after `from` is over. `percent` is a share of the calendar's open time between start and response
 * target, run from `from`; where the two have no open time between them (a target of `1d` over a weekend), a share of
 * the time by the clock. Throws Error for `percent` without `response` and for a calendar that never opens.
 */
export function addSpan(
  span: Span,
  from: Date,
  calendar: Calendar,
  response?: { readonly from: Date; readonly dueAt: Date },
): Date {
  if (span.kind === 'ms') return addOpen(calendar, from, span.ms);
  if (span.kind === 'days') return new Date(epoch(from) + span.days * DAY);
  if (span.kind === 'workingDays') return addWorkingDays(calendar, from, span.days);
  if (!response) throw new Error(`calendar: "${span.text}" needs a response target to be a share of`);
  const open = openBetween(calendar, response.from, response.dueAt);
  if (open > 0) return addOpen(calendar, from, Math.round((open * span.percent) / 100));
  const byClock = Math.max(0, epoch(response.dueAt) - epoch(response.from));
  return new Date(epoch(from) + Math.round((byClock * span.percent) / 100));
}

/** When it is open from `from` until `to`, in order; what touches is one. */
export function openPeriods(calendar: Calendar, from: Date, to: Date): readonly Period[] {
  const [at, until] = [epoch(from), epoch(to)];
  if (until <= at) return [];
  if (isAroundTheClock(calendar)) return [{ from, to }];
  const periods: { from: Date; to: Date }[] = [];
  for (const { start, end } of slots(calendar, at, until)) {
    const last = periods.at(-1);
    if (last && last.to.getTime() >= start) last.to = new Date(end);
    else periods.push({ from: new Date(start), to: new Date(end) });
  }
  return periods;
}

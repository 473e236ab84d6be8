import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { openBetween } from './business-time';
import { type Calendar } from './types';

/** People take turns from a day on: `from` is a local date, `at` the wall-clock time of the handovers. */
export interface Rota {
  readonly from: string;
  readonly at: string;
  /** Days of one turn. */
  readonly days: number;
}

/** Whole weeks turn by the calendar, whatever is open in them. */
export const turnsByDays = ({ days }: Pick<Rota, 'days'>): boolean => days % 7 !== 0;

/** When turns change: in a zone; `counts`: only days with time in it make up a turn, else all days do. */
export interface Turning {
  readonly zone: string;
  readonly counts?: Calendar | undefined;
}

/** A turn begins. `nth` counts from 0 at the first day. */
export interface Turn {
  readonly nth: number;
  readonly at: Date;
}

const rules = new WeakMap<Rota, RRuleTemporal<Temporal.ZonedDateTime>>();

/**
 * The days on which turns begin, as midnights in UTC: a rule in local time would leave out a handover whose wall-clock
 * time DST skips.
 */
const ruleOf = (rota: Rota): RRuleTemporal<Temporal.ZonedDateTime> => {
  const known = rules.get(rota);
  if (known) return known;
  const rule = new RRuleTemporal<Temporal.ZonedDateTime>({
    temporal: Temporal,
    freq: 'DAILY',
    interval: rota.days,
    tzid: 'UTC',
    dtstart: firstOf(rota).toZonedDateTime('UTC'),
    cache: false,
    maxIterations: 100_000,
  });
  rules.set(rota, rule);
  return rule;
};

const firstOf = ({ from }: Rota): Temporal.PlainDate => Temporal.PlainDate.from(from);

/** Days from the first one on. */
const daysTo = (rota: Rota, day: Temporal.PlainDate): number => firstOf(rota).until(day, { largestUnit: 'days' }).days;

/** The handover on a local day; where DST skips its time it is as much later, where DST repeats it the first of the two. */
const handover = (rota: Rota, zone: string, day: Temporal.PlainDate): Temporal.ZonedDateTime =>
  day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(rota.at) });

const momentOf = (rota: Rota, zone: string, day: Temporal.PlainDate): Date =>
  new Date(handover(rota, zone, day).epochMilliseconds);

interface Counted {
  readonly zone: string;
  readonly counts: Calendar;
  /** How many of the days before the nth count. */
  readonly before: number[];
}
const counted = new WeakMap<Rota, Counted>();

/** How many of the first `days` days have time in `counts` between their handover and the next. */
const countOf = (rota: Rota, zone: string, counts: Calendar, days: number): number => {
  const kept = counted.get(rota);
  const known = kept?.zone === zone && kept.counts === counts ? kept : { zone, counts, before: [0] };
  if (known !== kept) counted.set(rota, known);
  const { before } = known;
  for (let day = before.length - 1; day < days; day += 1) {
    const date = firstOf(rota).add({ days: day });
    const open = openBetween(counts, momentOf(rota, zone, date), momentOf(rota, zone, date.add({ days: 1 })));
    before.push((before[day] ?? 0) + (open > 0 ? 1 : 0));
  }
  return before[Math.max(0, days)] ?? 0;
};

/** Which turn a day is of: one that does not count is of the turn before it. */
const nthOn = (rota: Rota, { zone, counts }: Turning, day: Temporal.PlainDate): number => {
  const days = daysTo(rota, day);
  const of = counts ? Math.max(0, countOf(rota, zone, counts, days + 1) - 1) : days;
  return Math.floor(of / rota.days);
};

const dateIn = (zone: string, at: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();

/** The days between two on which a turn may begin. */
function* startsBetween(rota: Rota, { counts, zone }: Turning, first: Temporal.PlainDate, last: Temporal.PlainDate) {
  if (!counts) {
    const [from, to] = [first, last].map((day) => new Date(day.toZonedDateTime('UTC').epochMilliseconds));
    for (const day of ruleOf(rota).between(from ?? new Date(0), to ?? new Date(0), true)) yield day.toPlainDate();
    return;
  }
  const start = daysTo(rota, first) < 0 ? firstOf(rota) : first;
  for (let day = start; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const days = daysTo(rota, day);
    const before = countOf(rota, zone, counts, days);
    if (countOf(rota, zone, counts, days + 1) > before && before % rota.days === 0) yield day;
  }
}

/** Handovers from `from` until before `to`, in order. */
export const turnsBetween = (rota: Rota, turning: Turning, from: Date, to: Date): readonly Turn[] => {
  const { zone } = turning;
  const days = startsBetween(rota, turning, dateIn(zone, from).add({ days: -1 }), dateIn(zone, to).add({ days: 1 }));
  return [...days]
    .map((day) => ({ nth: nthOn(rota, turning, day), at: momentOf(rota, zone, day) }))
    .filter(({ at }) => at >= from && at < to);
};

/** Which turn is on at `at`; undefined before the first day. */
export const turnAt = (rota: Rota, turning: Turning, at: Date): number | undefined => {
  const { zone } = turning;
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  if (Temporal.ZonedDateTime.compare(now, handover(rota, zone, firstOf(rota))) < 0) return undefined;
  // Today's handover may still be to come, and yesterday's, too, where DST skips the end of that day.
  const days = [0, 1, 2].map((ago) => now.toPlainDate().subtract({ days: ago }));
  const day = days.find((one) => Temporal.ZonedDateTime.compare(now, handover(rota, zone, one)) >= 0);
  return day && nthOn(rota, turning, day);
};

import { Temporal } from 'temporal-polyfill';
import { type Person } from './person';

/**
 * When this person's quiet hours, wall-clock times of their zone, are over; undefined when `now` is none of them.
 * `22:00` to `07:00` runs over midnight; the same time twice is never quiet.
 */
export const quietUntil = ({ settings, zone }: Person, now: Date, otherwise: string): Date | undefined => {
  const quiet = settings?.quiet;
  if (!quiet) return undefined;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone ?? otherwise);
  const [from, to] = [Temporal.PlainTime.from(quiet.from), Temporal.PlainTime.from(quiet.to)];
  const time = here.toPlainTime();
  const isAfter = Temporal.PlainTime.compare(time, from) >= 0;
  const isBefore = Temporal.PlainTime.compare(time, to) < 0;
  const overMidnight = Temporal.PlainTime.compare(from, to) > 0;
  const isQuiet = overMidnight ? isAfter || isBefore : isAfter && isBefore;
  if (!isQuiet) return undefined;
  const day = here.toPlainDate().add({ days: overMidnight && isAfter ? 1 : 0 });
  return new Date(day.toZonedDateTime({ timeZone: here.timeZoneId, plainTime: to }).epochMilliseconds);
};

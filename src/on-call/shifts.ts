import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { OnCallLayer } from '../desk/model';

/** A turn of a layer begins. `nth` counts from 0 at the layer's first day. */
export interface Turn {
  readonly nth: number;
  readonly at: Date;
}

const rules = new WeakMap<OnCallLayer, RRuleTemporal<Temporal.ZonedDateTime>>();

/**
 * The days on which turns begin, as midnights in UTC: a rule in local time would leave out a handover whose wall-clock
 * time DST skips.
 */
const ruleOf = (layer: OnCallLayer): RRuleTemporal<Temporal.ZonedDateTime> => {
  const known = rules.get(layer);
  if (known) return known;
  const rule = new RRuleTemporal<Temporal.ZonedDateTime>({
    temporal: Temporal,
    freq: 'DAILY',
    interval: layer.days,
    tzid: 'UTC',
    dtstart: Temporal.PlainDate.from(layer.from).toZonedDateTime('UTC'),
    cache: false,
    maxIterations: 100_000,
  });
  rules.set(layer, rule);
  return rule;
};

/** The handover on a local day; where DST skips its time it is as much later, where DST repeats it the first of the two. */
const handover = (layer: OnCallLayer, zone: string, day: Temporal.PlainDate): Temporal.ZonedDateTime =>
  day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(layer.at) });

const nthOn = (layer: OnCallLayer, day: Temporal.PlainDate): number =>
  Temporal.PlainDate.from(layer.from).until(day, { largestUnit: 'days' }).days / layer.days;

/** Handovers of a layer from `from` until before `to`, in order. */
export const turnsBetween = (layer: OnCallLayer, zone: string, from: Date, to: Date): readonly Turn[] => {
  const midnight = (at: Date, days: number): Date =>
    new Date(
      Temporal.Instant.fromEpochMilliseconds(at.getTime())
        .toZonedDateTimeISO(zone)
        .toPlainDate()
        .add({ days })
        .toZonedDateTime('UTC').epochMilliseconds,
    );
  return ruleOf(layer)
    .between(midnight(from, -1), midnight(to, 1), true)
    .map((day) => day.toPlainDate())
    .map((day) => ({ nth: nthOn(layer, day), at: new Date(handover(layer, zone, day).epochMilliseconds) }))
    .filter(({ at }) => at >= from && at < to);
};

/** Which turn is on at `at`; undefined before the first. */
export const turnAt = (layer: OnCallLayer, zone: string, at: Date): number | undefined => {
  const first = handover(layer, zone, Temporal.PlainDate.from(layer.from));
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  if (Temporal.ZonedDateTime.compare(now, first) < 0) return undefined;
  // Today's handover may still be to come, and yesterday's, too, where DST skips the end of that day.
  const days = [0, 1, 2].map((ago) => now.toPlainDate().subtract({ days: ago }));
  const day = days.find((one) => Temporal.ZonedDateTime.compare(now, handover(layer, zone, one)) >= 0);
  return day && Math.floor(nthOn(layer, day));
};

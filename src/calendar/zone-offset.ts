import { Temporal } from 'temporal-polyfill';

/** A time in which a zone's offset from UTC stands still: `from` ≤ instant < `to`; all three in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

const DAY = 86_400_000;
const found = new Map<string, Stretch[]>();

/**
 * The stretch of `zone` (IANA) that holds the instant `at` (epoch ms). Inside it wall clock = instant + offset, so
 * that a day's hours are plain arithmetic and a DST change can be met only at its ends.
 * Throws RangeError for an unknown zone.
 */
export function stretchAt(zone: string, at: number): Stretch {
  const stretches = found.get(zone) ?? [];
  const hit = stretches.find((stretch) => stretch.from <= at && at < stretch.to);
  if (hit) return hit;
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // `previous` is strictly before its instant, so a transition at `at` itself is found from one millisecond later.
  const previous = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = here.getTimeZoneTransition('next');
  const stretch = {
    from: previous?.epochMilliseconds ?? -Infinity,
    to: next?.epochMilliseconds ?? Infinity,
    offset: here.offsetNanoseconds / 1e6,
  };
  found.set(zone, [...stretches, stretch]);
  return stretch;
}

/** The local day of an instant, as days since 1970-01-01. */
export const dayNumber = (zone: string, at: Date): number =>
  Math.floor((at.getTime() + stretchAt(zone, at.getTime()).offset) / DAY);

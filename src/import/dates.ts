import { stretchAt } from '../calendar/zone-offset';

/** How a moment is written. `iso`: as 2026-11-27T09:30:00, which every map takes beside its own. */
export const DATE_FORMATS = ['iso', 'dd-mm-yyyy', 'mm-dd-yyyy'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const TIME = String.raw`(?:[T ,]\s*(?:kl\.?\s*)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?:\s*([ap])\.?m\.?)?)?`;
const OFFSET = String.raw`\s*(Z|[+-]\d{2}:?\d{2})?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}${OFFSET}$`, 'i');
const OTHER = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${TIME}$`, 'i');
/** Longest moment that is read. */
const MOST = 40;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Nobody had a desk before. */
const FIRST_YEAR = 1970;

interface Written {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const hourOf = (hour: string | undefined, half: string | undefined): number => {
  const told = Number(hour ?? 0);
  if (half === undefined) return told;
  if (told < 1 || told > 12) return Number.NaN;
  return (told % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
};

const written = (
  [year, month, day]: readonly [string | undefined, string | undefined, string | undefined],
  [hour, minute, second, half]: readonly (string | undefined)[],
): Written => ({
  year: Number(year),
  month: Number(month),
  day: Number(day),
  hour: hourOf(hour, half),
  minute: Number(minute ?? 0),
  second: Number(second ?? 0),
});

/** As if the clock on the wall showed UTC; undefined for a day or time that there is not. */
const wallOf = ({ year, month, day, hour, minute, second }: Written): number | undefined => {
  if (!(year >= FIRST_YEAR && hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  return midnight.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
};

/** A wall clock's time in a zone; of one that was twice the first, of one that never was the moment after the jump. */
const inZone = (wall: number, zone: string): number => {
  const [before, after] = [stretchAt(zone, wall - DAY).offset, stretchAt(zone, wall + DAY).offset];
  const [first = 0, second = 0] = [wall - before, wall - after].toSorted((a, b) => a - b);
  const isIt = (at: number): boolean => at + stretchAt(zone, at).offset === wall;
  return isIt(first) ? first : isIt(second) ? second : wall - before;
};

const offsetOf = (told: string): number => {
  if (/^z$/i.test(told)) return 0;
  const [, sign, hours = '', minutes = ''] = /^([+-])(\d{2}):?(\d{2})$/.exec(told) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
};

/** Reads a moment as a file writes it; where it tells no offset, by this zone. Undefined for what is none. */
export const readDate = (text: string, format: DateFormat, zone: string): Date | undefined => {
  if (text.length > MOST) return undefined;
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, ...time] = iso;
    const wall = wallOf(written([year, month, day], time));
    const offset = time[4];
    if (wall === undefined) return undefined;
    return new Date(offset === undefined ? inZone(wall, zone) : wall - offsetOf(offset));
  }
  const [, one, two, year, ...time] = OTHER.exec(text) ?? [];
  if (year === undefined || format === 'iso') return undefined;
  const wall = wallOf(written(format === 'dd-mm-yyyy' ? [year, two, one] : [year, one, two], time));
  return wall === undefined ? undefined : new Date(inZone(wall, zone));
};

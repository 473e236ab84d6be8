import { nearestRegion } from './countries';
import { isHolidayRegion } from './holidays';
import { type Calendar } from './types';

/** What is wrong with one entry, as a sentence for the desk's owner; `key` is '' where it is the hours as a whole. */
export interface HoursProblem {
  readonly key: string;
  readonly problem: string;
}

interface Range {
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MIDNIGHT = 1440;
const TIMES = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/;
const KEYS = 'expected mon … sun, a range such as mon-thu, a list such as mon,wed, "every day", holidays or closed';
const VALUES = 'expected for example 08:00-16:00, several such with commas between, or closed';

/**
 * Opening hours as the desk's file has them, `{ 'mon-thu': '08:00-16:00', fri: '08:00-15:00', holidays: 'DK' }`, in
 * the IANA `zone`. Days not named are closed; `22:00-06:00` runs into the next day (where a holiday may close it).
 * The ranges of each day come out in order and apart. Otherwise all problems at once.
 */
export function parseHours(
  entries: Readonly<Record<string, string>>,
  zone: string,
): Calendar | { readonly problems: readonly HoursProblem[] } {
  const problems: HoursProblem[] = [];
  const givenBy = new Map<number, string>();
  const ranges: Range[] = [];
  let holidays: string | undefined;
  for (const [key, value] of Object.entries(entries)) {
    const report = (problem: string): void => void problems.push({ key, problem });
    if (key.trim().toLowerCase() === 'holidays') {
      holidays = value.trim().toUpperCase();
      if (!isHolidayRegion(holidays)) {
        const meant = nearestRegion(value.trim());
        const hint = meant === undefined ? '' : ` (did you mean "${meant}"?)`;
        report(
          `no public holidays are known for "${value}"${hint}; expected an ISO country such as DK, or a state as DE-BY`,
        );
      }
      continue;
    }
    const days = daysOf(key);
    if (!days) report(`"${key}" is no day; ${KEYS}`);
    const times = timesOf(value);
    if (typeof times === 'string') report(times);
    for (const day of days ?? []) {
      const before = givenBy.get(day);
      if (before !== undefined) report(`${DAYS[day]} is given twice, here and by "${before}"`);
      else if (typeof times !== 'string') ranges.push(...times.flatMap((time) => placed(day, time, key)));
      givenBy.set(day, before ?? key);
    }
  }
  const week = DAYS.map((_, day) =>
    joined(
      ranges.filter((range) => range.day === day),
      problems,
    ),
  );
  if (problems.length === 0 && ranges.length === 0) problems.push({ key: '', problem: `no day is open; ${KEYS}` });
  if (problems.length > 0) return { problems };
  return holidays === undefined ? { zone, week } : { zone, week, holidays };
}

/** Indices from Monday = 0, each once; undefined when the key is no day. A range may run over the week's end. */
function daysOf(key: string): readonly number[] | undefined {
  const written = key.trim().toLowerCase();
  if (/^every\s*day$/.test(written)) return DAYS.map((_, day) => day);
  const days = new Set<number>();
  for (const part of written.split(',')) {
    const [first = -1, last = first, ...rest] = part.split('-').map((name) => DAYS.indexOf(name.trim()));
    if (first < 0 || last < 0 || rest.length > 0) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return [...days];
}

/** Pairs of minutes after midnight, the second ≤ the first where it is the next day's; or what is wrong. */
function timesOf(value: string): readonly (readonly [number, number])[] | string {
  if (value.trim().toLowerCase() === 'closed') return [];
  const times: [number, number][] = [];
  for (const part of value.split(',')) {
    const [h1, m1, h2, m2] = (TIMES.exec(part.trim()) ?? []).slice(1).map(Number);
    if (h1 === undefined || m1 === undefined || h2 === undefined || m2 === undefined) {
      return `"${part.trim()}" is not understood; ${VALUES}`;
    }
    const [from, to] = [h1 * 60 + m1, h2 * 60 + m2];
    if (m1 > 59 || m2 > 59 || from >= MIDNIGHT || to > MIDNIGHT) return `"${part.trim()}" has a time that is not there`;
    if (from === to) return `"${part.trim()}" is no time at all; around the clock is 00:00-24:00`;
    times.push([from, to]);
  }
  return times;
}

function placed(day: number, [from, to]: readonly [number, number], key: string): readonly Range[] {
  if (from < to) return [{ day, from, to, key }];
  const tonight = { day, from, to: MIDNIGHT, key };
  return to === 0 ? [tonight] : [tonight, { day: (day + 1) % 7, from: 0, to, key }];
}

/** In order, touching ranges made one; reports those that overlap. */
function joined(ranges: readonly Range[], problems: HoursProblem[]): readonly (readonly [number, number])[] {
  const apart: [number, number][] = [];
  for (const { day, from, to, key } of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last && from < last[1]) problems.push({ key, problem: `two ranges overlap on ${DAYS[day]}` });
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

import { nearestRegion } from './countries';
import { isHolidayRegion } from './holidays';
import { type Calendar } from './types';

/** What is wrong with one entry; `key` is '' where it is the hours as a whole. */
export interface HoursProblem {
  readonly key: string;
  readonly problem:
    | { readonly type: 'holidays'; readonly text: string; readonly meant: string | undefined }
    /** The text is no range of times, has a time that is not there, or is no time at all. */
    | { readonly type: 'unclear' | 'noSuchTime' | 'noTime'; readonly text: string }
    /** The day is given by another entry, too. */
    | { readonly type: 'twice'; readonly day: string; readonly other: string }
    | { readonly type: 'overlap'; readonly day: string }
    | { readonly type: 'noDay' | 'noneOpen' };
}
type Wrong = HoursProblem['problem'];

interface Range {
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MIDNIGHT = 1440;
const TIMES = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/;

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
    const report = (problem: Wrong): void => void problems.push({ key, problem });
    if (key.trim().toLowerCase() === 'holidays') {
      holidays = value.trim().toUpperCase();
      if (!isHolidayRegion(holidays)) {
        report({ type: 'holidays', text: value, meant: nearestRegion(value.trim()) });
      }
      continue;
    }
    const days = daysOf(key);
    if (!days) report({ type: 'noDay' });
    const times = timesOf(value);
    if ('type' in times) report(times);
    for (const day of days ?? []) {
      const before = givenBy.get(day);
      if (before !== undefined) report({ type: 'twice', day: DAYS[day] ?? '', other: before });
      else if (!('type' in times)) ranges.push(...times.flatMap((time) => placed(day, time, key)));
      givenBy.set(day, before ?? key);
    }
  }
  const week = DAYS.map((_, day) =>
    joined(
      ranges.filter((range) => range.day === day),
      problems,
    ),
  );
  if (problems.length === 0 && ranges.length === 0) problems.push({ key: '', problem: { type: 'noneOpen' } });
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
function timesOf(value: string): readonly (readonly [number, number])[] | Wrong {
  if (value.trim().toLowerCase() === 'closed') return [];
  const times: [number, number][] = [];
  for (const part of value.split(',')) {
    const text = part.trim();
    const [h1, m1, h2, m2] = (TIMES.exec(text) ?? []).slice(1).map(Number);
    if (h1 === undefined || m1 === undefined || h2 === undefined || m2 === undefined) {
      return { type: 'unclear', text };
    }
    const [from, to] = [h1 * 60 + m1, h2 * 60 + m2];
    if (m1 > 59 || m2 > 59 || from >= MIDNIGHT || to > MIDNIGHT) return { type: 'noSuchTime', text };
    if (from === to) return { type: 'noTime', text };
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
    if (last && from < last[1]) problems.push({ key, problem: { type: 'overlap', day: DAYS[day] ?? '' } });
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

import { isAroundTheClock } from '../../calendar/open-hours';
import { type Calendar } from '../../calendar/types';
import { parseHours } from '../../calendar/week';
import { READ } from '../../ground/limits';
import { didYouMean } from '../../ground/nearest';
import { readClosingDays } from './closing-days';
import { error, type Finding, type Path } from './problems';
import { childOf, entriesOf, textOf } from './unchecked';

/** Around the clock; every desk has it under the key `always`. */
export const alwaysOpen = (zone: string): Calendar => ({
  zone,
  week: Array.from({ length: 7 }, () => [[0, 1440]] as const),
});

/** Whether it names an IANA time zone; a plain offset such as +01:00 knows no summer time and is none. */
const isZone = (zone: string): boolean => {
  if (zone.length > READ.word || !/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const safeZone = (zone: string): string => (isZone(zone) ? zone : 'UTC');

/** Whether there is such a zone, and which was probably meant. */
export const zoneFindings = (path: Path, zone: string | undefined): readonly Finding[] => {
  if (!zone || isZone(zone)) return [];
  const shown = zone.length > READ.word ? `${zone.slice(0, READ.word)}…` : zone;
  const message = `there is no time zone "${shown}"${didYouMean(zone, Intl.supportedValuesOf('timeZone'))}`;
  return [error(path, message, 'an IANA time zone, e.g. Europe/Copenhagen')];
};

const QUOTE = 'quotes around several times, e.g. mon: "08:00-12:00, 13:00-16:00"';

/** A sentence as parseHours gives it, `what is wrong; expected what`. */
const told = (path: Path, sentence: string): Finding => {
  const [message = sentence, ...rest] = sentence.split('; ');
  return error(path, message, rest.join('; ').replace(/^expected /, '') || undefined);
};

const timesOf = (value: unknown): string | undefined => {
  const times = Array.isArray(value) ? value.map(textOf) : [textOf(value)];
  return times.includes(undefined) || times.length === 0 ? undefined : times.join(', ');
};

/** Every calendar of the file that can be read, in its own zone or the desk's, and what is wrong with the rest. */
export const readHours = (
  root: unknown,
): { readonly calendars: ReadonlyMap<string, Calendar>; readonly findings: readonly Finding[] } => {
  const deskZone = textOf(childOf(root, 'desk', 'zone')) ?? '';
  const findings: Finding[] = [...zoneFindings(['desk', 'zone'], deskZone)];
  const calendars = new Map([['always', alwaysOpen(safeZone(deskZone))]]);
  for (const [key, hours] of entriesOf(childOf(root, 'hours'))) {
    const path = ['hours', key];
    const zone = textOf(childOf(hours, 'zone'));
    const entries: Record<string, string> = {};
    const problems: Finding[] = [...zoneFindings([...path, 'zone'], zone)];
    const listed = childOf(hours, 'closed');
    const closing = listed === undefined ? undefined : readClosingDays(listed, [...path, 'closed']);
    problems.push(...(closing?.findings ?? []));
    for (const [day, value] of entriesOf(hours)) {
      const times = timesOf(value);
      if (day === 'zone' || day === 'closed') continue;
      const place = [...path, day];
      if (/^\d\d?:\d\d/.test(day)) problems.push(error(place, `"${day}" is no day`, QUOTE, { at: 'key' }));
      else if (times) entries[day] = times;
      else problems.push(error(place, 'is empty', 'for example 08:00-16:00'));
    }
    const isWrong = problems.some(({ severity }) => severity === 'error');
    if (entriesOf(hours).length === 0 || (isWrong && Object.keys(entries).length === 0)) {
      if (problems.length === 0)
        problems.push(told(path, 'no day is open; expected days, e.g. { mon-fri: 08:00-16:00 }'));
      findings.push(...problems);
      continue;
    }
    const parsed = parseHours(entries, safeZone(zone ?? deskZone));
    const dates = closing?.dates ?? [];
    const calendar = dates.length > 0 && 'week' in parsed ? { ...parsed, closed: dates } : parsed;
    if ('problems' in calendar) {
      for (const { key: day, problem } of calendar.problems) {
        const finding = told(day === '' ? path : [...path, day], problem);
        problems.push(/ is no day;/.test(problem) || day === '' ? { ...finding, at: 'key' } : finding);
      }
    } else if (key === 'always' && !isAroundTheClock(calendar)) {
      const expected = '{ every day: 00:00-24:00 }, or another key';
      problems.push(error(path, '"always" is not around the clock here', expected, { at: 'key' }));
    } else calendars.set(key, calendar);
    findings.push(...problems);
  }
  return { calendars, findings };
};

import { isAroundTheClock } from '../../calendar/open-hours';
import { type Calendar } from '../../calendar/types';
import { type HoursProblem, parseHours } from '../../calendar/week';
import { READ } from '../../ground/limits';
import { nearest } from '../../ground/nearest';
import { say } from '../../view/text';
import { readClosingDays } from './closing-days';
import { error, type Finding, type Path } from './problems';
import { EXPECTED_ZONE } from './schema/fields';
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
  const hint = nearest(zone, Intl.supportedValuesOf('timeZone'));
  return [error(path, say('mistake.noZone', { zone: shown }), EXPECTED_ZONE, { hint })];
};

const EXAMPLE = '08:00-16:00';
const QUOTE = say('expected.quoteTimes', { example: 'mon: "08:00-12:00, 13:00-16:00"' });
const VALUES = say('expected.timesOrClosed', { example: EXAMPLE });

/** What parseHours found, as a sentence. */
const told = (path: Path, { key, problem }: HoursProblem): Finding => {
  const place = key === '' ? path : [...path, key];
  switch (problem.type) {
    case 'holidays': {
      const message = say('mistake.noHolidays', { text: problem.text });
      return error(place, message, say('expected.country'), { hint: problem.meant });
    }
    case 'noDay':
      return error(place, say('mistake.noDay', { day: key }), say('expected.days'), { at: 'key' });
    case 'noneOpen':
      return error(place, say('mistake.noDayOpen'), say('expected.days'), { at: 'key' });
    case 'unclear':
      return error(place, say('mistake.notUnderstood', { text: problem.text }), VALUES);
    case 'noSuchTime':
      return error(place, say('mistake.noSuchTime', { text: problem.text }));
    case 'noTime': {
      const message = say('mistake.noTimeAtAll', { text: problem.text });
      return error(place, message, say('expected.aroundTheClock', { example: '00:00-24:00' }));
    }
    case 'twice':
      return error(place, say('mistake.dayTwice', { day: problem.day, other: problem.other }));
    case 'overlap':
      return error(place, say('mistake.overlap', { day: problem.day }));
  }
};

const DAYS = say('expected.daysExample', { example: '{ mon-fri: 08:00-16:00 }' });

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
      if (/^\d\d?:\d\d/.test(day)) problems.push(error(place, say('mistake.noDay', { day }), QUOTE, { at: 'key' }));
      else if (times) entries[day] = times;
      else problems.push(error(place, say('mistake.empty'), say('expected.example', { example: EXAMPLE })));
    }
    const isWrong = problems.some(({ severity }) => severity === 'error');
    if (entriesOf(hours).length === 0 || (isWrong && Object.keys(entries).length === 0)) {
      if (problems.length === 0) problems.push(error(path, say('mistake.noDayOpen'), DAYS));
      findings.push(...problems);
      continue;
    }
    const parsed = parseHours(entries, safeZone(zone ?? deskZone));
    const dates = closing?.dates ?? [];
    const calendar = dates.length > 0 && 'week' in parsed ? { ...parsed, closed: dates } : parsed;
    if ('problems' in calendar) {
      problems.push(...calendar.problems.map((problem) => told(path, problem)));
    } else if (key === 'always' && !isAroundTheClock(calendar)) {
      const expected = say('expected.alwaysOrOther', { example: '{ every day: 00:00-24:00 }' });
      problems.push(error(path, say('mistake.alwaysNot'), expected, { at: 'key' }));
    } else calendars.set(key, calendar);
    findings.push(...problems);
  }
  return { calendars, findings };
};

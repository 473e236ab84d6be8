import { Temporal } from 'temporal-polyfill';
import { fold } from '../ground/fold';
import { READ } from '../ground/limits';

export interface WhenContext {
  readonly now: Date;
  /** IANA zone of the person who typed it. */
  readonly zone: string;
  /** Wall-clock time of a day that is named without one; 08:00 unless told. */
  readonly opens?: string;
}

/** A moment, and the day when no time was named: it is `opens` of that day then. */
export interface When {
  readonly at: Date;
  readonly day?: string;
}

const TODAY = ['today', 'i dag', 'idag'];
const TOMORROW = ['tomorrow', 'i morgen', 'imorgen'];
/** From Monday; folded as `fold` does it. */
const WEEKDAYS: readonly (readonly string[])[] = [
  ['monday', 'mon', 'mandag', 'man'],
  ['tuesday', 'tue', 'tirsdag', 'tir'],
  ['wednesday', 'wed', 'onsdag', 'ons'],
  ['thursday', 'thu', 'torsdag', 'tor'],
  ['friday', 'fri', 'fredag', 'fre'],
  ['saturday', 'sat', 'loerdag', 'loer'],
  ['sunday', 'sun', 'soendag', 'soen'],
];
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar'],
  ['february', 'feb', 'februar'],
  ['march', 'mar', 'marts'],
  ['april', 'apr'],
  ['may', 'maj'],
  ['june', 'jun', 'juni'],
  ['july', 'jul', 'juli'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct', 'oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const UNITS: Readonly<Record<'minutes' | 'hours' | 'days' | 'weeks', readonly string[]>> = {
  minutes: ['minute', 'minutes', 'min', 'minut', 'minutter'],
  hours: ['hour', 'hours', 'time', 'timer'],
  days: ['day', 'days', 'dag', 'dage'],
  weeks: ['week', 'weeks', 'uge', 'uger'],
};

const indexIn = (lists: readonly (readonly string[])[], word: string): number =>
  lists.findIndex((names) => names.includes(word));

const CLOCK = /^(?:kl\.?\s*|at\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/;

/** `8`, `16.30`, `kl. 8`, `at 4pm`; undefined for anything else. */
const clockOf = (text: string): Temporal.PlainTime | undefined => {
  const [, hour, minute = '0', half] = CLOCK.exec(text) ?? [];
  if (hour === undefined) return undefined;
  const h = Number(hour);
  if (half && (h < 1 || h > 12)) return undefined;
  const full = half === undefined ? h : (h % 12) + (half === 'pm' ? 12 : 0);
  return full > 23 || Number(minute) > 59 ? undefined : new Temporal.PlainTime(full, Number(minute));
};

const dateOf = (year: number, month: number, day: number): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
};

/** A day of this year that is over means the next year's. */
const ofThisYear = (today: Temporal.PlainDate, month: number, day: number): Temporal.PlainDate | undefined => {
  const date = dateOf(today.year, month, day);
  if (!date || Temporal.PlainDate.compare(date, today) >= 0) return date;
  return dateOf(today.year + 1, month, day);
};

const yearOf = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** `2026-12-24`, `24/12`, `24/12-2026`, `24. december`, `december 24`. */
const calendarDay = (text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = /^(\d{1,2})\/(\d{1,2})(?:[/-](\d{4}|\d{2}))?$/.exec(text);
  if (slashed) {
    const [, day, month, year] = slashed;
    if (year !== undefined) return dateOf(yearOf(year), Number(month), Number(day));
    return ofThisYear(today, Number(month), Number(day));
  }
  const named = /^(\d{1,2})\.?\s+([a-z]+)\.?(?:\s+(\d{4}))?$/.exec(text);
  const turned = /^([a-z]+)\s+(\d{1,2})(?:,?\s+(\d{4}))?$/.exec(text);
  const [day, name, year] = named ? [named[1], named[2], named[3]] : [turned?.[2], turned?.[1], turned?.[3]];
  const month = name === undefined ? -1 : indexIn(MONTHS, name);
  if (month < 0 || day === undefined) return undefined;
  return year === undefined ? ofThisYear(today, month + 1, Number(day)) : dateOf(Number(year), month + 1, Number(day));
};

/** A day in words; a weekday is the next one from today on, `passed` tells that today's is over. */
const dayOf = (text: string, today: Temporal.PlainDate, passed: boolean): Temporal.PlainDate | undefined => {
  if (TODAY.includes(text)) return today;
  if (TOMORROW.includes(text)) return today.add({ days: 1 });
  const weekday = indexIn(WEEKDAYS, text.replace(/^(?:paa|on|next|naeste)\s+/, ''));
  if (weekday < 0) return calendarDay(text, today);
  const days = (weekday + 1 - today.dayOfWeek + 7) % 7;
  return today.add({ days: days === 0 && passed ? 7 : days });
};

const spanFrom = (text: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined => {
  const [, count, word = ''] = /^(?:in|om)\s+(\d{1,3})\s*([a-z]+)$/.exec(text) ?? [];
  const [unit] = Object.entries(UNITS).find(([, names]) => names.includes(word)) ?? [];
  return count === undefined || unit === undefined ? undefined : now.add({ [unit]: Number(count) });
};

/** Every way to part it into a day and a time: the time stands last. */
const parted = (text: string): readonly (readonly [string, string])[] => {
  const words = text.split(' ');
  return words.flatMap((_, i) => {
    const [day, time] = [words.slice(0, i).join(' '), words.slice(i).join(' ')];
    return day === '' ? [] : [[day, time] as const];
  });
};

/**
 * The moment that a person means, in Danish or English: `now`, `in 3 days`, `16:00`, `tomorrow 8`, `fredag kl. 16.00`,
 * `24/12`, `24. december kl. 12`. A day without a time is when it opens; a time without a day is the next such. Where
 * DST skips it, it is as much later; where it repeats it, the first. Undefined when it is not understood.
 */
export const readWhen = (typed: string, { now, zone, opens = '08:00' }: WhenContext): When | undefined => {
  if (typed.length > READ.moment) return undefined;
  const text = fold(typed)
    .replace(/[,!?]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .trim();
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const today = here.toPlainDate();
  const at = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime): Date =>
    new Date(day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds);

  if (text === 'now' || text === 'nu') return { at: now };
  const span = spanFrom(text, here);
  if (span) return { at: new Date(span.epochMilliseconds) };
  const time = clockOf(text);
  if (time) {
    const sooner = at(today, time);
    return { at: sooner > now ? sooner : at(today.add({ days: 1 }), time) };
  }
  const opening = Temporal.PlainTime.from(opens);
  const whole = dayOf(text, today, at(today, opening) <= now);
  if (whole) return { at: at(whole, opening), day: whole.toString() };
  for (const [day, clock] of parted(text)) {
    const found = clockOf(clock);
    const date = found && dayOf(day, today, at(today, found) <= now);
    if (found && date) return { at: at(date, found) };
  }
  return undefined;
};

/** The moment alone. */
export const parseWhen = (typed: string, context: WhenContext): Date | undefined => readWhen(typed, context)?.at;

/** When a day such as `2026-12-01` begins in a zone. */
export const startOfDay = (day: string, zone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);

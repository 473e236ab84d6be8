import humanizeDuration from 'humanize-duration';
import { dayNumber } from '../calendar/zone-offset';
import type { Lang } from '../ground/lang';
import type { ViewContext } from './context';
import { LOCALES, textsFor } from './text';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const JOIN: Readonly<Record<Lang, string>> = { da: ' og ', en: ' and ' };

/**
 * A length of time in at most two units, in whole minutes; from two days on in whole days, under a minute in seconds.
 *
 * @example durationWords('da', 95 * 60_000) // '1 time og 35 minutter'
 */
export const durationWords = (lang: Lang, ms: number): string =>
  humanizeDuration(Math.max(Math.abs(ms), SECOND), {
    language: lang,
    units: Math.abs(ms) < MINUTE ? ['s'] : ['d', 'h', 'm'],
    largest: Math.abs(ms) >= 2 * DAY ? 1 : 2,
    round: true,
    conjunction: JOIN[lang],
    serialComma: false,
  });

/** "om 2 timer", "for 10 minutter siden". */
export const relativeWords = (ctx: ViewContext, at: Date): string => {
  const t = textsFor(ctx);
  const ms = at.getTime() - ctx.now.getTime();
  if (Math.abs(ms) < MINUTE) return ms > 0 ? t('time.soon') : t('time.justNow');
  return t(ms < 0 ? 'time.ago' : 'time.in', { span: durationWords(ctx.reader.lang, ms) });
};

/** Making one costs more than a whole card: they are kept. People are in few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATS = 500;

const formatter = ({ reader }: ViewContext, given: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const locale = LOCALES[reader.lang];
  const options = { timeZone: reader.zone, ...given };
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
};

/** "Friday 25 December", with the year when it is not this one. */
const dateWords = (ctx: ViewContext, at: Date, timeZone = ctx.reader.zone): string => {
  const yearOf = (day: Date, zone: string) => formatter(ctx, { timeZone: zone, year: 'numeric' }).format(day);
  return formatter(ctx, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(yearOf(at, timeZone) !== yearOf(ctx.now, ctx.reader.zone) && { year: 'numeric' }),
  }).format(at);
};

/** A calendar date such as `2026-12-25` in words, whatever zone it is in. */
export const dayWords = (ctx: ViewContext, date: string): string =>
  dateWords(ctx, new Date(`${date}T12:00:00Z`), 'UTC');

/** Which day, seen from now. */
const dayOf = (ctx: ViewContext, at: Date): 'today' | 'tomorrow' | 'yesterday' | 'date' => {
  const days = dayNumber(ctx.reader.zone, at) - dayNumber(ctx.reader.zone, ctx.now);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days === -1 ? 'yesterday' : 'date';
};

const moment = (ctx: ViewContext, at: Date, form: 'bare' | 'on'): string => {
  const day = dayOf(ctx, at);
  return textsFor(ctx)(`time.day.${day}`, {
    form,
    time: formatter(ctx, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at),
    ...(day === 'date' && { date: dateWords(ctx, at) }),
  });
};

/** A moment after a word such as *by* or *until*: "14:30", "tomorrow at 09:00"; Danish "kl. 14.30". */
export const momentWords = (ctx: ViewContext, at: Date): string => moment(ctx, at, 'bare');

/** A moment with how far away it is, after a word such as *by* or *until*: "kl. 14.30 (om 2 timer)". */
export const byWords = (ctx: ViewContext, at: Date): string => `${moment(ctx, at, 'bare')} (${relativeWords(ctx, at)})`;

/** A moment with how far away it is, standing alone: "at 14:30 (in 2 hours)"; Danish "kl. 14.30 (om 2 timer)". */
export const atWords = (ctx: ViewContext, at: Date): string => `${moment(ctx, at, 'on')} (${relativeWords(ctx, at)})`;

/** A moment in full and short, for a table: "Tue, 24 Nov, 08:00"; Danish "tirs. 24. nov. kl. 08.00". */
export const stampWords = (ctx: ViewContext, at: Date): string =>
  formatter(ctx, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);

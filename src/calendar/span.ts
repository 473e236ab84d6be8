import { type Span } from './types';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MAX_DAYS = 731;
/** Two years of five-day weeks. */
const MAX_WORKING_DAYS = 522;
const MAX_PERCENT = 1000;

/** Why a text is no length of time. `missing`: it is empty; `long`: more than two years; `percent`: more than `most`. */
export type SpanProblem =
  | { readonly type: 'missing' }
  | { readonly type: 'noUnit' | 'negative' | 'notWhole' | 'mixed' | 'unclear' | 'none' | 'long'; readonly text: string }
  | { readonly type: 'percent'; readonly text: string; readonly most: number };
interface NoSpan {
  readonly problem: SpanProblem;
}

const CLOCK = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const COUNTED = /^(\d+)(d|wd|%)$/;

/**
 * A length of time as the desk's file has it: whole numbers with the units s, m, h (also summed, the largest first),
 * d, wd or %. Anything else, zero and more than two years is a `problem`.
 */
export function parseSpan(text: string): Span | NoSpan {
  const written = text.trim();
  const compact = written.replace(/(?<=[a-z])\s+(?=\d)/g, '');
  const [, count, unit] = COUNTED.exec(compact) ?? [];
  if (unit !== undefined) return counted(written, Number(count), unit);
  const clock = CLOCK.exec(compact);
  if (!clock) return { problem: complaint(written) };
  const [, hours = 0, minutes = 0, seconds = 0] = clock;
  const ms = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
  if (ms <= 0) return { problem: { type: 'none', text: written } };
  if (ms > MAX_DAYS * DAY) return { problem: { type: 'long', text: written } };
  return { kind: 'ms', ms, text: written };
}

function counted(text: string, count: number, unit: string): Span | NoSpan {
  if (count === 0) return { problem: { type: 'none', text } };
  if (unit === '%') {
    if (count > MAX_PERCENT) return { problem: { type: 'percent', text, most: MAX_PERCENT } };
    return { kind: 'percent', percent: count, text };
  }
  const most = unit === 'd' ? MAX_DAYS : MAX_WORKING_DAYS;
  if (count > most) return { problem: { type: 'long', text } };
  return unit === 'd' ? { kind: 'days', days: count, text } : { kind: 'workingDays', days: count, text };
}

function complaint(text: string): SpanProblem {
  if (text === '') return { type: 'missing' };
  if (/^\d+$/.test(text)) return { type: 'noUnit', text };
  if (text.startsWith('-')) return { type: 'negative', text };
  if (/\d[.,]\d/.test(text)) return { type: 'notWhole', text };
  return { type: /\d(d|wd|%)/.test(text) ? 'mixed' : 'unclear', text };
}

import { type Span } from './types';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MAX_DAYS = 731;
/** Two years of five-day weeks. */
const MAX_WORKING_DAYS = 522;
const MAX_PERCENT = 1000;

const EXPECTED =
  'write for example 30s, 15m, 4h, 1h30m, 2d (48 hours), 2wd (two working days) or 50% (half of the response target)';

const CLOCK = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const COUNTED = /^(\d+)(d|wd|%)$/;

/**
 * A length of time as the desk's file has it: whole numbers with the units s, m, h (also summed, the largest first),
 * d, wd or %. Anything else, zero and more than two years is a `problem`: a sentence for the desk's owner.
 */
export function parseSpan(text: string): Span | { problem: string } {
  const written = text.trim();
  const compact = written.replace(/(?<=[a-z])\s+(?=\d)/g, '');
  const [, count, unit] = COUNTED.exec(compact) ?? [];
  if (unit !== undefined) return counted(written, Number(count), unit);
  const clock = CLOCK.exec(compact);
  if (!clock) return { problem: `${complaint(written)}; ${EXPECTED}` };
  const [, hours = 0, minutes = 0, seconds = 0] = clock;
  const ms = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
  if (ms <= 0) return { problem: `"${written}" is no time at all; ${EXPECTED}` };
  if (ms > MAX_DAYS * DAY) return { problem: `"${written}" is more than two years` };
  return { kind: 'ms', ms, text: written };
}

function counted(text: string, count: number, unit: string): Span | { problem: string } {
  if (count === 0) return { problem: `"${text}" is no time at all; ${EXPECTED}` };
  if (unit === '%') {
    if (count > MAX_PERCENT) return { problem: `"${text}" is more than ${MAX_PERCENT}% of the response target` };
    return { kind: 'percent', percent: count, text };
  }
  const most = unit === 'd' ? MAX_DAYS : MAX_WORKING_DAYS;
  if (count > most) return { problem: `"${text}" is more than two years; at most ${most}${unit}` };
  return unit === 'd' ? { kind: 'days', days: count, text } : { kind: 'workingDays', days: count, text };
}

function complaint(written: string): string {
  if (written === '') return 'a length of time is missing';
  if (/^\d+$/.test(written)) return `"${written}" has no unit`;
  if (written.startsWith('-')) return `"${written}" is negative`;
  if (/\d[.,]\d/.test(written)) return `"${written}" is not in whole numbers`;
  if (/\d(d|wd|%)/.test(written)) return `"${written}" mixes d, wd or % with something else`;
  return `"${written}" is not understood`;
}

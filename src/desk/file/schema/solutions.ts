import { z } from 'zod';
import { span, wholeNumber } from './fields';

const DAY_MS = 86_400_000;
/** More of them nobody reads before they report. */
export const MOST_OFFERED = 2;

/**
 * Standard solutions. `stale`: one that nobody has used for so long is listed to be looked at; `atIntake`: so many are
 * offered to whoever reports.
 */
export const solutions = z
  .strictObject({
    stale: span().default({ kind: 'days', days: 180, text: '180d' }),
    atIntake: wholeNumber(0, MOST_OFFERED, 'expected.atIntake').default(MOST_OFFERED),
  })
  .prefault({})
  .transform(({ stale, atIntake }) => ({
    staleMs: stale.kind === 'ms' ? stale.ms : stale.kind === 'percent' ? 0 : stale.days * DAY_MS,
    atIntake,
  }));

import { z } from 'zod';
import { clockMs, span, wholeNumber } from './fields';

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
    staleMs: clockMs(stale),
    atIntake,
  }));

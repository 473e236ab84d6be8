import { later } from '../../ground/moments';
import type { Surge } from './types';

/** So many moments are kept of the time that is looked at. */
const MOMENTS = 20;

/** What is kept when so many have the same: a moment now and then, and the newest from before the time that is looked at. */
export const surgeWith = (before: Surge, people: number, at: Date, withinMs: number): Surge => {
  const start = later(at, -withinMs);
  const older = before.findLast((one) => one.at <= start);
  const recent = before.filter((one) => one.at > start);
  const last = before.at(-1);
  const isTooSoon = last !== undefined && at.getTime() - last.at.getTime() < withinMs / MOMENTS;
  return [...(older ? [older] : []), ...recent, ...(isTooSoon ? [] : [{ at, people }])];
};

/** How many have come within that time. */
export const grownBy = (before: Surge, people: number, at: Date, withinMs: number): number =>
  people - (before.findLast((one) => one.at <= later(at, -withinMs))?.people ?? 0);

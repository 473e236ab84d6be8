import { type Period } from '../calendar/types';
import type { OnCallRefusal, OnCallRefusalCode } from './on-call-command';
import type { OnCallChanges, Override } from './types';

export const refuse = (refused: OnCallRefusalCode, person?: string): OnCallRefusal => ({
  refused,
  ...(person !== undefined && { person }),
});

export const isRefused = (outcome: OnCallChanges | OnCallRefusal): outcome is OnCallRefusal => 'refused' in outcome;

/** A year by the clock, in milliseconds. */
const LONGEST_MS = 366 * 24 * 3600_000;

export const periodProblem = ({ from, to }: Period, at: Date): OnCallRefusal | undefined => {
  if (to <= from) return refuse('ends_before_start');
  if (to <= at) return refuse('in_the_past');
  return to.getTime() - from.getTime() > LONGEST_MS ? refuse('too_long') : undefined;
};

export const isInside = (inner: Period, outer: Period): boolean => outer.from <= inner.from && inner.to <= outer.to;

const isSamePeriod = (one: Period, other: Period): boolean => isInside(one, other) && isInside(other, one);

/** An override of the team for the same hours, or for some of them; one wholly inside another is fine. */
export const overlapping = (changes: OnCallChanges, team: string, period: Period): Override | undefined =>
  changes.overrides.find((one) => {
    if (one.team !== team || one.to <= period.from || period.to <= one.from) return false;
    if (isSamePeriod(one, period)) return true;
    return !isInside(one, period) && !isInside(period, one);
  });

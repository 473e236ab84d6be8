import type { Desk } from '../../desk/model';
import { areaKey, areaOf } from '../../incident/policies/area';
import type { Solution } from '../types';

export const STALE_REASONS = ['unused', 'reopened', 'gone'] as const;
export type StaleReason = (typeof STALE_REASONS)[number];

/** So many failures, and so large a part of all uses, are often. */
const OFTEN = 3;
const OFTEN_SHARE = 0.3;

const isGone = (desk: Desk, { service, ...area }: Solution): boolean =>
  (service !== undefined && desk.services[service] === undefined) || areaOf(desk, areaKey(area)) === undefined;

/** Why somebody should look at one that is in use: nobody uses it, it does not hold, or what it is about is gone. */
export const staleReasons = (desk: Desk, solution: Solution, now: Date): readonly StaleReason[] => {
  const { status, approved, lastUsedAt, writtenAt, failed, used } = solution;
  if (status !== 'approved') return [];
  const since = [approved?.at, lastUsedAt, writtenAt].reduce<number>(
    (last, at) => Math.max(last, at?.getTime() ?? 0),
    0,
  );
  return [
    ...(now.getTime() - since >= desk.solutions.staleMs ? (['unused'] as const) : []),
    ...(failed >= OFTEN && failed >= used * OFTEN_SHARE ? (['reopened'] as const) : []),
    ...(isGone(desk, solution) ? (['gone'] as const) : []),
  ];
};

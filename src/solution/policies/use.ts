import { later } from '../../ground/moments';
import type { Solution, Use } from '../types';

/** One that was opened again within so long was not solved. */
export const HOLDS_MS = 14 * 86_400_000;
const DAY_MS = 86_400_000;
/** So many uses are remembered one by one. */
const MOST_RECENT = 500;

type Uses = Pick<Solution, 'used' | 'failed' | 'recent' | 'lastUsedAt'>;

const since = (recent: readonly Use[], at: Date): readonly Use[] =>
  recent.filter((one) => one.at > later(at, -HOLDS_MS)).slice(-MOST_RECENT);

/** The same case, or the same person on one day, counts once. */
export const isCounted = ({ recent }: Uses, { at, incident, person }: Use): boolean =>
  recent.some(
    (one) =>
      (incident !== undefined && one.incident === incident) ||
      (person !== undefined && one.person === person && one.at > later(at, -DAY_MS)),
  );

export const withUse = (uses: Uses, use: Use): Uses => ({
  used: uses.used + 1,
  failed: uses.failed,
  lastUsedAt: use.at,
  recent: [...since(uses.recent, use.at), use],
});

/** A case was opened again so soon that it counts against what had solved it. */
export const isFailure = ({ recent }: Uses, incident: string, at: Date): boolean =>
  since(recent, at).some((one) => one.incident === incident);

export const withFailure = (uses: Uses, incident: string): Uses => ({
  ...uses,
  failed: uses.failed + 1,
  recent: uses.recent.filter((one) => one.incident !== incident),
});

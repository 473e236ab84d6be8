import type { Clock } from '../ground/clock';

/** Remembers what failed, so that it is tried less and less often and never keeps others waiting. */
export interface Backoff {
  isResting(key: string): boolean;
  failed(key: string): void;
  worked(key: string): void;
}

const FIRST_MS = 5000;
const LONGEST_MS = 300_000;

export function createBackoff(clock: Clock): Backoff {
  const failures = new Map<string, { readonly times: number; readonly until: number }>();
  return {
    isResting: (key) => (failures.get(key)?.until ?? 0) > clock.now().getTime(),
    failed(key) {
      const times = (failures.get(key)?.times ?? 0) + 1;
      const restMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** (times - 1));
      failures.set(key, { times, until: clock.now().getTime() + restMs });
    },
    worked: (key) => void failures.delete(key),
  };
}

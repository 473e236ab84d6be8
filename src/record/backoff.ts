import type { Clock } from '../ground/clock';

const FIRST_MS = 5000;
const LONGEST_MS = 300_000;

/** Remembers what failed, so that it is tried less and less often and never keeps others waiting. */
export function createBackoff(clock: Clock) {
  const failures = new Map<string, { readonly times: number; readonly until: number }>();
  return {
    isResting: (key: string): boolean => (failures.get(key)?.until ?? 0) > clock.now().getTime(),
    failed(key: string): void {
      const times = (failures.get(key)?.times ?? 0) + 1;
      const restMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** (times - 1));
      failures.set(key, { times, until: clock.now().getTime() + restMs });
    },
    worked: (key: string): void => void failures.delete(key),
  };
}

export type Backoff = ReturnType<typeof createBackoff>;

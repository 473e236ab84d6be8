import type { Clock } from '../../src/ground/clock';

export interface TestClock extends Clock {
  /** Never goes back. */
  set(now: Date): void;
  advance(ms: number): void;
}

export function createTestClock(start: Date): TestClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    set(to) {
      now = Math.max(now, to.getTime());
    },
    advance(ms) {
      now += ms;
    },
  };
}

/** The only source of "now" outside tests. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that goes by another machine's. `offsetMs`: how far that one is ahead of this machine's own. */
export interface SharedClock extends Clock {
  readonly offsetMs: () => number;
  /** Asks for the time there. Never rejects; what was known stays. */
  readonly look: () => Promise<void>;
}

/** How often it is asked, in ms. */
export const LOOK_MS = 60_000;
/** An answer that took longer says too little. */
const SLOW_MS = 2000;
/** Two machines that agree this well are left alone. */
const EXACT_MS = 50;

/**
 * Own clock plus its offset to the one that all processes ask: what is due is the same for each, however their own clocks
 * differ. `own`: this machine's, in ms.
 */
export function createSharedClock(ask: () => Promise<Date>, own: () => number = Date.now): SharedClock {
  let offsetMs = 0;
  return {
    now: () => new Date(own() + offsetMs),
    offsetMs: () => offsetMs,
    async look() {
      const asked = own();
      const there = await ask().catch(() => undefined);
      const took = own() - asked;
      if (!there || took < 0 || took > SLOW_MS) return;
      const found = Math.round(there.getTime() - asked - took / 2);
      if (Math.abs(found - offsetMs) > took / 2 + EXACT_MS) offsetMs = found;
    },
  };
}

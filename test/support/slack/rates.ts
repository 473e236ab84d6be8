/** How often a bot may call. */
export interface Limits {
  /** One post a second to each channel. */
  readonly perChannel?: boolean;
  /** Posts that a quiet channel takes at once; 1 unless told. */
  readonly burst?: number;
  /** Calls of one method in a minute, by its tier. */
  readonly tier2PerMinute?: number;
  readonly tier3PerMinute?: number;
  readonly tier4PerMinute?: number;
}

/** `post` has a limit of its own, for each channel. */
export type Tier = 'post' | 2 | 3 | 4;

export interface Rates {
  /** Replaces what was set before; nothing is limited at first. */
  set(limits: Limits): void;
  /** Counts a call; the seconds to wait when it comes too early. */
  take(tier: Tier, key: string): number | undefined;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export function createRates(now: () => number): Rates {
  let limits: Limits = {};
  const taken = new Map<string, number[]>();

  function wait(key: string, points: number, windowMs: number): number | undefined {
    const recent = (taken.get(key) ?? []).filter((at) => at > now() - windowMs);
    taken.set(key, recent);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= points)
      return Math.max(1, Math.ceil((oldest + windowMs - now()) / SECOND));
    recent.push(now());
    return undefined;
  }

  return {
    set(next) {
      limits = next;
      taken.clear();
    },
    take(tier, key) {
      if (tier === 'post') {
        const burst = limits.burst ?? 1;
        return limits.perChannel ? wait(key, burst, burst * SECOND) : undefined;
      }
      const points = { 2: limits.tier2PerMinute, 3: limits.tier3PerMinute, 4: limits.tier4PerMinute }[tier];
      return points === undefined ? undefined : wait(key, points, MINUTE);
    },
  };
}

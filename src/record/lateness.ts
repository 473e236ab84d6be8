/** Upper limits in seconds; what is later than all of them is counted in the sum and the count alone. */
export const LATE_BY = [1, 2, 5, 10, 30, 60, 300, 3600] as const;

/** How late what falls due by itself was done, by this process. */
export interface Lateness {
  /** How many were no later than that limit, in the order of `LATE_BY`. */
  readonly within: readonly number[];
  readonly count: number;
  readonly sumMs: number;
}

export function createLateness() {
  const within = LATE_BY.map(() => 0);
  let count = 0;
  let sumMs = 0;
  return {
    note(lateMs: number): void {
      count += 1;
      sumMs += lateMs;
      for (const [at, limit] of LATE_BY.entries()) if (lateMs <= limit * 1000) within[at] = (within[at] ?? 0) + 1;
    },
    read: (): Lateness => ({ within: [...within], count, sumMs }),
  };
}

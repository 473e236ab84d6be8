/**
 * Runs `work` once what was given before under the same key has ended, however that ended. `waited`: something had been
 * given before, so that what was read until then may be old.
 */
export type Turns = <T>(key: string, work: (waited: boolean) => Promise<T>) => Promise<T>;

/**
 * Within one process: spares those who change the same row most of the races that they would lose. `patienceMs`: when
 * work has gone on for so long, the next begins beside it.
 */
export function createTurns(patienceMs?: number): Turns {
  const last = new Map<string, Promise<void>>();

  return async (key, work) => {
    const before = last.get(key);
    let letNext = (): void => {};
    const mine = new Promise<void>((resolve) => {
      letNext = resolve;
    });
    last.set(key, mine);
    await before;
    const patience = patienceMs === undefined ? undefined : setTimeout(letNext, patienceMs);
    try {
      return await work(before !== undefined);
    } finally {
      clearTimeout(patience);
      letNext();
      if (last.get(key) === mine) last.delete(key);
    }
  };
}

/** The same, but whoever asks while one of the same key waits for its turn shares that one. */
export function createShared<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const inTurn = createTurns();
  const waiting = new Map<string, Promise<T>>();

  return (key, work) => {
    const there = waiting.get(key);
    if (there) return there;
    const mine = inTurn(key, () => {
      waiting.delete(key);
      return work();
    });
    waiting.set(key, mine);
    return mine;
  };
}

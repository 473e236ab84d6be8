/** Runs `work` once what was given before under the same key has ended, however that ended. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Within one process: spares those who change the same row most of the races that they would lose. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();

  async function turn<T>(before: Promise<unknown> | undefined, work: () => Promise<T>): Promise<T> {
    await before?.catch(() => undefined);
    return work();
  }

  return async (key, work) => {
    const mine = turn(last.get(key), work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
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

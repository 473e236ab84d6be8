/** Runs `work` once what was given before under the same key has ended, however that ended. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Within one process: spares those who change the same row most of the races that they would lose. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();

  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work);
    const ended = turn.catch(() => undefined);
    last.set(key, ended);
    void ended.then(() => {
      if (last.get(key) === ended) last.delete(key);
    });
    return turn;
  };
}

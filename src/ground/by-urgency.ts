/** Runs work, `atOnce` at a time, and of what waits the most urgent first (1 before 9), else in the order it came. */
export function createByUrgency(atOnce: number) {
  const waiting: { readonly urgency: number; readonly start: () => void }[] = [];
  let running = 0;

  const turn = (urgency: number): Promise<void> =>
    new Promise((start) => {
      const behind = waiting.findIndex((other) => other.urgency > urgency);
      waiting.splice(behind < 0 ? waiting.length : behind, 0, { urgency, start });
    });

  return async <T>(urgency: number, work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1;
    else await turn(urgency);
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next.start();
      else running -= 1;
    }
  };
}

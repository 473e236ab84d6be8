/** The result if it is there in `ms`, else what `late` gives, or throws; the work goes on. */
export const inTime = <T, L>(work: Promise<T>, ms: number, late: () => L): Promise<T | L> =>
  new Promise((resolve, reject) => {
    // By a bare timer: taking one back by a signal makes an error with its stack, for every call of the store.
    const limit = setTimeout(() => void new Promise<L>((done) => done(late())).then(resolve, reject), Math.max(0, ms));
    work.then(resolve, reject).finally(() => clearTimeout(limit));
  });

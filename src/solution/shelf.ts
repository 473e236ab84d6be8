import { later } from '../ground/moments';
import { createFitting, type Fitting } from './policies/fitting';
import { SOLUTION_PAGE, type SolutionStore } from './store';
import type { Solution } from './types';

/** A write of another process may be seen so much later than it is stamped. */
const LATE_MS = 15_000;

/** The solutions of the desk, as far as this process knows: of what another process wrote, as of seconds ago. */
export interface Shelf {
  /** Asks the store for what changed since. */
  look(): Promise<void>;
  /** What this process has just written. */
  put(solution: Solution): void;
  /** All that were not taken out of use, by number. */
  all(): readonly Solution[];
  byNumber(number: number): Solution | undefined;
  /** What was made of this case, and was not taken out of use. */
  ofCase(incident: string): Solution | undefined;
  /** Those in use that fit. */
  readonly fitting: Fitting;
}

export function createShelf(store: Pick<SolutionStore, 'changedSince'>): Shelf {
  const known = new Map<string, Solution>();
  let seen = new Date(0);
  let fitting: Fitting | undefined;
  let looking: Promise<void> | undefined;

  const put = (solution: Solution): void => {
    const before = known.get(solution.id);
    if (before && before.changedAt > solution.changedAt) return;
    known.set(solution.id, solution);
    const isSame = before?.writtenAt.getTime() === solution.writtenAt.getTime() && before.status === solution.status;
    if (!isSame) fitting = undefined;
  };

  async function read(): Promise<void> {
    let since = later(seen, -LATE_MS);
    for (;;) {
      const page = await store.changedSince(since);
      for (const one of page) put(one);
      const last = page.at(-1)?.changedAt;
      if (last && last > seen) seen = last;
      if (!last || page.length < SOLUTION_PAGE || last <= since) return;
      since = last;
    }
  }

  const all = (): readonly Solution[] =>
    [...known.values()].filter(({ status }) => status !== 'withdrawn').toSorted((a, b) => a.number - b.number);

  return {
    look: () =>
      (looking ??= read().finally(() => {
        looking = undefined;
      })),
    put,
    all,
    byNumber: (number) => [...known.values()].find((one) => one.number === number),
    ofCase: (incident) =>
      [...known.values()].find(({ fromCase, status }) => fromCase === incident && status !== 'withdrawn'),
    fitting(...asked) {
      fitting ??= createFitting(all().filter(({ status }) => status === 'approved'));
      return fitting(...asked);
    },
  };
}

import type { Logger } from 'pino';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import { createHandle } from '../record/handle';
import { logged } from '../record/logged';
import type { Saved } from '../record/stored';
import { solutionKind } from './kind';
import { createShelf, type Shelf } from './shelf';
import type { SolutionStore } from './store';
import type { HandleSolution, SolutionTypes } from './stored';

export interface OpenedDeps {
  readonly solutions: SolutionStore;
  readonly desk: () => Desk;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Starts delivering what a save left; must not reject. */
  readonly drain: (saved: Saved<SolutionTypes>) => void;
}

/** The room at work: what gives its commands, and the shelf that sees at once what they wrote. */
export function openSolutions({ solutions, desk, clock, log, drain }: OpenedDeps): {
  readonly handleSolution: HandleSolution;
  readonly shelf: Shelf;
} {
  const shelf = createShelf(solutions);
  const handle = createHandle({
    kind: solutionKind,
    store: solutions,
    desk,
    clock,
    drain: (saved) => {
      shelf.put(saved.stored.state);
      drain(saved);
    },
  });
  return { handleSolution: logged(solutionKind, handle, log, desk), shelf };
}

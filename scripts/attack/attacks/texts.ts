import { READ } from '../../../src/ground/limits';
import { worstText, worstTexts } from '../../../test/hostile/worst-texts';
import type { Attack } from '../types';

/** Part 5: every function that takes text, with its worst, at a part of its cap: the time must grow no faster than that. */
export const TEXTS: readonly Attack[] = [0.25, 0.5, 1, 4].map((part) => ({
  name: `worst texts of every function, ${part} of its cap (in this process)`,
  expect: ['answered'],
  send: async () => {
    for (const { cap, pieces, run } of await worstTexts()) {
      for (const piece of pieces) run(worstText(piece, READ[cap] * part));
    }
    return 'answered';
  },
}));

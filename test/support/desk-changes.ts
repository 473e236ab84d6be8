import { createDeskChanges, type DeskChanges } from '../../src/app/desks/changes';
import type { DeskVersionStore } from '../../src/app/desks/store';
import type { Clock } from '../../src/clock';
import type { Desk } from '../../src/desk/types';

/** The changes of a desk that came from no file: there is nothing to change. */
export const noDeskChanges = (store: DeskVersionStore, desk: Desk, clock: Clock): DeskChanges =>
  createDeskChanges({ store, live: { current: () => desk, take: async () => {}, unreadable: () => 0 }, clock });

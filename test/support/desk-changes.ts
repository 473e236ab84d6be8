import type { Desk } from '../../src/desk/model';
import { createDeskChanges, type DeskChanges } from '../../src/desk-edit/versions/changes';
import type { DeskVersionStore } from '../../src/desk-edit/versions/store';
import type { Clock } from '../../src/ground/clock';

/** The changes of a desk that came from no file: there is nothing to change. */
export const noDeskChanges = (store: DeskVersionStore, desk: Desk, clock: Clock): DeskChanges =>
  createDeskChanges({ store, live: { current: () => desk, take: async () => {}, unreadable: () => 0 }, clock });

import type { DeskMove } from '../versions/store';
import type { DeskMoveRow } from '../views/desk-view';

/** A change of the desk, as far as a list shows it. */
export const rowOf = ({ version, how, at, by }: DeskMove): DeskMoveRow => ({
  version,
  how,
  at,
  ...(by && { by: by.name }),
});

import type { RecountCommand } from '../commands';
import type { Incident } from '../types';
import { ALREADY, type Outcome } from './shared';

/** How many follow it, where that is not what it says already. */
export const recount = ({ followers }: RecountCommand, state: Incident): Outcome =>
  (state.followers ?? 0) === followers ? ALREADY : [{ type: 'followed', followers }];

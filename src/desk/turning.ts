import { type Turning, turnsByDays } from '../calendar/turns';
import { type Calendar } from '../calendar/types';
import type { OnCall, OnCallLayer } from './model';

/** A turn by days is of days that have hours, unless the schedule says `turns: calendar`. `calendar`: the layer's hours. */
export const turningOf = (
  { zone, turns }: Pick<OnCall, 'zone' | 'turns'>,
  layer: Pick<OnCallLayer, 'days'>,
  calendar: Calendar | undefined,
): Turning => ({ zone, ...(calendar && turns === undefined && turnsByDays(layer) && { counts: calendar }) });

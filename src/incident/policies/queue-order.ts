import type { Incident } from '../types';

/** P1 and P2 that nobody has: they stand before all others in the queue. */
export const needsSomebodyAtOnce = ({ status, priority }: Pick<Incident, 'status' | 'priority'>): boolean =>
  status === 'new' && (priority === 'P1' || priority === 'P2');

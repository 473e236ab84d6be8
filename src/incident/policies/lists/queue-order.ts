import type { Incident } from '../../types';
import { isPending } from '../approval';

/** P1 and P2 that nobody has, and may take: they stand before all others in the queue. */
export const needsSomebodyAtOnce = (incident: Pick<Incident, 'status' | 'priority' | 'approval'>): boolean =>
  incident.status === 'new' && (incident.priority === 'P1' || incident.priority === 'P2') && !isPending(incident);

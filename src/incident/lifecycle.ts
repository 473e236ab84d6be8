import type { Incident, Status } from './types';

export const UNRESOLVED: readonly Status[] = ['new', 'in_progress', 'waiting'];

/** Nobody has found what fixed it yet. */
export const isUnresolved = ({ status }: Pick<Incident, 'status'>): boolean => UNRESOLVED.includes(status);

/** Nothing can come of it any more, unless it is opened again. */
export const isEnded = ({ status }: Pick<Incident, 'status'>): boolean => status === 'closed' || status === 'cancelled';

/** Its caller is asked: something, or whether it works. */
export const waitsForCaller = ({ status, question }: Incident): boolean =>
  status === 'resolved' || (status === 'waiting' && question !== undefined);

/** How long a closed or cancelled case can be opened again, in milliseconds: 14 days by the clock. */
export const REOPEN_WITHIN_MS = 14 * 24 * 60 * 60 * 1000;

/** The last moment at which a closed or cancelled case can be opened again. */
export const reopenUntil = (incident: Incident): Date | undefined => {
  const ended = incident.closed?.at ?? incident.cancelled?.at;
  return ended && new Date(ended.getTime() + REOPEN_WITHIN_MS);
};

import type { Delivery } from '../rows';
import type { Reached } from '../subject';
import { recipientKey } from '../target';
import { sameSaying } from './plan';

const isStandIn = ({ meant, standsFor }: Delivery): boolean =>
  meant !== undefined && standsFor?.includes(meant) === true;

/** Whom the rows of one saying reached so far, as the people they are meant for; those that may still arrive tell nothing. */
export function reachedBy(rows: readonly Delivery[], effect: string): Reached {
  const own = rows.filter((row) => row.effect === effect);
  const kind = own[0]?.notice.kind;
  if (kind === undefined) return { told: [], missed: [] };
  const same = sameSaying(rows, effect, kind);
  /** They got it, if by the message of another audience. */
  const arrived = (row: Delivery): boolean =>
    row.status === 'sent' ||
    (row.reason === 'duplicate' &&
      same.some((other) => other.status === 'sent' && recipientKey(other.target) === recipientKey(row.target)));
  const isLost = (row: Delivery): boolean =>
    row.status === 'refused' || (isStandIn(row) && row.status !== 'unknown' && row.status !== 'cancelled');
  // A row that another audience's message took up is told of once that message has arrived.
  const all = [...new Set([...own, ...same])];
  const told = new Set(
    all.flatMap((row) => (row.meant !== undefined && !isStandIn(row) && arrived(row) ? [row.meant] : [])),
  );
  const missed = new Set([
    ...all.flatMap((row) => row.standsFor ?? []),
    ...own.flatMap((row) => (row.meant !== undefined && isLost(row) ? [row.meant] : [])),
  ]);
  return { told: [...told], missed: [...missed].filter((name) => !told.has(name)) };
}

import { VAGT } from '../../ground/actor';
import { isUnresolved } from '../../incident/lifecycle';
import type { StoredIncident } from '../../record/records';
import { versionOf } from '../../record/wake';
import type { DeliveryReason } from '../fate';
import { type Delivery } from '../rows';

type Since = StoredIncident['timeline'];

/** A ping is for a case nobody has taken: a claim since it was decided makes it pointless. */
const isTaken = ({ state }: StoredIncident, since: Since): boolean =>
  state.status !== 'new' || since.some((event) => event.type === 'claimed' || event.type === 'resolved');

/** The held message that this row is was taken back. */
function isUndone(row: Delivery, { timeline }: StoredIncident, since: Since): boolean {
  const written = timeline.find((event) => versionOf(event.id) === versionOf(row.effect) && event.type === 'messaged');
  const message = written?.type === 'messaged' ? written.held?.message : undefined;
  return message !== undefined && since.some((event) => event.type === 'unsent' && event.message === message);
}

/** What it reminds of has been seen to. */
function isOvertaken({ notice }: Delivery, { state }: StoredIncident, since: Since): boolean {
  const { kind } = notice;
  if (kind === 'noNews') {
    return !isUnresolved(state) || state.owner === undefined || since.some((event) => event.by !== VAGT);
  }
  if (kind === 'handOver' || kind === 'handOverWaits') return state.handOver === undefined;
  return (kind === 'targetWarning' || kind === 'targetBreached') && !isUnresolved(state);
}

/** Why it need not be sent any more, in the case as it is now. */
export function staleness(row: Delivery, stored: StoredIncident): DeliveryReason | undefined {
  const since = stored.timeline.filter((event) => versionOf(event.id) > versionOf(row.effect));
  if (row.notice.kind === 'ping' && isTaken(stored, since)) return 'taken';
  if (row.notice.kind === 'messaged' && isUndone(row, stored, since)) return 'undone';
  return isOvertaken(row, stored, since) ? 'overtaken' : undefined;
}

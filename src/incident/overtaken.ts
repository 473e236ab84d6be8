import type { DeliveryReason } from '../delivery/reasons';
import { VAGT } from '../ground/actor';
import { versionOf } from '../record/stored';
import type { Notice } from './effects';
import { isUnresolved } from './lifecycle';
import type { StoredIncident } from './stored';

type Since = StoredIncident['timeline'];

/** A ping is for a case nobody has taken: a claim since it was decided makes it pointless. */
const isTaken = ({ state }: StoredIncident, since: Since): boolean =>
  state.status !== 'new' || since.some((event) => event.type === 'claimed' || event.type === 'resolved');

/** The held message that it is was taken back. */
function isUndone(effect: string, { timeline }: StoredIncident, since: Since): boolean {
  const written = timeline.find((event) => versionOf(event.id) === versionOf(effect) && event.type === 'messaged');
  const message = written?.type === 'messaged' ? written.held?.message : undefined;
  return message !== undefined && since.some((event) => event.type === 'unsent' && event.message === message);
}

/** What it reminds of has been seen to. */
function isSeenTo({ kind }: Notice, { state }: StoredIncident, since: Since): boolean {
  if (kind === 'noNews') {
    return !isUnresolved(state) || state.owner === undefined || since.some((event) => event.by !== VAGT);
  }
  if (kind === 'handOver' || kind === 'handOverWaits') return state.handOver === undefined;
  return (kind === 'targetWarning' || kind === 'targetBreached') && !isUnresolved(state);
}

/** Why what was decided by the write of `effect` need not be said any more, in the case as it is now. */
export function overtaken(effect: string, notice: Notice, stored: StoredIncident): DeliveryReason | undefined {
  const since = stored.timeline.filter((event) => versionOf(event.id) > versionOf(effect));
  if (notice.kind === 'ping' && isTaken(stored, since)) return 'taken';
  if (notice.kind === 'messaged' && isUndone(effect, stored, since)) return 'undone';
  return isSeenTo(notice, stored, since) ? 'overtaken' : undefined;
}

import { VAGT } from '../../ground/actor';
import { StoreUnavailable } from '../../record/unavailable';
import type { KeptThread } from '../conversation/thread';
import type { ReceivedMail } from '../received';
import type { Arrived, ArrivingDeps } from './turn';

/** A mail of ours that came back: its case shows it, and whoever wrote what stood in it hears that it did not arrive. */
export const takeReturned = async (
  deps: ArrivingDeps,
  { returned = [] }: ReceivedMail,
  thread: KeptThread | undefined,
): Promise<Arrived> => {
  const failed = returned.find(({ action }) => action === 'failed');
  if (!failed || !thread) return { type: 'taken', as: 'nothing' };
  const { incident, address, delivery = thread.id } = thread;
  const { deliveries } = deps.store;
  const row = await deliveries.get(delivery);
  if (row?.status === 'sent') await deps.undelivered(row.subject, row, 'refused');
  const key = `bounced.${delivery}`;
  const handled = await deps.handle({ type: 'bounced', incident, address, why: failed.why, by: VAGT, key });
  if (handled.type === 'unsure')
    throw new StoreUnavailable('Whether a case shows that its mail came back is not known');
  // The last: whoever brings the report once more finds nothing left to do.
  if (row) await deliveries.cameBack(row.id, deps.clock.now());
  return { type: 'taken', as: 'returned' };
};

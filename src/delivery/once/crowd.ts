import { later } from '../../ground/moments';
import type { DeliveryStore } from '../store';
import type { InCrowd, Snapshot, Unplanned } from '../subject';
import { NOBODY } from '../target';
import { heldUntil, rowFor, settledRow } from './plan';

/** So many of them are told at a time, and then those after them: a workspace takes a few hundred messages a minute. */
const AT_ONCE = 10;
const PACE_MS = 2000;

/**
 * Plans a row for each of many, a page at a time. What a process that died had planned is there already: begun again, it
 * comes to the same rows, none twice and none missing.
 */
export async function planCrowd(
  deliveries: Pick<DeliveryStore, 'plan'>,
  { subject }: Snapshot,
  saying: Unplanned,
  crowd: AsyncIterable<readonly InCrowd[]>,
  now: Date,
): Promise<void> {
  const { notBefore: _, ...said } = saying;
  const told = new Set<string>();
  for await (const page of crowd) {
    const fresh = page.filter(({ id }) => !told.has(id));
    const rows = fresh.map(({ id, audience }, i) => {
      const turn = Math.floor((told.size + i) / AT_ONCE);
      const row = rowFor(subject, { ...said, audience }, { type: 'person', id, way: 'chat' }, now);
      return turn === 0 ? row : { ...row, ...heldUntil(later(now, turn * PACE_MS)) };
    });
    for (const { id } of fresh) told.add(id);
    await deliveries.plan(rows);
  }
  if (told.size === 0)
    await deliveries.plan([settledRow(rowFor(subject, said, NOBODY, now), 'cancelled', 'no_followers')]);
}

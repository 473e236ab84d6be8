import { ulid } from 'ulid';
import type { LiveStore } from '../../../src/delivery/live/store';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

async function aCard(live: Pick<LiveStore, 'lease'>) {
  const id = ulid();
  const of = {
    type: 'card',
    id: `incident.${id}.card.team`,
    subject: { kind: 'incident', id },
    place: 'team',
  } as const;
  const row = await live.lease(of, 'a', minutes(0), minutes(1));
  if (!row) throw new Error(`${id} is there already`);
  return row;
}

/** What stands, and is edited without a lease. */
export function liveCardContract(stores: Stores): void {
  it('is kept for as long as it is told, whoever holds it, and stays as it is otherwise', async () => {
    const { store, other } = stores();
    const row = await aCard(store.live);
    await other.live.expire(row.id, minutes(7));
    expect(await store.live.get(row.id)).toStrictEqual({ ...row, expireAt: minutes(7) });
    await other.live.expire(row.id, undefined);
    expect(await store.live.get(row.id)).toStrictEqual(row);
    await other.live.expire('nothing', minutes(7));
    expect(await store.live.get('nothing')).toBeUndefined();
  });

  it('is found beside others that are asked for at the same moment', async () => {
    const { live } = stores().store;
    const [one, two] = [await aCard(live), await aCard(live)];
    const found = await Promise.all([one.id, 'nothing', two.id, one.id].map((id) => live.get(id)));
    expect(found).toStrictEqual([one, undefined, two, one]);
  });
}

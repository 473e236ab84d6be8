import { ulid } from 'ulid';
import type { Stores } from '../store';

const until = new Date('2027-01-01T00:00:00Z');

/** What lets somebody into the portal. */
export function portalKeyContract(stores: Stores): void {
  const aSession = (address: string) => ({ type: 'session', id: ulid(), address, until }) as const;

  it('are found by their hashes, and taken away by one of those who take them', async () => {
    const { store, other } = stores();
    const link = { type: 'link', id: ulid(), address: 'kim@example.com', browser: 'b', until } as const;
    await store.portalKeys.keep(link);
    expect(await other.portalKeys.get(link.id)).toStrictEqual(link);
    const taken = await Promise.all([store.portalKeys.take(link.id), other.portalKeys.take(link.id)]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await store.portalKeys.get(link.id)).toBeUndefined();
  });

  it('of one address are taken away together', async () => {
    const { store, other } = stores();
    const [one, two, others] = [aSession('maja@example.com'), aSession('maja@example.com'), aSession('bo@example.com')];
    for (const key of [one, two, others]) await store.portalKeys.keep(key);
    await other.portalKeys.takeAll('maja@example.com');
    expect(await Promise.all([one, two, others].map(({ id }) => store.portalKeys.get(id)))).toStrictEqual([
      undefined,
      undefined,
      others,
    ]);
  });
}

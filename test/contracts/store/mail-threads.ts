import { ulid } from 'ulid';
import type { Stores } from '../store';

const until = new Date('2027-01-01T00:00:00Z');

/** Which mail means which case. */
export function mailThreadContract(stores: Stores): void {
  const aToken = () => ({ id: ulid(), by: 'token', incident: 'i1', address: 'kim@example.com', until }) as const;

  it('are found by their hashes, by every process', async () => {
    const { store, other } = stores();
    const token = aToken();
    const name = { ...token, id: ulid(), by: 'name', delivery: 'incident.i1.1.0.person:k' } as const;
    await store.mailThreads.keep([token, name]);
    const found = await other.mailThreads.many([name.id, 'nobody’s', token.id]);
    expect(found.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toStrictEqual(
      [token, name].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(await other.mailThreads.many([])).toEqual([]);
  });

  it('are there once, however often they are kept', async () => {
    const { store, other } = stores();
    const token = aToken();
    await Promise.all([store.mailThreads.keep([token]), other.mailThreads.keep([token])]);
    expect(await other.mailThreads.many([token.id])).toStrictEqual([token]);
  });
}

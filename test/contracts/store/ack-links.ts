import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

export function ackLinkContract(stores: Stores): void {
  it('keeps whose link it is by the hash of what it says', async () => {
    const { store, other } = stores();
    const link = { id: 'hash-of-a', incident: 'i', person: 'p', until: minutes(120) };
    await store.ackLinks.keep(link);
    await store.ackLinks.keep({ ...link, id: 'hash-of-b', person: 'q' });
    expect(await other.ackLinks.get('hash-of-a')).toStrictEqual(link);
    expect(await other.ackLinks.get('hash-of-c')).toBeUndefined();
  });
}

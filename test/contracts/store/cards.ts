import { ulid } from 'ulid';
import { type CardRow } from '../../../src/delivery/rows';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

const ROOM = { platform: 'teams', kind: 'room', id: 'room' } as const;
const ref = (id: string) => ({ address: ROOM, id });

export function cardContract(stores: Stores): void {
  const newRow = () => {
    const incident = ulid();
    return {
      id: `incident.${incident}.card.team`,
      subject: { kind: 'incident', id: incident },
      place: 'team',
    } as const satisfies Partial<CardRow>;
  };
  const held = async (by = 'a') => {
    const row = newRow();
    const leased = await stores().store.deliveries.leaseCard(row, by, minutes(0), minutes(1));
    expect(leased).toStrictEqual({ ...row, shownVersion: -1, reposts: 0, leaseBy: by, leaseUntil: minutes(1) });
    return row;
  };

  it('makes the row and gives its lease to one of many', async () => {
    const { store, other } = stores();
    const row = newRow();
    const leases = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? store : other).deliveries.leaseCard(row, `worker-${index}`, minutes(0), minutes(1)),
      ),
    );
    expect(leases.filter((lease) => lease !== undefined)).toHaveLength(1);
    expect(await store.deliveries.card('nothing')).toBeUndefined();
  });

  it('gives the lease on when it was released or ran out, and to its holder again', async () => {
    const { deliveries } = stores().store;
    const row = await held('a');
    expect(await deliveries.leaseCard(row, 'b', minutes(0.5), minutes(2))).toBeUndefined();
    expect(await deliveries.leaseCard(row, 'a', minutes(0.5), minutes(2))).toMatchObject({ leaseUntil: minutes(2) });
    expect(await deliveries.leaseCard(row, 'b', minutes(1.5), minutes(3))).toBeUndefined();
    expect(await deliveries.leaseCard(row, 'b', minutes(2), minutes(3))).toMatchObject({ leaseBy: 'b' });
    expect(await deliveries.showCard(row.id, 'b', {}, true)).toBe(true);
    expect(await deliveries.leaseCard(row, 'c', minutes(2), minutes(3))).toMatchObject({ leaseBy: 'c' });
  });

  it('writes what is shown for the holder of the lease only', async () => {
    const { deliveries } = stores().store;
    const row = await held('a');
    expect(await deliveries.showCard(row.id, 'b', { shownVersion: 9 }, true)).toBe(false);
    expect(await deliveries.showCard('nothing', 'a', { shownVersion: 9 }, true)).toBe(false);
    expect(await deliveries.showCard(row.id, 'a', { shownVersion: 3, ref: ref('m1'), address: ROOM }, false)).toBe(
      true,
    );
    const shown = { ...row, shownVersion: 3, reposts: 0, ref: ref('m1'), address: ROOM };
    expect(await deliveries.card(row.id)).toStrictEqual({ ...shown, leaseBy: 'a', leaseUntil: minutes(1) });

    expect(await deliveries.showCard(row.id, 'a', { shownVersion: 4 }, true)).toBe(true);
    expect(await deliveries.card(row.id)).toStrictEqual({ ...shown, shownVersion: 4 });
    expect(await deliveries.showCard(row.id, 'a', { shownVersion: 5 }, false)).toBe(false);
  });

  it('forgets troubles once something is shown, and not before', async () => {
    const { deliveries } = stores().store;
    const row = await held('a');
    await deliveries.showCard(row.id, 'a', { unknownSince: minutes(1), notBefore: minutes(2) }, false);
    await deliveries.showCard(row.id, 'a', { reposts: 1 }, false);
    expect(await deliveries.card(row.id)).toMatchObject({
      unknownSince: minutes(1),
      notBefore: minutes(2),
      reposts: 1,
    });
    await deliveries.showCard(row.id, 'a', { shownVersion: 2, ref: ref('m2') }, true);
    expect(await deliveries.card(row.id)).toStrictEqual({ ...row, shownVersion: 2, reposts: 1, ref: ref('m2') });
  });

  it('forgets where it stood once it has left, and nothing else', async () => {
    const { deliveries } = stores().store;
    const row = await held('a');
    await deliveries.showCard(row.id, 'a', { shownVersion: 3, ref: ref('m1'), address: ROOM, team: 'it' }, false);
    expect(await deliveries.showCard(row.id, 'a', { left: true, team: 'network' }, true)).toBe(true);
    expect(await deliveries.card(row.id)).toStrictEqual({ ...row, shownVersion: 3, reposts: 0, team: 'network' });
    expect(await deliveries.cardByMessage(ref('m1'))).toBeUndefined();
  });

  it('finds a card by its message, and the cards of a thread', async () => {
    const { deliveries } = stores().store;
    const [first, second, elsewhere] = [await held(), await held(), await held()];
    const thread = { platform: 'teams', kind: 'thread', id: 'room;messageid=1' } as const;
    await deliveries.showCard(first.id, 'a', { shownVersion: 1, ref: { address: thread, id: 'same' } }, true);
    await deliveries.showCard(second.id, 'a', { shownVersion: 1, ref: { address: thread, id: 'm2' } }, true);
    await deliveries.showCard(elsewhere.id, 'a', { shownVersion: 1, ref: ref('same') }, true);

    expect((await deliveries.cardByMessage({ address: thread, id: 'same' }))?.id).toBe(first.id);
    expect((await deliveries.cardByMessage(ref('same')))?.id).toBe(elsewhere.id);
    expect(await deliveries.cardByMessage({ address: { ...thread, platform: 'slack' }, id: 'same' })).toBeUndefined();
    expect(await deliveries.cardByMessage(ref('nothing'))).toBeUndefined();
    const there = (await deliveries.cardsAt(thread)).map((row) => row.id);
    expect(there.toSorted()).toEqual([first.id, second.id].toSorted());
  });

  it('lists cards whose fate is unknown, oldest first, until one is adopted', async () => {
    const { deliveries } = stores().store;
    const [newer, older, well] = [await held(), await held(), await held()];
    await deliveries.showCard(newer.id, 'a', { unknownSince: minutes(2) }, true);
    await deliveries.showCard(older.id, 'a', { unknownSince: minutes(1) }, true);
    await deliveries.showCard(well.id, 'a', { shownVersion: 1, ref: ref('m') }, true);
    const unknown = async (limit: number) => (await deliveries.unknownCards(minutes(3), limit)).map((row) => row.id);
    expect(await unknown(10)).toEqual([older.id, newer.id]);
    expect(await unknown(1)).toEqual([older.id]);
    expect(await deliveries.unknownCards(minutes(1), 10)).toEqual([]);

    await deliveries.adoptCard(older.id, ref('found'));
    await deliveries.adoptCard('nothing', ref('found'));
    expect(await unknown(10)).toEqual([newer.id]);
    expect(await deliveries.cardByMessage(ref('found'))).toStrictEqual({
      ...older,
      shownVersion: -1,
      reposts: 0,
      ref: ref('found'),
    });
  });
}

import { ulid } from 'ulid';
import { type Delivery } from '../../../src/delivery/rows';
import { type Target, targetKey } from '../../../src/delivery/target';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

const REF = { address: { platform: 'teams', kind: 'direct', id: 'chat' }, id: 'message' } as const;

const IT = { type: 'room', team: 'it' } as const;

function aDelivery(incident: string, effect: string, target: Target, overrides: Partial<Delivery> = {}): Delivery {
  return {
    id: `incident.${incident}.${effect}.${targetKey(target)}`,
    subject: { kind: 'incident', id: incident },
    effect,
    target,
    audience: { type: 'team' },
    notice: { kind: 'ping', repeat: false },
    status: 'pending',
    attempts: 0,
    createdAt: minutes(0),
    ...overrides,
  };
}

export function deliveryContract(stores: Stores): void {
  const planned = async (overrides: Partial<Delivery> = {}) => {
    const row = aDelivery(ulid(), '1.0', IT, overrides);
    await stores().store.deliveries.plan([row]);
    return row;
  };

  it('adds rows that are missing and leaves the others as they are', async () => {
    const { store, other } = stores();
    const incident = ulid();
    const [bo, cy, di] = ['bo', 'cy', 'di'].map((name) =>
      aDelivery(incident, '2.0', { type: 'person', id: name, way: 'chat' }),
    );
    if (!bo || !cy || !di) throw new Error('made above');
    await store.deliveries.plan([bo, cy]);
    expect(await store.deliveries.ofSubject(bo.subject)).toStrictEqual([bo, cy]);
    await store.deliveries.finish(bo.id, { status: 'sent', ref: REF, settledAt: minutes(1) });

    await Promise.all([store, other, store].map((one) => one.deliveries.plan([bo, cy, di])));
    const sent = { ...bo, status: 'sent', ref: REF, settledAt: minutes(1) };
    for (const one of [store, other]) {
      expect(await one.deliveries.ofSubject(bo.subject)).toStrictEqual([sent, cy, di]);
    }
    await store.deliveries.plan([]);
    expect(await store.deliveries.ofSubject(bo.subject)).toHaveLength(3);
  });

  it('finds rows by id and by subject, in the order of the effects', async () => {
    const { deliveries } = stores().store;
    const incident = ulid();
    const rows = ['2.0', '10.0', '2.1'].map((effect) => aDelivery(incident, effect, { type: 'nobody' }));
    for (const row of rows) await deliveries.plan([row]);
    await planned();

    expect((await deliveries.ofSubject({ kind: 'incident', id: incident })).map((row) => row.effect)).toEqual([
      '2.0',
      '2.1',
      '10.0',
    ]);
    expect(await deliveries.ofSubject({ kind: 'review', id: incident })).toEqual([]);
    expect(await deliveries.get(rows[2]?.id ?? '')).toStrictEqual(rows[2]);
    expect(await deliveries.get('nothing')).toBeUndefined();
  });

  it('finds the delivery that a message is', async () => {
    const { deliveries } = stores().store;
    const row = await planned();
    const ref = { ...REF, id: row.id };
    await deliveries.finish(row.id, { status: 'sent', ref, settledAt: minutes(1) });
    expect(await deliveries.saidBy(ref)).toMatchObject({ id: row.id, ref });
    expect(await deliveries.saidBy({ ...ref, address: { ...REF.address, id: 'another' } })).toBeUndefined();
    expect(await deliveries.saidBy({ ...ref, address: { ...REF.address, platform: 'slack' } })).toBeUndefined();
  });

  it('gives a lease to one of many', async () => {
    const { store, other } = stores();
    const row = await planned({ notBefore: minutes(1) });
    const leases = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? store : other).deliveries.lease(row.id, minutes(index + 5)),
      ),
    );
    const won = leases.filter((lease) => lease !== undefined);
    expect(won).toHaveLength(1);
    const { notBefore: _notBefore, ...rest } = row;
    expect(won[0]).toStrictEqual({ ...rest, status: 'sending', attempts: 1, leaseUntil: won[0]?.leaseUntil });
    expect(await store.deliveries.get(row.id)).toStrictEqual(won[0]);
    expect(await store.deliveries.lease('nothing', minutes(5))).toBeUndefined();
  });

  it('puts a row back until later, and takes it again', async () => {
    const { deliveries } = stores().store;
    const row = await planned();
    await deliveries.lease(row.id, minutes(2));
    await deliveries.finish(row.id, { status: 'pending', notBefore: minutes(3), reason: 'limited' });
    const back = { ...row, attempts: 1, notBefore: minutes(3), reason: 'limited' };
    expect(await deliveries.get(row.id)).toStrictEqual(back);
    expect(await deliveries.lease(row.id, minutes(9))).toMatchObject({ status: 'sending', attempts: 2 });
  });

  it('leaves a row that is final as it is', async () => {
    const { deliveries } = stores().store;
    const row = await planned();
    await deliveries.lease(row.id, minutes(2));
    await deliveries.finish(row.id, { status: 'sent', ref: REF, settledAt: minutes(1) });
    await deliveries.finish(row.id, { status: 'unknown', reason: 'lease_expired' });
    const sent = { ...row, attempts: 1, status: 'sent', ref: REF, settledAt: minutes(1) };
    expect(await deliveries.get(row.id)).toStrictEqual(sent);
    expect(await deliveries.lease(row.id, minutes(3))).toBeUndefined();
  });

  it('marks each row whose lease ran out once, and lets its holder say what became of it', async () => {
    const { store, other } = stores();
    const [a, b, running] = [await planned(), await planned(), await planned()];
    await store.deliveries.lease(b.id, minutes(3));
    await store.deliveries.lease(a.id, minutes(2));
    await store.deliveries.lease(running.id, minutes(30));

    const rounds = await Promise.all([store, other].map((one) => one.deliveries.expireLeases(minutes(3), 10)));
    const marked = rounds.flat().toSorted((x, y) => (x.id < y.id ? -1 : 1));
    const unknown = { status: 'unknown', reason: 'lease_expired', settledAt: minutes(3), attempts: 1 };
    expect(marked).toStrictEqual(
      [a, b].toSorted((x, y) => (x.id < y.id ? -1 : 1)).map((row) => ({ ...row, ...unknown })),
    );
    expect(await store.deliveries.get(running.id)).toMatchObject({ status: 'sending' });
    expect(await store.deliveries.expireLeases(minutes(30), 0 + 1)).toHaveLength(1);

    await store.deliveries.finish(a.id, { status: 'sent', ref: REF, settledAt: minutes(4) });
    expect(await store.deliveries.get(a.id)).toMatchObject({ status: 'sent', ref: REF });
  });

  it('finds what is still pending, oldest first', async () => {
    const { deliveries } = stores().store;
    const [newer, older, taken] = [
      await planned({ createdAt: minutes(2) }),
      await planned({ createdAt: minutes(1) }),
      await planned({ createdAt: minutes(1) }),
    ];
    await planned({ createdAt: minutes(5) });
    await deliveries.lease(taken.id, minutes(9));
    expect((await deliveries.pending(minutes(5), 10)).map((row) => row.id)).toEqual([older.id, newer.id]);
    expect(await deliveries.pending(minutes(5), 1)).toStrictEqual([older]);
  });

  it('lets the first who asks answer an event', async () => {
    const { store, other } = stores();
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, index) => (index % 2 ? store : other).deliveries.firstAnswer('$event', minutes(0))),
    );
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await store.deliveries.firstAnswer('another', minutes(0))).toBe(true);
    expect(await other.deliveries.firstAnswer('$event', minutes(60 * 24))).toBe(false);
  });
}

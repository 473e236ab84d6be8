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

  it('changes what a row says, and notes by which write', async () => {
    const row = await planned({ notice: { kind: 'answered', text: 'Floor 3' } });
    const { store, other } = stores();
    await store.deliveries.revise(row.id, { kind: 'erased' }, 7);
    expect(await other.deliveries.get(row.id)).toStrictEqual({ ...row, notice: { kind: 'erased' }, revised: 7 });
  });

  it('adds rows that are missing and leaves the others as they are', async () => {
    const { store, other } = stores();
    const incident = ulid();
    const [bo, cy, di] = ['bo', 'cy', 'di'].map((name) =>
      aDelivery(incident, '2.0', { type: 'person', id: name, way: 'chat' }),
    );
    if (!bo || !cy || !di) throw new Error('made above');
    expect(await store.deliveries.plan([bo, cy])).toEqual(new Set([bo.id, cy.id]));
    expect(await store.deliveries.ofSubject(bo.subject)).toStrictEqual([bo, cy]);
    await store.deliveries.finish(bo, { status: 'sent', ref: REF, settledAt: minutes(1) });

    const added = await Promise.all([store, other, store].map((one) => one.deliveries.plan([bo, cy, di])));
    expect(added.flatMap((ids) => [...ids])).toEqual([di.id]);
    const sent = { ...bo, status: 'sent', ref: REF, settledAt: minutes(1) };
    for (const one of [store, other]) {
      expect(await one.deliveries.ofSubject(bo.subject)).toStrictEqual([sent, cy, di]);
    }
    expect(await store.deliveries.plan([])).toEqual(new Set());
    expect(await store.deliveries.ofSubject(bo.subject)).toHaveLength(3);
  });

  it('releases what waits for somebody on call in one team, and nothing else', async () => {
    const { deliveries } = stores().store;
    const incident = ulid();
    const held = (team: string, effect: string, reason: 'held_gap' | 'quiet_hours') =>
      aDelivery(incident, effect, { type: 'onCall', team }, { reason, notBefore: minutes(500) });
    const rows = [held('it', '2.0', 'held_gap'), held('hr', '3.0', 'held_gap'), held('it', '4.0', 'quiet_hours')];
    await deliveries.plan(rows);
    await deliveries.releaseHeld('it', minutes(9));
    const found = await deliveries.ofSubject({ kind: 'incident', id: incident });
    expect(found.map(({ notBefore }) => notBefore)).toEqual([undefined, minutes(500), minutes(500)]);
    expect(found[0]?.dueSince).toEqual(minutes(9));
    const due = await deliveries.due(minutes(9), 1000);
    expect(due.filter(({ subject }) => subject.id === incident).map(({ id }) => id)).toEqual([rows[0]?.id]);
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
    await deliveries.finish(row, { status: 'sent', ref, settledAt: minutes(1) });
    expect(await deliveries.saidBy(ref)).toMatchObject({ id: row.id, ref });
    expect(await deliveries.saidBy({ ...ref, address: { ...REF.address, id: 'another' } })).toBeUndefined();
    expect(await deliveries.saidBy({ ...ref, address: { ...REF.address, platform: 'slack' } })).toBeUndefined();
  });

  const leased = async (row: Delivery, until: Date): Promise<Delivery> => {
    const held = await stores().store.deliveries.lease(row, until);
    if (!held) throw new Error('Somebody else has it');
    return held;
  };

  it('gives a lease to one of many', async () => {
    const { store, other } = stores();
    const row = await planned({ notBefore: minutes(1) });
    const leases = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? store : other).deliveries.lease(row, minutes(index + 5))),
    );
    const won = leases.filter((lease) => lease !== undefined);
    expect(won).toHaveLength(1);
    const { notBefore: _notBefore, ...rest } = row;
    expect(won[0]).toStrictEqual({ ...rest, status: 'sending', attempts: 1, leaseUntil: won[0]?.leaseUntil });
    expect(await store.deliveries.get(row.id)).toStrictEqual(won[0]);
    expect(await store.deliveries.lease(aDelivery(ulid(), '1.0', IT), minutes(5))).toBeUndefined();
  });

  it('puts a row back until later, and takes it again as it is then, not as it was', async () => {
    const { deliveries } = stores().store;
    const row = await planned();
    const held = await leased(row, minutes(2));
    await deliveries.finish(held, { status: 'pending', notBefore: minutes(3), reason: 'limited' });
    const back: Delivery = { ...row, attempts: 1, notBefore: minutes(3), reason: 'limited' };
    expect(await deliveries.get(row.id)).toStrictEqual(back);
    expect(await deliveries.lease(row, minutes(9))).toBeUndefined();
    expect(await deliveries.lease(back, minutes(9))).toMatchObject({ status: 'sending', attempts: 2 });
  });

  it('leaves a row that is final as it is', async () => {
    const { deliveries } = stores().store;
    const held = await leased(await planned(), minutes(2));
    await deliveries.finish(held, { status: 'sent', ref: REF, settledAt: minutes(1) });
    await deliveries.finish(held, { status: 'unknown', reason: 'lease_expired' });
    const { leaseUntil: _, ...rest } = held;
    const sent = { ...rest, status: 'sent', ref: REF, settledAt: minutes(1) };
    expect(await deliveries.get(held.id)).toStrictEqual(sent);
    expect(await deliveries.lease(held, minutes(3))).toBeUndefined();
  });

  it('refuses after all what came back, where it had been sent', async () => {
    const { store, other } = stores();
    const [sent, waits] = [await planned({ status: 'sent', settledAt: minutes(1) }), await planned()];
    for (const { id } of [sent, waits]) await store.deliveries.cameBack(id, minutes(3));
    expect(await other.deliveries.get(sent.id)).toStrictEqual({
      ...sent,
      status: 'refused',
      reason: 'bounced',
      settledAt: minutes(3),
    });
    expect(await other.deliveries.get(waits.id)).toStrictEqual(waits);
  });

  it('keeps a lease for as long as its holder renews it', async () => {
    const { deliveries } = stores().store;
    const held = await leased(await planned(), minutes(1));
    await deliveries.renew(held, minutes(6));
    expect(await deliveries.get(held.id)).toStrictEqual({ ...held, leaseUntil: minutes(6) });
    expect(await deliveries.lease(held, minutes(9))).toBeUndefined();
  });

  it('gives the row of a dead holder to one other, and lets the first say only that it was sent', async () => {
    const { store, other } = stores();
    const held = await leased(await planned(), minutes(2));
    const taken = await Promise.all([store, other].map((one) => one.deliveries.lease(held, minutes(8))));
    expect(taken.filter(Boolean)).toMatchObject([{ status: 'sending', attempts: 2, leaseUntil: minutes(8) }]);

    await store.deliveries.renew(held, minutes(20));
    await store.deliveries.finish(held, { status: 'pending', notBefore: minutes(9) });
    expect(await store.deliveries.get(held.id)).toMatchObject({ attempts: 2, leaseUntil: minutes(8) });
    await store.deliveries.finish(held, { status: 'sent', ref: REF, settledAt: minutes(4) });
    expect(await store.deliveries.get(held.id)).toMatchObject({ status: 'sent', ref: REF });
  });

  it('finds what is due, longest due first: by when it may be tried, or lost its holder', async () => {
    const { deliveries } = stores().store;
    const [newer, older, held, leasing] = [
      await planned({ createdAt: minutes(2) }),
      await planned({ createdAt: minutes(1) }),
      await planned({ createdAt: minutes(0), notBefore: minutes(30) }),
      await planned({ createdAt: minutes(0) }),
    ];
    const lost = await leased(leasing, minutes(3));
    await deliveries.plan([{ ...aDelivery(ulid(), '1.0', IT), status: 'cancelled', settledAt: minutes(0) }]);
    const due = async (by: number, limit = 10) => (await deliveries.due(minutes(by), limit)).map((row) => row.id);
    expect(await due(2)).toEqual([older.id, newer.id]);
    expect(await due(29)).toEqual([older.id, newer.id, lost.id]);
    expect(await due(30)).toEqual([older.id, newer.id, lost.id, held.id]);
    expect(await deliveries.due(minutes(30), 1)).toStrictEqual([older]);

    const again = await leased(older, minutes(40));
    await deliveries.finish(again, { status: 'pending', notBefore: minutes(50), reason: 'limited' });
    await deliveries.finish(lost, { status: 'unknown', reason: 'lease_expired', settledAt: minutes(4) });
    expect(await due(49)).toEqual([newer.id, held.id]);
    expect(await due(50)).toEqual([newer.id, held.id, older.id]);
  });

  it('puts back what stood in a digest, and nothing else', async () => {
    const { deliveries } = stores().store;
    const rows = [await planned(), await planned(), await planned()];
    const [digest, folded, sent] = await Promise.all(rows.map((row) => leased(row, minutes(5))));
    if (!digest || !folded || !sent) throw new Error('made above');
    await deliveries.finish(digest, { status: 'sent', reason: 'digest', settledAt: minutes(1) });
    await deliveries.finish(folded, { status: 'cancelled', reason: 'folded', settledAt: minutes(1) });
    await deliveries.finish(sent, { status: 'sent', ref: REF, settledAt: minutes(1) });
    await deliveries.unfold([...rows.map(({ id }) => id), 'nothing'], minutes(7));
    const back = rows.slice(0, 2).map((row) => ({ ...row, attempts: 1, dueSince: minutes(7) }));
    for (const row of back) expect(await deliveries.get(row.id)).toStrictEqual(row);
    expect(await deliveries.get(sent.id)).toMatchObject({ status: 'sent', ref: REF });
    expect((await deliveries.due(minutes(7), 10)).map(({ id }) => id).toSorted()).toEqual(
      back.map(({ id }) => id).toSorted(),
    );
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

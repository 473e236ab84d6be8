import { ulid } from 'ulid';
import type { LivePatch, LiveRow, NewCard, PingRow } from '../../../src/delivery/live/store';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

const ROOM = { platform: 'teams', kind: 'room', id: 'room' } as const;
const ref = (id: string) => ({ address: ROOM, id });
const GAP = { kind: 'gap', team: 'network', from: minutes(60), to: minutes(120) } as const;
const LONGER = { ...GAP, to: minutes(180) };
const NETWORK = { type: 'room', team: 'network' } as const;
const told = (id: string) => ({ id, to: NETWORK, content: GAP }) as const;

export function liveContract(stores: Stores): void {
  const newCard = (): NewCard => {
    const id = ulid();
    return { type: 'card', id: `incident.${id}.card.team`, subject: { kind: 'incident', id }, place: 'team' };
  };
  const newBulletin = async (more: { readonly notBefore?: Date } = {}) => {
    const id = `gap.${ulid()}`;
    await stores().store.live.put({ ...told(id), ...more }, minutes(0));
    return id;
  };
  const held = async (of: NewCard | { readonly id: string }, by = 'a'): Promise<LiveRow> => {
    const row = await stores().store.live.lease(of, by, minutes(0), minutes(1));
    if (!row) throw new Error(`${of.id} is held by somebody else`);
    return row;
  };
  const settled = async (of: NewCard | { readonly id: string }, change: LivePatch, seen = 1) =>
    stores().store.live.settle(await held(of), change, seen);
  const shown = (id: string, change: LivePatch = {}) =>
    settled({ id }, { ref: ref('m'), shownVersion: 1, dueAt: undefined, ...change });
  /** Of these alone: other tests leave rows that are due. */
  const due = async (now: Date, ...of: readonly string[]) =>
    (await stores().store.live.due(now, 1000)).map(({ id }) => id).filter((id) => of.includes(id));

  describe('a card', () => {
    it('has its row made, and its lease given to one of many', async () => {
      const { store, other } = stores();
      const card = newCard();
      const leases = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 ? store : other).live.lease(card, `worker-${index}`, minutes(0), minutes(1)),
        ),
      );
      const [won, ...more] = leases.filter((lease) => lease !== undefined);
      expect(more).toEqual([]);
      expect(won).toStrictEqual({
        ...card,
        shownVersion: 0,
        attempts: 0,
        leaseBy: won?.leaseBy,
        leaseUntil: minutes(1),
      });
      expect(await store.live.get(card.id)).toStrictEqual(won);
      expect(await store.live.get('nothing')).toBeUndefined();
    });

    it('is found by its message and in its thread, where no bulletin is', async () => {
      const { live } = stores().store;
      const [first, second, elsewhere] = [newCard(), newCard(), newCard()];
      const thread = { platform: 'teams', kind: 'thread', id: `room;messageid=${ulid()}` } as const;
      const same = ulid();
      await settled(first, { shownVersion: 1, ref: { address: thread, id: same } });
      await settled(second, { shownVersion: 1, ref: { address: thread, id: 'm2' } });
      await settled(elsewhere, { shownVersion: 1, ref: ref(same) });
      await shown(await newBulletin(), { ref: { address: thread, id: 'news' } });

      expect((await live.cardByMessage({ address: thread, id: same }))?.id).toBe(first.id);
      expect((await live.cardByMessage(ref(same)))?.id).toBe(elsewhere.id);
      expect(await live.cardByMessage({ address: { ...thread, platform: 'slack' }, id: same })).toBeUndefined();
      expect(await live.cardByMessage({ address: thread, id: 'news' })).toBeUndefined();
      expect(await live.cardByMessage(ref('nothing'))).toBeUndefined();
      const there = (await live.cardsAt(thread)).map((row) => row.id);
      expect(there).toEqual([first.id, second.id].toSorted().toReversed());
    });

    it('is adopted where a post of unknown fate went, and nowhere else', async () => {
      const { live } = stores().store;
      const [lost, standing] = [newCard(), newCard()];
      const trouble = { shownVersion: 1, address: ROOM, reason: 'unknown', dueAt: minutes(1) } as const;
      await settled(lost, trouble);
      await settled(standing, { shownVersion: 1, ref: ref('known') });
      await live.adopt(lost.id, { address: { ...ROOM, id: 'elsewhere' }, id: 'm' });
      expect(await live.get(lost.id)).toStrictEqual({ ...lost, attempts: 0, ...trouble });

      await live.adopt(lost.id, ref('found'));
      await live.adopt(lost.id, ref('another'));
      await live.adopt(standing.id, ref('another'));
      await live.adopt('nothing', ref('found'));
      expect(await live.get(lost.id)).toStrictEqual({ ...lost, attempts: 0, shownVersion: 1, ref: ref('found') });
      expect(await live.get(standing.id)).toMatchObject({ ref: ref('known') });
    });
  });

  it('keeps the pings of a record, each as it was posted', async () => {
    const { store, other } = stores();
    const [one, another] = [ulid(), ulid()];
    const ping = (id: string, n: number): PingRow => ({
      type: 'ping',
      id: `incident.${id}.${n}.0.room:network`,
      subject: { kind: 'incident', id },
      effect: `${n}.0`,
      to: 'room:network',
      audience: { type: 'team' },
      notice: { kind: 'ping', repeat: false },
      reader: { lang: 'da', zone: 'Europe/Copenhagen' },
      postedAt: minutes(n),
      shownVersion: n,
      attempts: 0,
      ref: ref(`m${n}`),
    });
    for (const row of [ping(one, 2), ping(one, 3), ping(another, 2)]) await store.live.keep(row);
    await other.live.keep({ ...ping(one, 2), ref: ref('other') });
    await settled(newCard(), { shownVersion: 1, ref: ref('card') });

    const found = await other.live.pingsOf({ kind: 'incident', id: one });
    expect(found.toSorted((a, b) => a.shownVersion - b.shownVersion)).toStrictEqual([ping(one, 2), ping(one, 3)]);
    expect(await store.live.pingsOf({ kind: 'problem', id: one })).toEqual([]);
    expect(await settled({ id: ping(one, 3).id }, { shownVersion: 4, shown: 'digest' }, 4)).toBe(true);
    expect(await store.live.get(ping(one, 3).id)).toStrictEqual({ ...ping(one, 3), shownVersion: 4, shown: 'digest' });
  });

  describe('a bulletin', () => {
    it('is made once, however many put it', async () => {
      const { store, other } = stores();
      const id = `gap.${ulid()}`;
      const rows = await Promise.all(
        Array.from({ length: 8 }, (_, n) => (n % 2 ? store : other).live.put(told(id), minutes(0))),
      );
      const kept = { createdAt: minutes(0), dueAt: minutes(0), expireAt: minutes(90 * 24 * 60) };
      const fresh = { version: 1, shownVersion: 0, attempts: 0, ...kept };
      for (const row of rows) expect(row).toStrictEqual({ type: 'bulletin', ...told(id), ...fresh });
      expect(await other.live.get(id)).toStrictEqual(rows[0]);
    });

    it('counts a version for other content alone, and keeps its place and its message', async () => {
      const { live } = stores().store;
      const id = await newBulletin();
      await shown(id);
      expect(await live.put(told(id), minutes(1))).toMatchObject({ version: 1 });
      expect(await due(minutes(9), id)).toEqual([]);

      const next = await live.put({ ...told(id), to: { type: 'room', team: 'other' }, content: LONGER }, minutes(2));
      const kept = { to: NETWORK, shownVersion: 1, ref: ref('m') };
      expect(next).toMatchObject({ ...kept, content: LONGER, version: 2, dueAt: minutes(2) });
      expect(await due(minutes(1), id)).toEqual([]);
      expect(await due(minutes(2), id)).toEqual([id]);
    });

    it('takes every one of many changes', async () => {
      const { store, other } = stores();
      const id = await newBulletin();
      await Promise.all(
        [1, 2, 3, 4].map((n) =>
          (n % 2 ? store : other).live.put({ ...told(id), content: { ...GAP, to: minutes(200 + n) } }, minutes(1)),
        ),
      );
      expect(await store.live.get(id)).toMatchObject({ version: 5 });
    });

    it('is due at its moment', async () => {
      const later = await newBulletin({ notBefore: minutes(5) });
      const limited = await newBulletin();
      expect(await due(minutes(4), later, limited)).toEqual([limited]);
      await settled({ id: limited }, { notBefore: minutes(3), dueAt: minutes(3) });
      expect(await due(minutes(2), later, limited)).toEqual([]);
      expect(await due(minutes(5), later, limited)).toEqual([limited, later]);
      await shown(limited, { notBefore: undefined });
      expect(await stores().store.live.get(limited)).not.toHaveProperty('notBefore');
      expect(await due(minutes(5), later, limited)).toEqual([later]);
    });

    it('stays due when it changed while it was shown, and is so no sooner than it may be shown', async () => {
      const { store, other } = stores();
      const id = await newBulletin();
      const row = await held({ id });
      await other.live.put({ ...told(id), content: LONGER }, minutes(0));
      const done = { ref: ref('m'), shownVersion: 1, dueAt: undefined };
      expect(await store.live.settle(row, { ...done, notBefore: minutes(2) }, 1)).toBe(true);
      expect(await store.live.get(id)).toMatchObject({ version: 2, shownVersion: 1 });
      expect(await due(minutes(1), id)).toEqual([]);
      expect(await due(minutes(2), id)).toEqual([id]);

      await settled({ id }, { ...done, shownVersion: 2, notBefore: minutes(4) }, 2);
      expect(await due(minutes(9), id)).toEqual([]);
      await store.live.put({ ...told(id), content: GAP }, minutes(3));
      expect(await due(minutes(3), id)).toEqual([]);
      expect(await due(minutes(4), id)).toEqual([id]);
    });

    it.each(['unknown', 'refused'] as const)('is due no more once it ended: %s', async (ended) => {
      const { live } = stores().store;
      const id = await newBulletin();
      const row = await held({ id });
      await live.put({ ...told(id), content: LONGER }, minutes(0));
      await live.settle(row, { ended, reason: 'unreachable', dueAt: undefined }, 1);
      expect(await due(minutes(9), id)).toEqual([]);
      expect(await live.put({ ...told(id), content: GAP }, minutes(9))).toMatchObject({ ended, version: 3 });
      expect(await due(minutes(9), id)).toEqual([]);
    });
  });

  describe.each([
    ['a card', async () => newCard()],
    ['a bulletin', async () => ({ id: await newBulletin() })],
  ])('%s', (_, make) => {
    it('lets one show it at a time, and the next when the lease is let go or has run out', async () => {
      const { store, other } = stores();
      const of = await make();
      const row = await held(of, 'a');
      expect(await other.live.lease(of, 'b', minutes(0.5), minutes(2))).toBeUndefined();
      expect(await store.live.lease(of, 'a', minutes(0.5), minutes(2))).toMatchObject({ leaseUntil: minutes(2) });
      expect(await other.live.lease(of, 'b', minutes(1.5), minutes(3))).toBeUndefined();
      const taken = await other.live.lease(of, 'b', minutes(2), minutes(3));
      expect(taken).toMatchObject({ leaseBy: 'b' });
      expect(await store.live.settle(row, { attempts: 7 }, 1)).toBe(false);

      expect(taken && (await other.live.settle(taken, { attempts: 1 }, 1))).toBe(true);
      const free = await store.live.get(of.id);
      expect(free).toMatchObject({ attempts: 1 });
      expect(free).not.toHaveProperty('leaseUntil');
      expect(free).not.toHaveProperty('leaseBy');
      expect(taken && (await other.live.settle(taken, { attempts: 2 }, 1))).toBe(false);
      expect(await store.live.lease(of, 'c', minutes(2), minutes(3))).toMatchObject({ leaseBy: 'c' });
      expect(await store.live.lease({ id: 'nothing' }, 'c', minutes(2), minutes(3))).toBeUndefined();
    });

    it('is leased as it was read, or not at all', async () => {
      const { store, other } = stores();
      const of = await make();
      const first = await held(of, 'a');
      await store.live.settle(first, { shownVersion: 1 }, 1);
      const before = await store.live.get(of.id);
      if (!before) throw new Error('It was made');
      const held2 = await other.live.lease(before, 'b', minutes(2), minutes(3));
      expect(held2).toStrictEqual({ ...before, leaseBy: 'b', leaseUntil: minutes(3) });
      // Its holder died; whoever takes it has to know that.
      expect(await store.live.lease(before, 'c', minutes(4), minutes(5))).toBeUndefined();
      if (held2) await other.live.settle(held2, { shownVersion: 2 }, 1);
      expect(await store.live.lease(before, 'c', minutes(4), minutes(5))).toBeUndefined();
      const now = await store.live.get(of.id);
      expect(now && (await store.live.lease(now, 'c', minutes(4), minutes(5)))).toMatchObject({ shownVersion: 2 });
    });

    it('changes what is named, takes away what is undefined, and keeps the rest', async () => {
      const { live } = stores().store;
      const of = await make();
      const first = { shownVersion: 3, ref: ref('m1'), team: 'it', notBefore: minutes(2), dueAt: undefined };
      expect(await settled(of, first)).toBe(true);
      expect(await settled(of, { ref: undefined, notBefore: undefined, team: 'network' })).toBe(true);
      const row = await live.get(of.id);
      expect(row).toMatchObject({ shownVersion: 3, team: 'network' });
      for (const gone of ['ref', 'notBefore', 'dueAt']) expect(row).not.toHaveProperty(gone);
    });
  });

  it('is kept by its holder for as long as they say, and by nobody else', async () => {
    const { store, other } = stores();
    const row = await held(newCard(), 'a');
    expect(await store.live.renew(row, minutes(5))).toBe(true);
    expect(await other.live.lease({ id: row.id }, 'b', minutes(4), minutes(9))).toBeUndefined();
    expect(await due(minutes(4), row.id)).toEqual([]);
    // Whoever died with it is found.
    expect(await due(minutes(5), row.id)).toEqual([row.id]);
    await other.live.lease({ id: row.id }, 'b', minutes(5), minutes(9));
    expect(await store.live.renew(row, minutes(20))).toBe(false);
    expect(await store.live.get(row.id)).toMatchObject({ leaseBy: 'b', leaseUntil: minutes(9) });
  });

  it('wakes what rests, where others can be reached by now', async () => {
    const { store, other } = stores();
    const [same, changed] = [newCard(), newCard()];
    const rests = { restsSince: minutes(1), dueAt: minutes(61) };
    await settled(same, { ...rests, restsAs: 'anna' });
    await settled(changed, { ...rests, restsAs: 'nobody' });
    expect(await store.live.rests(minutes(1))).toBe(true);
    await other.live.wake('anna', minutes(2));
    expect(await due(minutes(2), same.id, changed.id)).toEqual([changed.id]);
    expect(await due(minutes(61), same.id, changed.id)).toEqual([changed.id, same.id]);
  });

  it('lists what is due, the longest due first', async () => {
    const [newer, older, well] = [newCard(), newCard(), newCard()];
    await settled(newer, { dueAt: minutes(-98) });
    await settled(older, { dueAt: minutes(-99) });
    await settled(well, { shownVersion: 1, ref: ref('m') });
    const ids = [newer.id, older.id, well.id];
    expect(await due(minutes(-98), ...ids)).toEqual([older.id, newer.id]);
    expect(await due(minutes(-99), ...ids)).toEqual([older.id]);
    const page = await stores().store.live.due(minutes(-98), 1);
    expect(page.map(({ id }) => id)).toEqual([older.id]);
  });
}

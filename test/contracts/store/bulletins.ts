import type { Bulletin } from '../../../src/delivery/bulletins/types';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

const REF = { address: { platform: 'teams', kind: 'room', id: 'room' }, id: 'message' } as const;
const GAP = { kind: 'gap', team: 'network', from: minutes(60), to: minutes(120) } as const;
const LONGER = { ...GAP, to: minutes(180) };
const NETWORK = { type: 'room', team: 'network' } as const;
const told = (id = 'gap.network') => ({ id, to: NETWORK, content: GAP }) as const;

export function bulletinContract(stores: Stores): void {
  const shown = async (id: string, by: string, what: Partial<Bulletin> = {}) => {
    const { bulletins } = stores().store;
    await bulletins.lease(id, by, minutes(0), minutes(1));
    return bulletins.show(id, by, { status: 'sent', ref: REF, shownVersion: 1, ...what }, true);
  };
  const behind = async (now: Date, limit = 10) =>
    (await stores().store.bulletins.behind(now, limit)).map(({ id, version }) => `${id} ${version}`);

  it('makes one of an id, however many put it', async () => {
    const { store, other } = stores();
    const rows = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (n % 2 ? store : other).bulletins.put(told(), minutes(0))),
    );
    const made = { ...told(), version: 1, shownVersion: 0, status: 'pending', attempts: 0, createdAt: minutes(0) };
    for (const row of rows) expect(row).toStrictEqual(made);
    expect(await other.bulletins.get('gap.network')).toStrictEqual(made);
    expect(await store.bulletins.get('nothing')).toBeUndefined();
    expect(await behind(minutes(0))).toEqual(['gap.network 1']);
  });

  it('counts a version for other content alone, and keeps the place and the message', async () => {
    const { bulletins } = stores().store;
    await bulletins.put(told(), minutes(0));
    await shown('gap.network', 'a');
    expect(await bulletins.put(told(), minutes(1))).toMatchObject({ version: 1 });
    expect(await behind(minutes(9))).toEqual([]);

    const next = await bulletins.put({ ...told(), to: { type: 'room', team: 'other' }, content: LONGER }, minutes(2));
    expect(next).toMatchObject({ to: NETWORK, content: LONGER, version: 2, shownVersion: 1, ref: REF });
    expect(await behind(minutes(2))).toEqual(['gap.network 2']);
  });

  it('takes every one of many changes', async () => {
    const { store, other } = stores();
    await store.bulletins.put(told(), minutes(0));
    await Promise.all(
      [1, 2, 3, 4].map((n) =>
        (n % 2 ? store : other).bulletins.put({ ...told(), content: { ...GAP, to: minutes(200 + n) } }, minutes(1)),
      ),
    );
    expect(await store.bulletins.get('gap.network')).toMatchObject({ version: 5 });
  });

  it('lets one show it at a time, and the next when the lease has run out', async () => {
    const { store, other } = stores();
    await store.bulletins.put(told(), minutes(0));
    const leases = await Promise.all(
      ['a', 'b', 'c', 'd'].map((by, n) =>
        (n % 2 ? store : other).bulletins.lease('gap.network', by, minutes(0), minutes(1)),
      ),
    );
    const [won, ...more] = leases.filter((lease) => lease !== undefined);
    expect(more).toEqual([]);
    expect(won).toMatchObject({ id: 'gap.network', leaseUntil: minutes(1) });
    expect(await store.bulletins.show('gap.network', 'e', { attempts: 7 }, true)).toBe(false);

    expect(await other.bulletins.lease('gap.network', 'e', minutes(1), minutes(2))).toMatchObject({ leaseBy: 'e' });
    expect(await store.bulletins.show('gap.network', won?.leaseBy ?? '', { attempts: 7 }, true)).toBe(false);
    expect(await store.bulletins.show('gap.network', 'e', { attempts: 1 }, true)).toBe(true);
    const row = await store.bulletins.get('gap.network');
    expect(row).toMatchObject({ attempts: 1 });
    expect(row).not.toHaveProperty('leaseUntil');
    expect(await store.bulletins.lease('nothing', 'a', minutes(0), minutes(1))).toBeUndefined();
  });

  it('puts it off until its moment', async () => {
    const { bulletins } = stores().store;
    await bulletins.put({ ...told('later'), notBefore: minutes(5) }, minutes(0));
    await bulletins.put(told('limited'), minutes(0));
    expect(await behind(minutes(4))).toEqual(['limited 1']);
    await shown('limited', 'a', { status: 'pending', shownVersion: 0, notBefore: minutes(3) });
    expect(await behind(minutes(2))).toEqual([]);
    expect(await behind(minutes(5))).toHaveLength(2);
    expect(await behind(minutes(5), 1)).toHaveLength(1);

    await shown('limited', 'b');
    expect(await bulletins.get('limited')).not.toHaveProperty('notBefore');
    expect(await behind(minutes(5))).toEqual(['later 1']);
  });

  it('calls what changed while it was shown behind, and no sooner than it may be shown', async () => {
    const { store, other } = stores();
    await store.bulletins.put(told(), minutes(0));
    await store.bulletins.lease('gap.network', 'a', minutes(0), minutes(1));
    await other.bulletins.put({ ...told(), content: LONGER }, minutes(0));
    await store.bulletins.show('gap.network', 'a', { status: 'sent', shownVersion: 1, notBefore: minutes(2) }, true);
    expect(await behind(minutes(1))).toEqual([]);
    expect(await behind(minutes(2))).toEqual(['gap.network 2']);

    await shown('gap.network', 'b', { shownVersion: 2, notBefore: minutes(4) });
    await store.bulletins.put({ ...told(), content: GAP }, minutes(3));
    expect(await behind(minutes(3))).toEqual([]);
    expect(await behind(minutes(4))).toEqual(['gap.network 3']);
  });

  it.each(['unknown', 'refused'] as const)('tries one that is %s no more', async (status) => {
    const { bulletins } = stores().store;
    await bulletins.put(told(), minutes(0));
    await shown('gap.network', 'a', { status, shownVersion: 0, reason: 'forbidden' });
    expect(await behind(minutes(9))).toEqual([]);
    expect(await bulletins.put({ ...told(), content: LONGER }, minutes(9))).toMatchObject({ status, version: 2 });
    expect(await behind(minutes(9))).toEqual([]);
  });
}

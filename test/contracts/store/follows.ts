import { ulid } from 'ulid';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

const INC = { type: 'case', key: 'i-1' } as const;
const PAYROLL = { type: 'service', key: 'payroll' } as const;
const NETWORK = { type: 'team', key: 'network' } as const;

/** People of one test: ids of people are like no other's, whatever the desk. */
const people = () => {
  const run = ulid();
  return [`${run}-1`, `${run}-2`, `${run}-3`] as const;
};

export function followContract(stores: Stores): void {
  it('keeps one row a person and thing, however often and by whichever process', async () => {
    const { store, other } = stores();
    const [one, two, three] = people();
    await Promise.all(
      [three, one, two, one].flatMap((person) => [
        store.follows.follow(INC, person, minutes(1)),
        other.follows.follow(INC, person, minutes(2)),
      ]),
    );
    await store.follows.follow(PAYROLL, one, minutes(3));
    expect(await store.follows.count(INC)).toBe(3);
    expect(await other.follows.followers(INC, undefined, 2)).toStrictEqual([one, two]);
    expect(await other.follows.followers(INC, two, 2)).toStrictEqual([three]);
    expect(await store.follows.followers(NETWORK, undefined, 2)).toStrictEqual([]);
  });

  it('keeps every one of five hundred who come within seconds', async () => {
    const { store, other } = stores();
    const all = Array.from({ length: 500 }, () => ulid()).toSorted();
    for (let at = 0; at < all.length; at += 50) {
      const some = all.slice(at, at + 50);
      await Promise.all(some.map((person, i) => (i % 2 ? store : other).follows.follow(INC, person, minutes(1))));
    }
    expect(await store.follows.count(INC)).toBe(500);
    expect(await store.follows.followers(INC, undefined, 500)).toStrictEqual(all);
  });

  it('keeps who has the same apart, by the departments that are known', async () => {
    const { store, other } = stores();
    const same = { type: 'meToo', key: ulid() } as const;
    const [one, two, three] = people();
    await store.follows.follow(same, one, minutes(1), { department: 'Sales' });
    await other.follows.follow(same, two, minutes(1), { department: 'Sales' });
    await store.follows.follow(same, three, minutes(1), { department: 'Stock' });
    await store.follows.follow(same, ulid(), minutes(1));
    await store.follows.follow({ type: 'case', key: same.key }, one, minutes(2));
    expect([await store.follows.count(same), await other.follows.departments(same)]).toEqual([4, 2]);
    await store.follows.unfollow(same, three, minutes(3));
    expect([await store.follows.count(same), await store.follows.departments(same)]).toEqual([3, 1]);
    const fresh = await other.follows.fresh(minutes(3), 99);
    expect(fresh.filter(({ of }) => of.key === same.key)).toHaveLength(5);
    expect(await store.follows.topics()).not.toContainEqual(same);
  });

  it('tells whole rows in pages, with the case that somebody came from', async () => {
    const { store, other } = stores();
    const same = { type: 'meToo', key: ulid() } as const;
    const [one, two, three] = people();
    await store.follows.follow(same, one, minutes(1), { department: 'Sales', from: 'i-8' });
    await other.follows.follow(same, two, minutes(1));
    await store.follows.follow(same, three, minutes(1));
    await other.follows.unfollow(same, three, minutes(2));
    await store.follows.follow(same, one, minutes(3));
    const first = await other.follows.rows(same, undefined, 1);
    expect(first).toMatchObject([{ person: one, of: same, department: 'Sales', from: 'i-8' }]);
    const [second, ...others] = await store.follows.rows(same, one, 9);
    expect(second).toMatchObject({ person: two });
    expect(second).not.toHaveProperty('from');
    expect(others).toEqual([]);
  });

  it('lists what a person follows, and what anybody follows but cases', async () => {
    const { store, other } = stores();
    const [one, two] = people();
    await store.follows.follow(PAYROLL, one, minutes(1));
    await store.follows.follow(INC, one, minutes(2));
    await store.follows.follow(NETWORK, one, minutes(3));
    await store.follows.follow(NETWORK, two, minutes(3));
    await store.follows.unfollow(PAYROLL, one, minutes(4));
    expect(await other.follows.ofPerson(one, 9)).toStrictEqual([INC, NETWORK]);
    expect(await other.follows.ofPerson(one, 1)).toStrictEqual([INC]);
    expect(await store.follows.topics()).toStrictEqual([NETWORK]);
    await store.follows.unfollow(NETWORK, one, minutes(5));
    await store.follows.unfollow(NETWORK, two, minutes(5));
    await store.follows.unfollow(NETWORK, two, minutes(5));
    expect(await store.follows.topics()).toStrictEqual([]);
  });

  it('gives what a case does not know yet until it was counted as it was read', async () => {
    const { store, other } = stores();
    const [one, two] = people();
    await store.follows.follow(INC, one, minutes(1));
    await store.follows.follow(INC, two, minutes(2));
    await store.follows.follow(PAYROLL, two, minutes(2));
    const read = await other.follows.fresh(minutes(9), 9);
    expect(read.map(({ person }) => person)).toStrictEqual([one, two]);
    expect(await store.follows.fresh(minutes(1), 9)).toHaveLength(1);

    await store.follows.unfollow(INC, two, minutes(3));
    await other.follows.counted(read);
    const again = await store.follows.fresh(minutes(9), 9);
    expect(again).toMatchObject([{ person: two, gone: true }]);
    expect(await store.follows.count(INC)).toBe(1);
    await store.follows.counted(again);
    expect(await other.follows.fresh(minutes(9), 9)).toStrictEqual([]);

    await store.follows.follow(INC, two, minutes(4));
    await store.follows.unfollow(INC, one, minutes(5));
    await store.follows.follow(INC, one, minutes(6));
    expect(await other.follows.followers(INC, undefined, 9)).toStrictEqual([one, two]);
    expect((await store.follows.fresh(minutes(9), 9)).map(({ gone }) => gone)).toStrictEqual([undefined, undefined]);
  });

  it('stops what was never followed without a trace', async () => {
    const { store } = stores();
    const [one] = people();
    await store.follows.unfollow(INC, one, minutes(1));
    expect(await store.follows.fresh(minutes(9), 9)).toStrictEqual([]);
  });
}

import type { Storm, StormTarget } from '../../../src/delivery/storms/storm';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

const told = (key: string, alone = true) =>
  ({ key, subject: { kind: 'incident', id: key }, priority: 'P3', at: minutes(1), alone }) as const;
const listed = (number: number, open = true) =>
  ({
    subject: { kind: 'incident', id: `i-${number}` },
    number,
    title: 'The printer is jammed',
    priority: 'P3',
    open,
  }) as const;

const IT = { type: 'room', team: 'it' } as const;
const person = (id: string): StormTarget => ({ type: 'person', id, way: 'chat' });
const QUIET: Storm = { target: IT, told: [told('a')] };
const digest = (begun: Date, open = true) => ({ begun, since: minutes(1), count: 1, cases: [listed(1, open)] });
const storm = (target: StormTarget, begun: Date, open = true): Storm => ({
  target,
  told: [told('a'), told('b', false)],
  digest: digest(begun, open),
});

export function stormContract(stores: Stores): void {
  it('gives back what was saved, to every process', async () => {
    const { store, other } = stores();
    expect(await store.storms.get(IT)).toBeUndefined();
    expect(await store.storms.save(QUIET, 0, minutes(1))).toBe('saved');
    expect(await other.storms.get(IT)).toStrictEqual({ storm: QUIET, version: 1 });
    const worse = { ...storm(IT, minutes(2)), digest: { ...digest(minutes(2)), ended: 'refused' as const } };
    expect(await other.storms.save(worse, 1, minutes(2))).toBe('saved');
    expect(await store.storms.get(IT)).toStrictEqual({ storm: worse, version: 2 });
    expect(await store.storms.get(person('it'))).toBeUndefined();
  });

  it('lets one of several writers win, from the first write on', async () => {
    const { store, other } = stores();
    for (const version of [0, 1]) {
      const results = await Promise.all(
        [store, other, store, other].map((one) => one.storms.save(QUIET, version, minutes(1))),
      );
      expect(results.toSorted()).toEqual(['lost', 'lost', 'lost', 'saved']);
    }
    expect((await store.storms.get(IT))?.version).toBe(2);
  });

  it('finds digests with open cases, the oldest first, and none that is older than asked for', async () => {
    const { storms } = stores().store;
    await storms.save(storm(person('b'), minutes(5)), 0, minutes(5));
    await storms.save(storm(person('a'), minutes(9)), 0, minutes(9));
    await storms.save(storm(person('old'), minutes(1)), 0, minutes(1));
    await storms.save(storm(person('done'), minutes(6), false), 0, minutes(6));
    await storms.save(QUIET, 0, minutes(7));
    const live = async (limit = 10) => (await storms.live(minutes(2), limit)).map((one) => one.storm.target);
    expect(await live()).toEqual([person('b'), person('a')]);
    expect(await live(1)).toEqual([person('b')]);

    await storms.save(storm(person('b'), minutes(5), false), 1, minutes(10));
    expect(await live()).toEqual([person('a')]);
  });
}

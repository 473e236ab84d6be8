import { createRosters } from '../../src/on-call/on-call';
import type { RosterStore } from '../../src/on-call/store';
import { StoreUnavailable } from '../../src/record/unavailable';
import { BO, DINA, MONDAY_9, minutesAfter } from '../support/given';
import { memoryRosters } from '../support/memory/rosters';
import { createTestClock } from '../support/test-clock';
import { scheduled } from './a-schedule';

/** The network's week is Anna's: from Monday 2026-11-23 at 08:00. */
const { desk } = scheduled();
const HOUR = { from: minutesAfter(60), to: minutesAfter(120) };

/** Bo puts himself on for an hour. */
const put = (key: string, id = `o-${key}`, period = HOUR) =>
  ({ type: 'setOverride', id, team: 'network', person: 'bo', ...period, by: BO, key }) as const;

/** A store that counts, and may do something before it answers. */
const watched = (before: { readonly load?: () => Promise<void>; readonly save?: () => Promise<void> } = {}) => {
  const inner = memoryRosters();
  const counted = { loads: 0, saves: 0 };
  const store: RosterStore = {
    async load() {
      counted.loads += 1;
      await before.load?.();
      return inner.load();
    },
    async save(...args) {
      counted.saves += 1;
      await before.save?.();
      return inner.save(...args);
    },
  };
  return { store, inner, counted };
};

const open = (store: RosterStore) => {
  const clock = createTestClock(MONDAY_9);
  return { clock, rosters: createRosters({ store, desk: () => desk, clock }) };
};

describe('the roster as it is', () => {
  it('is read once by all who ask within two seconds, and anew afterwards', async () => {
    const { store, inner, counted } = watched();
    const { clock, rosters } = open(store);
    await Promise.all([rosters.current(), rosters.current()]);
    clock.advance(1999);
    await rosters.current();
    expect(counted.loads).toBe(1);
    const elsewhere = createRosters({ store: inner, desk: () => desk, clock });
    await elsewhere.give(put('k-1'));
    expect((await rosters.current()).overrides).toEqual([]);
    clock.advance(1);
    expect((await rosters.current()).overrides).toHaveLength(1);
    expect(counted.loads).toBe(2);
  });

  it('is asked for again when it could not be read', async () => {
    let isAway = true;
    const { store } = watched({
      load: async () => {
        if (isAway) throw new StoreUnavailable('Away');
      },
    });
    const { rosters } = open(store);
    await expect(rosters.current()).rejects.toThrow(StoreUnavailable);
    isAway = false;
    expect((await rosters.current()).overrides).toEqual([]);
  });
});

describe('a change of the roster', () => {
  it('is written with its moment, and seen at once', async () => {
    const { store, inner, counted } = watched();
    const { clock, rosters } = open(store);
    expect((await rosters.current()).overrides).toEqual([]);
    clock.advance(500);
    const handled = await rosters.give(put('k-1'));
    const made = { id: 'o-k-1', person: 'bo', at: new Date(MONDAY_9.getTime() + 500) };
    expect(handled).toMatchObject({ type: 'done', roster: { overrides: [made] } });
    expect((await rosters.current()).overrides).toMatchObject([made]);
    expect(await inner.load()).toMatchObject({ version: 1, keys: ['k-1'] });
    expect(counted.saves).toBe(1);
  });

  it('that is delivered again is so already, whatever id was made for it', async () => {
    const { store, inner, counted } = watched();
    const { rosters } = open(store);
    await rosters.give(put('k-1'));
    const again = await rosters.give(put('k-1', 'o-new', { from: minutesAfter(300), to: minutesAfter(360) }));
    expect(again).toEqual({ type: 'already', roster: (await inner.load()).roster });
    expect(counted.saves).toBe(1);
  });

  it('that is refused or changes nothing is not written', async () => {
    const { store, inner, counted } = watched();
    const { rosters } = open(store);
    await rosters.give(put('k-1'));
    const { roster } = await inner.load();
    const refusal = { refused: 'overlaps', person: 'bo', period: HOUR };
    expect(await rosters.give(put('k-2'))).toEqual({ type: 'refused', refusal, roster });
    const gone = { type: 'removeOverride', override: 'o-nothing', by: BO, key: 'k-3' } as const;
    expect(await rosters.give(gone)).toEqual({ type: 'already', roster });
    expect(counted.saves).toBe(1);
  });
});

describe('two who change the roster at once', () => {
  const dina = (key: string, from: number, to: number) =>
    ({ ...put(key), person: 'dina', by: DINA, from: minutesAfter(from), to: minutesAfter(to) }) as const;

  /** Bo is about to save when Dina has saved. */
  const late = (taken: ReturnType<typeof dina>) => {
    let isFirst = true;
    const made = watched({
      save: async () => {
        if (!isFirst) return;
        isFirst = false;
        await open(made.inner).rosters.give(taken);
      },
    });
    return { ...made, ...open(made.store) };
  };

  it('both are written when they agree', async () => {
    const { rosters, inner, counted } = late(dina('k-dina', 300, 360));
    expect(await rosters.give(put('k-bo'))).toMatchObject({ type: 'done' });
    const { roster, version, keys } = await inner.load();
    expect([roster.overrides.map(({ person }) => person), version, keys]).toEqual([
      ['dina', 'bo'],
      2,
      ['k-dina', 'k-bo'],
    ]);
    expect(counted.saves).toBe(2);
  });

  it('the later one is refused by what the first one wrote when they do not', async () => {
    const { rosters, inner } = late(dina('k-dina', 90, 150));
    const refusal = { refused: 'overlaps', person: 'dina', period: { from: minutesAfter(90), to: minutesAfter(150) } };
    expect(await rosters.give(put('k-bo'))).toMatchObject({ type: 'refused', refusal });
    expect((await inner.load()).keys).toEqual(['k-dina']);
  });

  it('who loses five times is told that it was not written', async () => {
    const { store, counted } = watched();
    const { rosters } = open({
      ...store,
      save: async () => {
        counted.saves += 1;
        return 'lost';
      },
    });
    await expect(rosters.give(put('k-1'))).rejects.toThrow(StoreUnavailable);
    expect(counted.saves).toBe(5);
  });
});

it('who is on call, and when somebody is, follow the changes', async () => {
  const { rosters } = open(memoryRosters());
  expect(await rosters.onCall('network', minutesAfter(90))).toBe('anna');
  await rosters.give(put('k-1'));
  expect(await rosters.onCall('network', minutesAfter(90))).toBe('bo');
  expect(await rosters.onCall('network', minutesAfter(120))).toBe('anna');
  expect(await rosters.nextOnCall('network', minutesAfter(90))).toEqual(minutesAfter(90));
  // From the first day of the schedule on.
  const early = new Date('2026-10-30T12:00Z');
  expect(await rosters.onCall('network', early)).toBeUndefined();
  expect(await rosters.nextOnCall('network', early)).toEqual(new Date('2026-11-02T07:00Z'));
  expect(await rosters.onCall('service-desk', MONDAY_9)).toBeUndefined();
  expect(await rosters.nextOnCall('nowhere', MONDAY_9)).toBeUndefined();
});

import { removeOverride } from '../../src/on-call/commands/drop';
import { setOverride } from '../../src/on-call/commands/override';
import { createOnCallService } from '../../src/on-call/service';
import type { OnCallStore } from '../../src/on-call/store';
import { StoreUnavailable } from '../../src/record/unavailable';
import { BO, DINA, MONDAY_9, minutesAfter } from '../support/given';
import { memoryOnCall } from '../support/memory/on-call';
import { quiet } from '../support/outgoing';
import { createTestClock } from '../support/test-clock';
import { onCallTeam } from './on-call-team';

/** The network's week is Anna's: from Monday 2026-11-23 at 08:00. */
const { desk } = onCallTeam();
const HOUR = { from: minutesAfter(60), to: minutesAfter(120) };

/** Bo puts himself on for an hour. */
const put = (key: string, id = `o-${key}`, period = HOUR) =>
  ({ id, team: 'network', person: 'bo', ...period, by: BO, key }) as const;

/** A store that counts, and may do something before it answers. */
const watched = (before: { readonly load?: () => Promise<void>; readonly save?: () => Promise<void> } = {}) => {
  const inner = memoryOnCall();
  const counted = { loads: 0, saves: 0 };
  const store: OnCallStore = {
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
    settle: (ids) => inner.settle(ids),
  };
  return { store, inner, counted };
};

/** One process; what it tells goes to `told`, unless it is killed first. */
const open = (store: OnCallStore, clock = createTestClock(MONDAY_9), told: string[] = [], isKilled = () => false) => {
  const say = async ({ id }: { readonly id: string }) => {
    if (isKilled()) throw new Error('killed');
    told.push(id);
  };
  return { clock, told, onCall: createOnCallService({ store, desk: () => desk, clock, say, log: quiet }) };
};

describe('what was changed in who is on call', () => {
  it('is read once by all who ask within two seconds, and anew afterwards', async () => {
    const { store, inner, counted } = watched();
    const { clock, onCall } = open(store);
    await Promise.all([onCall.current(), onCall.current()]);
    clock.advance(1999);
    await onCall.current();
    expect(counted.loads).toBe(1);
    const elsewhere = open(inner, clock);
    await elsewhere.onCall.give(setOverride, put('k-1'));
    expect((await onCall.current()).overrides).toEqual([]);
    clock.advance(1);
    expect((await onCall.current()).overrides).toHaveLength(1);
    expect(counted.loads).toBe(2);
  });

  it('is asked for again when it could not be read', async () => {
    let isAway = true;
    const { store } = watched({
      load: async () => {
        if (isAway) throw new StoreUnavailable('Away');
      },
    });
    const { onCall } = open(store);
    await expect(onCall.current()).rejects.toThrow(StoreUnavailable);
    isAway = false;
    expect((await onCall.current()).overrides).toEqual([]);
  });
});

describe('a change of who is on call', () => {
  it('is written with its moment, and seen at once', async () => {
    const { store, inner, counted } = watched();
    const { clock, onCall } = open(store);
    expect((await onCall.current()).overrides).toEqual([]);
    clock.advance(500);
    const handled = await onCall.give(setOverride, put('k-1'));
    const made = { id: 'o-k-1', person: 'bo', at: new Date(MONDAY_9.getTime() + 500) };
    expect(handled).toMatchObject({ type: 'done', changes: { overrides: [made] } });
    expect((await onCall.current()).overrides).toMatchObject([made]);
    expect(await inner.load()).toMatchObject({ version: 1, keys: ['k-1'] });
    expect(counted.saves).toBe(1);
  });

  it('that is delivered again gets the first answer again, whatever id was made for it', async () => {
    const { store, inner, counted } = watched();
    const { onCall } = open(store);
    await onCall.give(setOverride, put('k-1'));
    const again = await onCall.give(
      setOverride,
      put('k-1', 'o-new', { from: minutesAfter(300), to: minutesAfter(360) }),
    );
    expect(again).toEqual({ type: 'done', changes: (await inner.load()).changes });
    expect(counted.saves).toBe(1);
  });

  it('that is refused or changes nothing is not written', async () => {
    const { store, inner, counted } = watched();
    const { onCall } = open(store);
    await onCall.give(setOverride, put('k-1'));
    const { changes } = await inner.load();
    const refusal = { refused: 'overlaps', person: 'bo', period: HOUR };
    expect(await onCall.give(setOverride, put('k-2'))).toEqual({ type: 'refused', refusal, changes });
    const gone = { override: 'o-nothing', by: BO, key: 'k-3' };
    expect(await onCall.give(removeOverride, gone)).toEqual({ type: 'already', changes });
    expect(counted.saves).toBe(1);
  });
});

describe('whoever a change is told to', () => {
  const says = () => [{ id: 'b-1', to: { type: 'key', key: 'bo' }, content: TOLD }] as const;
  const TOLD = { kind: 'onCall', team: 'network', by: 'Anna', ...HOUR } as const;

  it('is told once, and again of nothing', async () => {
    const { inner } = watched();
    const { onCall, told, clock } = open(inner);
    await onCall.give(setOverride, put('k-1'), says);
    await onCall.give(setOverride, put('k-1', 'o-new'), says);
    clock.advance(10_000);
    await onCall.tellLeft();
    expect(told).toEqual(['b-1']);
    expect((await inner.load()).outbox).toEqual([]);
  });

  it('is told by another process where the first was killed after its save', async () => {
    const { inner } = watched();
    const first = open(inner, undefined, [], () => true);
    expect(await first.onCall.give(setOverride, put('k-1'), says)).toMatchObject({ type: 'done' });
    const { onCall, told, clock } = open(inner, first.clock);
    await onCall.tellLeft();
    expect(told).toEqual([]);
    clock.advance(5000);
    await onCall.tellLeft();
    await onCall.tellLeft();
    expect(told).toEqual(['b-1']);
  });

  it('is told by the next change, in order', async () => {
    const { inner } = watched();
    const first = open(inner, undefined, [], () => true);
    await first.onCall.give(setOverride, put('k-1'), says);
    const { onCall, told } = open(inner, first.clock);
    const later = { from: minutesAfter(300), to: minutesAfter(360) };
    await onCall.give(setOverride, put('k-2', 'o-2', later), () => [{ ...says()[0], id: 'b-2' }]);
    expect(told).toEqual(['b-1', 'b-2']);
  });
});

describe('two who change who is on call at once', () => {
  const dina = (key: string, from: number, to: number) =>
    ({ ...put(key), person: 'dina', by: DINA, from: minutesAfter(from), to: minutesAfter(to) }) as const;

  /** Bo is about to save when Dina has saved. */
  const late = (taken: ReturnType<typeof dina>) => {
    let isFirst = true;
    const made = watched({
      save: async () => {
        if (!isFirst) return;
        isFirst = false;
        await open(made.inner).onCall.give(setOverride, taken);
      },
    });
    return { ...made, ...open(made.store) };
  };

  it('both are written when they agree', async () => {
    const { onCall, inner, counted } = late(dina('k-dina', 300, 360));
    expect(await onCall.give(setOverride, put('k-bo'))).toMatchObject({ type: 'done' });
    const { changes, version, keys } = await inner.load();
    expect([changes.overrides.map(({ person }) => person), version, keys]).toEqual([
      ['dina', 'bo'],
      2,
      ['k-dina', 'k-bo'],
    ]);
    expect(counted.saves).toBe(2);
  });

  it('the later one is refused by what the first one wrote when they do not', async () => {
    const { onCall, inner } = late(dina('k-dina', 90, 150));
    const refusal = { refused: 'overlaps', person: 'dina', period: { from: minutesAfter(90), to: minutesAfter(150) } };
    expect(await onCall.give(setOverride, put('k-bo'))).toMatchObject({ type: 'refused', refusal });
    expect((await inner.load()).keys).toEqual(['k-dina']);
  });

  it('who loses every time is told that it was not written', async () => {
    const { store, counted } = watched();
    const { onCall } = open({
      ...store,
      save: async () => {
        counted.saves += 1;
        return 'lost';
      },
    });
    await expect(onCall.give(setOverride, put('k-1'))).rejects.toThrow(StoreUnavailable);
    expect(counted.saves).toBeGreaterThan(5);
  });
});

it('who is on call, and when somebody is, follow the changes', async () => {
  const { onCall } = open(memoryOnCall());
  expect(await onCall.who('network', minutesAfter(90))).toBe('anna');
  await onCall.give(setOverride, put('k-1'));
  expect(await onCall.who('network', minutesAfter(90))).toBe('bo');
  expect(await onCall.who('network', minutesAfter(120))).toBe('anna');
  expect(await onCall.next('network', minutesAfter(90))).toEqual(minutesAfter(90));
  // From the first day of the schedule on.
  const early = new Date('2026-10-30T12:00Z');
  expect(await onCall.who('network', early)).toBeUndefined();
  expect(await onCall.next('network', early)).toEqual(new Date('2026-11-02T07:00Z'));
  expect(await onCall.who('service-desk', MONDAY_9)).toBeUndefined();
  expect(await onCall.next('nowhere', MONDAY_9)).toBeUndefined();
});

import { setTimeout as sleep } from 'node:timers/promises';
import { createHandle } from '../../src/record/handle';
import { keeping } from '../../src/record/stored';
import { StoreUnavailable } from '../../src/record/unavailable';
import { aDesk } from '../support/desk';
import { MONDAY_9 } from '../support/given';
import { memoryRecords } from '../support/memory/records';
import { createTestClock } from '../support/test-clock';
import { reminderKind } from './reminder';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

async function start() {
  const clock = createTestClock(MONDAY_9);
  const store = memoryRecords(reminderKind);
  const handle = createHandle({ kind: reminderKind, store, desk: () => aDesk(), clock, drain: () => {} });
  const due = new Date(clock.now().getTime() + HOUR);
  const report = { type: 'create', id: 'r', key: 'first', text: 'water', person: 'kim', due } as const;
  await handle(report);
  const snooze = (key: string) =>
    handle({ type: 'snooze', id: 'r', key, until: new Date(clock.now().getTime() + HOUR) });
  const stored = async () => {
    const found = await store.load('r');
    if (!found) throw new Error('made above');
    return found;
  };
  return { clock, store, handle, report, snooze, stored };
}

test('a redelivery after a hundred commands makes no second one, and gets the first answer again', async () => {
  const { handle, report, snooze, stored } = await start();
  for (let n = 0; n < 150; n += 1) await snooze(`k${n}`);
  const { version } = await stored();
  expect(await snooze('k0')).toMatchObject({ type: 'done', stored: { version } });
  expect(await handle({ ...report, id: 'again' })).toMatchObject({ type: 'done', stored: { state: { id: 'r' } } });
  expect((await stored()).version).toBe(version);
});

test('at most a thousand keys are kept, and the oldest go first', () => {
  const kept = Array.from({ length: 1000 }, (_, n) => ({ key: `k${n}`, at: MONDAY_9, version: n + 1 }));
  const keys = keeping(kept, { key: 'newest', at: MONDAY_9, version: 1001 });
  expect(keys).toHaveLength(1000);
  expect([keys[0]?.key, keys.at(-1)?.key]).toEqual(['k1', 'newest']);
});

test('keys go after seven days, and ticks keep none', async () => {
  const { clock, handle, snooze, stored } = await start();
  clock.advance(7 * DAY - HOUR);
  await snooze('within');
  await handle(reminderKind.tick('r', 'too early'));
  clock.advance(HOUR);
  expect(await handle(reminderKind.tick('r', 'a tick'))).toMatchObject({ type: 'done' });
  expect((await stored()).keys.map(({ key }) => key)).toEqual(['first', 'within']);
  await snooze('newest');
  expect((await stored()).keys.map(({ key }) => key)).toEqual(['within', 'newest']);
});

test('whether a save whose answer was lost was made, is asked of most of the nodes, not of one that lags behind', async () => {
  const { clock, store, stored } = await start();
  const before = await stored();
  const lagging = {
    ...store,
    load: async () => before,
    async save(...args: Parameters<typeof store.save>): Promise<never> {
      await store.save(...args);
      throw new StoreUnavailable('No answer');
    },
  };
  const handle = createHandle({ kind: reminderKind, store: lagging, desk: () => aDesk(), clock, drain: () => {} });
  const until = new Date(clock.now().getTime() + HOUR);
  expect(await handle({ type: 'snooze', id: 'r', key: 'lost', until })).toMatchObject({
    type: 'done',
    stored: { version: 2 },
  });
});

/** A database that stands still for so long: what is sent is done when it goes on, and no answer comes in time. */
function standingStill(store: Awaited<ReturnType<typeof start>>['store'], ms: number) {
  const end = performance.now() + ms;
  const isStill = () => performance.now() < end;
  const late = async <R>(work: () => Promise<R>): Promise<R> => {
    if (!isStill()) return work();
    void sleep(end - performance.now() + 20).then(work);
    await sleep(100);
    throw new StoreUnavailable('No answer');
  };
  return {
    ...store,
    loadSettled: (id: string) => late(() => store.loadSettled(id)),
    save: (...args: Parameters<typeof store.save>) => late(() => store.save(...args)),
  };
}

test('a database that stands still for a while leaves nobody unsure, and nothing is done twice', async () => {
  const { clock, store, stored } = await start();
  const still = standingStill(store, 500);
  const handle = createHandle({ kind: reminderKind, store: still, desk: () => aDesk(), clock, drain: () => {} });
  const until = new Date(clock.now().getTime() + HOUR);
  expect(await handle({ type: 'snooze', id: 'r', key: 'slow', until })).toMatchObject({ type: 'done' });
  await sleep(100);
  expect((await stored()).timeline.map(({ type }) => type)).toEqual(['created', 'snoozed']);
});

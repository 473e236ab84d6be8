import { setTimeout as sleep } from 'node:timers/promises';
import { createBreaker } from '../../src/ground/breaker';
import { createBackoff } from '../../src/record/backoff';
import { createDispatch } from '../../src/record/dispatch';
import { DONE, type Job } from '../../src/record/jobs';
import type { Kind } from '../../src/record/kind';
import type { OutboxEntry } from '../../src/record/stored';
import { createSweep, recordSweeps } from '../../src/record/sweep';
import { MONDAY_9 } from '../support/given';
import { memoryRecords } from '../support/memory/records';
import { quiet } from '../support/outgoing';
import { createTestClock } from '../support/test-clock';
import { type ReminderTypes, reminderKind } from './reminder';

const kind: Kind<ReminderTypes> = {
  ...reminderKind,
  urgency: ({ type }) => (type === 'once' ? 1 : 9),
};

/** Forty records with a card each, and behind them one that says something. */
async function aBacklog(
  add: () => Promise<void>,
  run: (id: string, job: Job) => Promise<void>,
  jobs: { readonly isUp?: () => boolean; readonly ageMs: number } = { ageMs: 60_000 },
) {
  const clock = createTestClock(MONDAY_9);
  const store = memoryRecords(kind);
  const at = clock.now();
  const put = async (n: number, effect: OutboxEntry<ReminderTypes['effect']>['effect']) => {
    const id = `r${String(n).padStart(2, '0')}`;
    const state = { id, source: 'test', externalKey: id, changedAt: at, text: 'water', person: 'kim', isDone: false };
    const later = new Date(at.getTime() + n);
    await store.create(id, { state, timeline: [], outbox: [{ id: '1.0', at: later, effect }], keys: [] });
  };
  for (let n = 0; n < 40; n += 1) await put(n, { type: 'live', place: 'caller' });
  await put(40, { type: 'once', to: { type: 'caller' }, notice: { kind: 'pinged' } });
  clock.advance(jobs.ageMs);
  const backoff = createBackoff(clock);
  const dispatch = createDispatch({
    jobs: { add },
    run: async ({ id }, job) => {
      await run(id, job);
      await store.settle(id, ['1.0']);
      return DONE;
    },
    backoff,
    clock,
    log: quiet,
  });
  return createSweep(recordSweeps({ kind, store, dispatch, jobs, clock, periodMs: 2000 }), quiet);
}

const away = () => Promise.reject(new Error('Redis is away'));

test('without a queue a ping goes before the cards that waited longer', async () => {
  const ran: string[] = [];
  const sweep = await aBacklog(away, async (_id, { type }) => {
    ran.push(type);
    await sleep(1);
  });
  await sweep();
  expect(ran).toHaveLength(41);
  // Eight were under way before it was found.
  expect(ran.indexOf('once')).toBeLessThanOrEqual(8);
});

test('a queue that accepts and does not answer costs one time limit, not one a record', async () => {
  const breaker = createBreaker({ failures: 1, restMs: 10_000, isFailure: () => true });
  let hanging = 0;
  let limits = 0;
  const hangs = async (): Promise<void> => {
    if (hanging === 0) limits += 1;
    hanging += 1;
    await sleep(300);
    hanging -= 1;
    throw new Error('Command timed out');
  };
  let ran = 0;
  const sweep = await aBacklog(
    () => breaker.run(hangs),
    async () => void (ran += 1),
  );
  await sweep();
  expect(ran).toBe(41);
  // One after the other they would be 41.
  expect(limits).toBe(1);
});

test('what hangs in one pass is not begun again, and keeps nothing that falls due later', async () => {
  const ran: string[] = [];
  let isHanging = true;
  const ends: (() => void)[] = [];
  const sweep = await aBacklog(away, async (id, { type }) => {
    ran.push(id);
    if (type === 'live' && isHanging) await new Promise<void>((end) => ends.push(end));
  });
  await sweep();
  expect(ran).toHaveLength(8);
  isHanging = false;
  const [first] = ends;
  first?.();
  await sleep(50);
  expect(ran).toContain('r40');
  await sweep();
  for (const end of ends) end();
  await sleep(50);
  expect(ran.filter((id) => id === 'r00')).toHaveLength(1);
});

test.each([
  ['up: it is on its way by its job', true, 0],
  ['away: nothing is on its way', false, 41],
])('what was written a second ago, with the queue %s', async (_how, isUp, many) => {
  let ran = 0;
  const sweep = await aBacklog(away, async () => void (ran += 1), { isUp: () => isUp, ageMs: 1000 });
  await sweep();
  expect(ran).toBe(many);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { connectProducer } from '../../jobs/connection';
import { createRedisLimiter } from '../../jobs/limiter';
import { SENDS } from '../../jobs/payload';
import { createQueues } from '../../jobs/queues';
import { createWorker } from '../../jobs/worker';
import { type Services, startServices } from '../../scripts/services';
import { systemClock } from '../../src/ground/clock';
import { aDesk } from '../support/desk';
import { caseRef, createDeskOn, directTo, KIM_CHAT, quiet, ROOM, SECOND } from '../support/outgoing';
import { ready, until } from '../support/wait';

const seconds = (count: number) => ({ kind: 'ms', ms: count * SECOND, text: `${count}s` }) as const;

/** The team is pinged two seconds after logging, the lead after three. */
const FAST = aDesk({
  escalations: [
    {
      key: 'fast',
      for: ['P1', 'P2', 'P3', 'P4', 'P5'],
      hours: 'always',
      steps: [
        { after: seconds(2), notify: [{ type: 'team' }], by: ['chat'], within: seconds(5) },
        { after: seconds(3), notify: [{ type: 'lead' }], by: ['chat'], within: seconds(5) },
      ],
    },
  ],
});

let services: Services;
let stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  // These tests flush and kill: a Redis of their own, whatever REDIS_URL says.
  const { REDIS_URL: _, ...env } = process.env;
  services = await startServices({ data: 'throwaway', mongo: false, env });
});
afterAll(() => services.stop());
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
  if (!services.redis?.running()) await services.redis?.restart();
});

async function connected(): Promise<Redis> {
  const redis = connectProducer(services.redisUrl, quiet);
  stops.push(async () => redis.disconnect());
  await ready(redis);
  return redis;
}

let made = 0;

/** A desk on BullMQ; `workers` processes of it, each with its sweep. */
async function start({ workers = 1, sweepMs = 300 } = {}) {
  made += 1;
  const prefix = `{vagt_delivery_${made}}`;
  const redis = await connected();
  const jobs = createQueues({ redis, prefix });
  stops.push(() => jobs.close());
  const desk = await createDeskOn(systemClock, jobs, { desk: FAST, limiter: createRedisLimiter({ redis, prefix }) });
  const begin = (name: string) => {
    const { run, sweep } = desk.worker(name);
    const worker = createWorker({ redisUrl: services.redisUrl, prefix, run, sweep, sweepMs, log: quiet });
    worker.start();
    stops.push(() => worker.stop());
    return worker;
  };
  const running = Array.from({ length: workers }, (_, n) => begin(`worker-${n}`));
  return { desk, jobs, redis, prefix, running, begin };
}

test('stopping ends while Redis is away', async () => {
  const { running } = await start();
  await until(() => running.every((worker) => worker.redisUp()));
  await services.redis?.kill();
  await until(() => running.every((worker) => !worker.redisUp()));
  await expect(Promise.all(running.map((worker) => worker.stop()))).resolves.toHaveLength(1);
});

test('a report reaches both conversations, and its timers fire', async () => {
  const { desk } = await start();
  await desk.report();
  await until(() => desk.at(ROOM).length === 1 && desk.at(KIM_CHAT).length === 1);
  await until(() => desk.said(directTo('anna')).length === 1);
  expect(desk.said(ROOM)).toEqual(['ping to team, da']);
});

test('FLUSHALL with timers waiting: they still fire, once', async () => {
  const { desk, redis } = await start({ workers: 3 });
  await desk.report();
  await until(() => desk.at(ROOM).length === 1);
  await redis.flushall();
  await until(() => desk.said(directTo('anna')).length === 1);
  await sleep(SECOND);
  expect(desk.said(ROOM)).toEqual(['ping to team, da']);
  expect(desk.said(directTo('anna'))).toEqual(['ping to lead, da']);
});

test('Redis killed: adding rejects, the sweep delivers, and what comes later works again', async () => {
  const { desk, jobs, running } = await start({ workers: 2 });
  await services.redis?.kill();
  await until(() => !jobs.isUp() && running.every((worker) => !worker.redisUp()));
  await expect(jobs.add(caseRef('01A'), { id: '1.0', effect: { type: 'live', place: 'team' } })).rejects.toThrow(
    'Redis is away',
  );
  await desk.report();
  await until(() => desk.at(ROOM).some((text) => text.startsWith('team card')));
  await until(() => desk.said(directTo('anna')).length === 1);
  expect(desk.said(ROOM)).toEqual(['ping to team, da']);

  await services.redis?.restart();
  await until(() => jobs.isUp() && running.every((worker) => worker.redisUp()));
  await desk.report();
  await until(() => desk.said(directTo('anna')).length === 2);
  expect(desk.said(ROOM)).toHaveLength(2);
});

test('started while Redis is away: adding rejects, and works once it is back', async () => {
  await services.redis?.kill();
  const redis = connectProducer(services.redisUrl, quiet);
  stops.push(async () => redis.disconnect());
  const jobs = createQueues({ redis, prefix: '{vagt_late}' });
  stops.push(() => jobs.close());
  const entry = { id: '1.0', effect: { type: 'live', place: 'team' } } as const;
  await expect(jobs.add(caseRef('01A'), entry)).rejects.toThrow('Redis is away');
  await services.redis?.restart();
  await ready(redis);
  await expect(jobs.add(caseRef('01A'), entry)).resolves.toBeUndefined();
});

test('what a killed worker had taken is sent by the next one at once, and does not wait until its job counts as stalled', async () => {
  const { desk, redis, prefix, begin } = await start({ workers: 0 });
  const incident = await desk.report();
  const dina = { id: (await desk.meet('dina')).id, name: 'Dina', member: true, deskKey: 'dina' };
  await desk.do(incident, dina, { type: 'claim' });
  // It is planned, and its way is closed for a moment.
  desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: 100, to: KIM_CHAT });
  await desk.out.run(caseRef(incident), { type: 'once', entry: '2.2' });
  const planned = Date.now();
  // Taken by a worker that is gone: its jobs stay its own for as long as their locks last.
  const connection = redis.duplicate({ maxRetriesPerRequest: null, enableOfflineQueue: true });
  const killed = new Worker(SENDS, null, { connection, prefix, lockDuration: 10_000, autorun: false });
  stops.push(async () => {
    await killed.close(true);
    connection.disconnect();
  });
  while (await killed.getNextJob('killed', { block: false }));
  begin('heir');
  await until(() => desk.said(KIM_CHAT).length === 1);
  expect(Date.now() - planned).toBeLessThan(9000);
  expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
});

test('stopping waits for the job that runs', async () => {
  const { desk, running } = await start();
  const go = desk.chat.hold('post');
  await desk.report();
  await until(() => desk.chat.calls.some((call) => call.call === 'post'));
  let isStopped = false;
  const stop = async () => {
    await Promise.all(running.map((worker) => worker.stop()));
    isStopped = true;
  };
  const stopping = stop();
  await sleep(300);
  expect(isStopped).toBe(false);
  go();
  await stopping;
  expect(desk.chat.messages().length).toBeGreaterThan(0);
});

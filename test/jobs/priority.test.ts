import { connectProducer } from '../../jobs/connection';
import { createQueues } from '../../jobs/queues';
import { createWorker } from '../../jobs/worker';
import type { IncidentEffect } from '../../src/incident/effects';
import { incidentKind } from '../../src/incident/kind';
import { effectKey } from '../../src/record/jobs';
import { anIncident } from '../support/incidents';
import { caseRef, quiet } from '../support/outgoing';
import { testPrefix, testRedisUrl } from '../support/services';
import { ready, until } from '../support/wait';

test('a ping goes before a message before a card, and P1 first of each', async () => {
  const prefix = testPrefix(`priority-${Date.now()}`);
  const redis = connectProducer(testRedisUrl(), quiet);
  await ready(redis);
  const jobs = createQueues({ redis, prefix });
  const card: IncidentEffect = { type: 'live', place: 'team' };
  const say: IncidentEffect = { type: 'once', to: { type: 'caller' }, notice: { kind: 'claimed' } };
  const ping: IncidentEffect = { type: 'once', to: { type: 'team' }, notice: { kind: 'ping', repeat: false } };
  const add = (id: string, entry: string, effect: IncidentEffect, priority?: 'P1' | 'P2' | 'P5') =>
    jobs.add(caseRef(id), { id: entry, effect }, priority && incidentKind.urgency(effect, anIncident({ priority })));
  await add('five', '1.0', card, 'P5');
  await add('five', '1.1', say, 'P5');
  await add('five', '1.2', ping, 'P5');
  await add('unknown', '1.0', card);
  await add('two', '1.0', ping, 'P2');
  await add('one', '1.0', card, 'P1');
  await add('one', '1.1', say, 'P1');
  await add('one', '1.2', ping, 'P1');

  const ran: string[] = [];
  const worker = createWorker({
    redisUrl: testRedisUrl(),
    prefix,
    run: async (subject, job) => {
      ran.push(effectKey(subject, job));
      return {};
    },
    sweep: async () => {},
    sweepMs: 60_000,
    concurrency: 1,
    log: quiet,
  });
  worker.start();
  await until(() => ran.length === 8);
  await worker.stop();
  await jobs.close();
  redis.disconnect();
  const pings = ['one 1.2', 'two 1.0', 'five 1.2'];
  const says = ['one 1.1', 'five 1.1'];
  const cards = ['one live.team', 'unknown live.team', 'five live.team'];
  expect(ran).toEqual([...pings, ...says, ...cards].map((name) => `incident ${name}`));
});

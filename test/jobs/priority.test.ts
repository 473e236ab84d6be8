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

test('P1 goes first, and a ping before a message before a card', async () => {
  const prefix = testPrefix(`priority-${Date.now()}`);
  const redis = connectProducer(testRedisUrl(), quiet);
  await ready(redis);
  const jobs = createQueues({ redis, prefix });
  const card: IncidentEffect = { type: 'live', place: 'team' };
  const say: IncidentEffect = { type: 'once', to: { type: 'caller' }, notice: { kind: 'claimed' } };
  const ping: IncidentEffect = { type: 'once', to: { type: 'team' }, notice: { kind: 'ping', repeat: false } };
  const add = (id: string, entry: string, effect: IncidentEffect, priority?: 'P1' | 'P5') =>
    jobs.add(caseRef(id), { id: entry, effect }, priority && incidentKind.urgency(effect, anIncident({ priority })));
  await add('five', '1.0', card, 'P5');
  await add('five', '1.1', ping, 'P5');
  await add('unknown', '1.0', card);
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
  await until(() => ran.length === 6);
  await worker.stop();
  await jobs.close();
  redis.disconnect();
  const names = ['one 1.2', 'one 1.1', 'one live.team', 'unknown live.team', 'five 1.1', 'five live.team'];
  expect(ran).toEqual(names.map((name) => `incident ${name}`));
});

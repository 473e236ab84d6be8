import { connectProducer } from '../../jobs/connection';
import { createQueues } from '../../jobs/queues';
import { createWorker } from '../../jobs/worker';
import { createBackoff } from '../../src/record/backoff';
import { createDispatch } from '../../src/record/dispatch';
import type { Outcome } from '../../src/record/jobs';
import { quiet } from '../support/outgoing';
import { testPrefix, testRedisUrl } from '../support/services';
import { ready, until } from '../support/wait';

const MINUTE = 60_000;
/** The database's clock, of which this machine's is ahead (a negative offset) or behind. */
const clockOf = (offset: number) => ({ now: () => new Date(Date.now() + offset), offsetMs: () => offset });

test.each([
  ['ahead of', -MINUTE],
  ['behind', MINUTE],
  ['as', 0],
])(
  'a step fires when it is due by the database, on a machine whose clock is %s its own',
  async (_how, offset) => {
    const { now, offsetMs } = clockOf(offset);
    const clock = { now };
    const redis = connectProducer(testRedisUrl(), quiet);
    await ready(redis);
    const prefix = testPrefix(`clocks-${Date.now()}`);
    const jobs = createQueues({ redis, prefix, clock });
    const due = new Date(now().getTime() + 1500);
    const fired: number[] = [];
    let runs = 0;
    const run = async (): Promise<Outcome> => {
      runs += 1;
      if (due > now()) return { again: due };
      fired.push(now().getTime() - due.getTime());
      return {};
    };
    const dispatch = createDispatch({ jobs, run, backoff: createBackoff(clock), clock, offsetMs, log: quiet });
    const item = { id: '1.0', effect: { type: 'tick', at: due } } as const;
    const subject = { kind: 'incident', id: 'i1' };
    const sweep = async () => void (fired.length === 0 && (await dispatch(subject, item)));
    const worker = createWorker({ redisUrl: testRedisUrl(), prefix, run, sweep, sweepMs: 300, offsetMs, log: quiet });
    await jobs.add(subject, item);
    worker.start();
    await until(() => fired.length > 0);
    expect(fired[0]).toBeGreaterThanOrEqual(0);
    expect(fired[0]).toBeLessThan(1500);
    expect(runs).toBeLessThan(5);
    await worker.stop();
    await jobs.close();
    redis.disconnect();
  },
  30_000,
);

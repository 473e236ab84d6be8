import { connectProducer, redisBreaker } from '../../jobs/connection';
import { createRedisLimiter } from '../../jobs/limiter';
import { createQueues } from '../../jobs/queues';
import { quiet } from '../support/outgoing';
import { testPrefix, testRedisUrl } from '../support/services';
import { openDoor } from '../support/tcp/door';
import { ready } from '../support/wait';

const RATES = [{ points: 2, seconds: 60 }];

test('a Redis that accepts and does not answer costs one time limit, for jobs and limits together', async () => {
  const door = await openDoor(new URL(testRedisUrl()));
  const redis = connectProducer(door.uri, quiet);
  await ready(redis);
  const [prefix, breaker] = [testPrefix(`hung-${Date.now()}`), redisBreaker()];
  const queues = createQueues({ redis, prefix, breaker });
  const limiter = createRedisLimiter({ redis, prefix, breaker });
  const add = (n: number) =>
    queues.add({ kind: 'incident', id: `i${n}` }, { id: '1.0', effect: { type: 'live', place: 'team' } });
  const take = (n: number) => limiter.take({ platform: 'teams', kind: 'room', id: `19:${n}@thread` }, RATES);
  await add(0);
  await take(0);

  door.silence();
  const began = performance.now();
  for (let n = 1; n <= 40; n += 1) {
    await expect(add(n)).rejects.toBeInstanceOf(Error);
    expect([await take(n), await take(n)]).toEqual([0, 0]);
    expect(await take(n)).toBeGreaterThan(0);
  }
  expect(performance.now() - began).toBeLessThan(4000);
  expect(queues.isUp()).toBe(false);
  await queues.close();
  redis.disconnect();
  await door.close();
}, 200_000);

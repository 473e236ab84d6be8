import { connectProducer } from '../../jobs/connection';
import { createQueues } from '../../jobs/queues';

import { caseRef } from '../support/outgoing';
import { testPrefix, testRedisUrl } from '../support/services';
import { ready } from '../support/wait';

const quiet = { info: () => {}, warn: () => {} };

test('the depth of a queue is how many jobs wait in it; without Redis it is not known', async () => {
  const redis = connectProducer(testRedisUrl(), quiet);
  await ready(redis);
  const queues = createQueues({ redis, prefix: testPrefix('depths') });
  expect(await queues.depths()).toEqual({ timers: 0, sends: 0 });
  const soon = new Date(Date.now() + 9000);
  const inAnHour = new Date(Date.now() + 3600_000);
  await queues.add(caseRef('i-1'), { id: '1.0', effect: { type: 'tick', at: soon } });
  // The sweep brings it when it is nearer.
  await queues.add(caseRef('i-2'), { id: '1.0', effect: { type: 'tick', at: inAnHour } });
  await queues.add(caseRef('i-1'), { id: '1.1', effect: { type: 'live', place: 'team' } });
  await queues.add(caseRef('i-1'), { id: '1.2', effect: { type: 'live', place: 'caller' } });
  expect(await queues.depths()).toEqual({ timers: 1, sends: 2 });
  await queues.close();
  redis.disconnect();
  await expect(queues.depths()).rejects.toThrow('enableOfflineQueue');
});

import { connectProducer } from '../../jobs/connection';
import { createRedisLimiter } from '../../jobs/limiter';
import { quiet } from '../support/outgoing';
import { testPrefix, testRedisUrl } from '../support/services';
import { ready, until } from '../support/wait';

const A = { platform: 'teams', kind: 'room', id: '19:a@thread;messageid=1' } as const;
const B = { platform: 'teams', kind: 'room', id: '19:b@thread' } as const;
const RATES = [
  { points: 2, seconds: 60 },
  { points: 3, seconds: 600 },
];

const redis = connectProducer(testRedisUrl(), quiet);
const nowhere = connectProducer('redis://127.0.0.1:1', quiet);
beforeAll(() => ready(redis));
afterAll(() => {
  redis.disconnect();
  nowhere.disconnect();
});

test('several workers share one count per conversation', async () => {
  const prefix = testPrefix(`limit-${Date.now()}`);
  const [one, two] = [createRedisLimiter({ redis, prefix }), createRedisLimiter({ redis, prefix })];
  expect([await one.take(A, RATES), await two.take(A, RATES)]).toEqual([0, 0]);
  const wait = await one.take(A, RATES);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60_000);
  expect(await two.take(B, RATES)).toBe(0);
});

test('what one rate refused is not counted by the others', async () => {
  const prefix = testPrefix(`reward-${Date.now()}`);
  const [limiter, other] = [createRedisLimiter({ redis, prefix }), createRedisLimiter({ redis, prefix })];
  const rates = [
    { points: 3, seconds: 600 },
    { points: 1, seconds: 60 },
  ];
  expect(await limiter.take(A, rates)).toBe(0);
  for (let n = 0; n < 5; n += 1) expect(await limiter.take(A, rates)).toBeGreaterThan(0);
  const [first] = rates;
  expect([await other.take(A, first ? [first] : []), await other.take(A, first ? [first] : [])]).toEqual([0, 0]);
});

test('who asks again while a conversation rests is answered without Redis, and takes the next turn in it', async () => {
  const limiter = createRedisLimiter({ redis, prefix: testPrefix(`rests-${Date.now()}`) });
  const rates = [{ points: 1, seconds: 1 }];
  expect(await limiter.take(A, rates)).toBe(0);
  const asked = jest.spyOn(redis, 'sendCommand');
  const waits = [await limiter.take(A, rates), await limiter.take(A, rates)];
  expect([waits.every((ms) => ms > 0 && ms <= 1000), asked.mock.calls.length]).toEqual([true, 0]);
  asked.mockRestore();
  expect(await limiter.take(B, rates)).toBe(0);
  await until(async () => (await limiter.take(A, rates)) === 0);
});

test('the platform said stop: no worker sends there', async () => {
  const prefix = testPrefix(`block-${Date.now()}`);
  const [one, two] = [createRedisLimiter({ redis, prefix }), createRedisLimiter({ redis, prefix })];
  expect(await one.take(A, RATES)).toBe(0);
  await one.block(A, 30_000);
  expect(await two.take(A, RATES)).toBeGreaterThan(20_000);
  expect(await two.take(B, RATES)).toBe(0);
});

test('Redis away: each counts for itself', async () => {
  const limiter = createRedisLimiter({ redis: nowhere, prefix: '{vagt_nowhere}' });
  expect([await limiter.take(A, RATES), await limiter.take(A, RATES)]).toEqual([0, 0]);
  expect(await limiter.take(A, RATES)).toBeGreaterThan(0);
});

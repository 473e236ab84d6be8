import { MONDAY_9 } from '../support/given';
import { createLocalLimiter } from '../support/memory/limiter';
import { createTestClock } from '../support/test-clock';

const A = { platform: 'teams', kind: 'direct', id: 'a' } as const;
const B = { platform: 'teams', kind: 'direct', id: 'b' } as const;
const RATES = [
  { points: 2, seconds: 1 },
  { points: 3, seconds: 10 },
];

test('keeps every row of the rates at once, per conversation', async () => {
  const clock = createTestClock(MONDAY_9);
  const limiter = createLocalLimiter(clock);
  expect([await limiter.take(A, RATES), await limiter.take(A, RATES), await limiter.take(A, RATES)]).toEqual([
    0, 0, 1000,
  ]);
  expect(await limiter.take(B, RATES)).toBe(0);
  clock.advance(1000);
  expect([await limiter.take(A, RATES), await limiter.take(A, RATES)]).toEqual([0, 9000]);
  clock.advance(9000);
  expect(await limiter.take(A, RATES)).toBe(0);
});

test('the platform said stop: nothing goes there meanwhile', async () => {
  const clock = createTestClock(MONDAY_9);
  const limiter = createLocalLimiter(clock);
  await limiter.block(A, 5000);
  expect([await limiter.take(A, RATES), await limiter.take(B, RATES)]).toEqual([5000, 0]);
  clock.advance(5000);
  expect(await limiter.take(A, RATES)).toBe(0);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { createBreaker, Resting } from '../../src/ground/breaker';

/** Something that hangs while it is `down`: each call to it costs a time limit. */
function aService() {
  let isDown = false;
  let asked = 0;
  return {
    down: (down: boolean) => void (isDown = down),
    asked: () => asked,
    async call(): Promise<string> {
      asked += 1;
      if (!isDown) return 'answered';
      await sleep(20);
      throw new Error('no answer in time');
    },
  };
}

test('what hangs costs one time limit a period, and is asked again after it', async () => {
  const service = aService();
  const breaker = createBreaker({ failures: 1, restMs: 1000, isFailure: () => true });
  const ask = () => breaker.run(() => service.call()).catch((error: unknown) => error);
  service.down(true);
  expect(await ask()).toMatchObject({ message: 'no answer in time' });
  expect(breaker.isOpen()).toBe(true);
  for (let n = 0; n < 40; n += 1) expect(await ask()).toBeInstanceOf(Resting);
  expect(service.asked()).toBe(1);
  await sleep(1100);
  const ends = await Promise.all(Array.from({ length: 40 }, ask));
  expect(ends.filter((end) => !(end instanceof Resting))).toHaveLength(1);
  expect(service.asked()).toBe(2);
  service.down(false);
  await sleep(1100);
  expect(await ask()).toBe('answered');
  expect([await ask(), breaker.isOpen()]).toEqual(['answered', false]);
});

test('only so many failures in a row count, and only those that say that it does not answer', async () => {
  const breaker = createBreaker({ failures: 2, restMs: 1000, isFailure: ({ message }) => message === 'late' });
  const fail = (message: string) => breaker.run(() => Promise.reject(new Error(message))).catch(() => undefined);
  for (let n = 0; n < 5; n += 1) await fail('refused');
  await fail('late');
  await breaker.run(async () => 'fine');
  await fail('late');
  expect(breaker.isOpen()).toBe(false);
  await fail('late');
  expect(breaker.isOpen()).toBe(true);
});

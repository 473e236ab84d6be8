import { setTimeout as sleep } from 'node:timers/promises';
import { guardPort } from '../../src/delivery/guarded-port';
import { ChatError, type ChatPort } from '../../src/view/chat-port';
import { createFakeChat } from '../support/chat';
import { line } from '../support/outgoing';

const TO = { platform: 'teams', kind: 'direct', id: 'a:kim' } as const;

/** A platform that hangs while it is `down`. */
function aPlatform() {
  const fake = createFakeChat();
  let failsAfter: number | undefined;
  let asked = 0;
  const port: ChatPort = {
    ...fake,
    async post(to, view, key) {
      asked += 1;
      if (failsAfter === undefined) return fake.post(to, view, key);
      await sleep(failsAfter);
      throw new ChatError('unknown', 'no answer in time');
    },
  };
  return { port, fails: (after: number | undefined) => void (failsAfter = after), asked: () => asked };
}

test('a platform that hangs costs two time limits, then nothing is sent there until it answers', async () => {
  const platform = aPlatform();
  const { port, isOpen } = guardPort(platform.port, { slowMs: 20, restMs: 1500 });
  const post = (n: number) => port.post(TO, line('hello'), `k${n}`).catch((error: unknown) => error);
  platform.fails(30);
  expect([await post(1), await post(2)]).toMatchObject([{ kind: 'unknown' }, { kind: 'unknown' }]);
  expect(isOpen()).toBe(true);
  for (let n = 3; n < 40; n += 1) {
    expect(await post(n)).toMatchObject({ kind: 'not_accepted', temporary: true, retryAfterMs: 1500 });
  }
  expect(platform.asked()).toBe(2);
  platform.fails(undefined);
  await sleep(1600);
  expect(await post(40)).toMatchObject({ address: TO });
  expect(isOpen()).toBe(false);
});

test('what fails at once is nothing that hangs', async () => {
  const platform = aPlatform();
  const { port, isOpen } = guardPort(platform.port, { slowMs: 5000, restMs: 1500 });
  platform.fails(0);
  for (let n = 0; n < 10; n += 1) await port.post(TO, line('hello'), `k${n}`).catch(() => undefined);
  expect([platform.asked(), isOpen()]).toEqual([10, false]);
});

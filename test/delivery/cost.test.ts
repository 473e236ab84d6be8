import type { DeliveryStore } from '../../src/delivery/store';
import { createMemoryStore } from '../support/memory-store';
import { actorOf, createDeskRun, KIM_CHAT, SECOND } from '../support/outgoing';

/** What is asked of the rows while a message goes. */
async function counted() {
  const asked: string[] = [];
  const store = createMemoryStore();
  const deliveries: DeliveryStore = new Proxy(store.deliveries, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== 'function') return own;
      return (...args: readonly unknown[]) => {
        asked.push(String(name));
        return Reflect.apply(own, target, args);
      };
    },
  });
  const desk = await createDeskRun({ store: { ...store, deliveries } });
  const incident = await desk.report();
  await desk.jobs.settle();
  asked.length = 0;
  const claim = async () => desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  return { desk, asked, claim };
}

test('a message that may go at once is born on its way: two writes to its end', async () => {
  const { desk, asked, claim } = await counted();
  await claim();
  await desk.jobs.settle();
  expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
  expect(asked).toEqual(['ofSubject', 'plan', 'finish']);
});

test('one that has to wait is stored as it waits', async () => {
  const { desk, asked, claim } = await counted();
  desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: SECOND, to: KIM_CHAT });
  await claim();
  await desk.jobs.forward(5 * SECOND);
  expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
  expect(asked.filter((name) => name !== 'ofSubject')).toEqual(['plan', 'finish', 'lease', 'finish']);
});

import { aDesk } from '../support/desk';
import { createMemoryStore } from '../support/memory-store';
import { actorOf, createDeskRun, KIM_CHAT, MINUTE, ROOM, SECOND } from '../support/outgoing';

/** The same part of a store, each call of which is noted. */
const noting = <T extends object>(part: T, asked: string[]): T =>
  new Proxy(part, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== 'function') return own;
      return (...args: readonly unknown[]) => {
        asked.push(String(name));
        return Reflect.apply(own, target, args);
      };
    },
  });

/** What is asked of the rows while a message goes. */
async function counted(options: Parameters<typeof createDeskRun>[0] = {}) {
  const asked: string[] = [];
  const store = createMemoryStore();
  const desk = await createDeskRun({ ...options, store: { ...store, deliveries: noting(store.deliveries, asked) } });
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

test('one that has to wait for its turn in a conversation is read once', async () => {
  const { desk, asked, claim } = await counted({ rates: [{ points: 1, seconds: 1 }] });
  await claim();
  await desk.jobs.forward(5 * SECOND);
  expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
  expect(asked).toEqual(['ofSubject', 'plan', 'lease', 'finish']);
});

test('fifty cards that wait for one limited room ask the database for little meanwhile', async () => {
  const asked: string[] = [];
  const { incidents, deliveries, live, storms, people, places, ...rest } = createMemoryStore();
  const desk = await createDeskRun({
    rates: [{ points: 1, seconds: 1 }],
    desk: aDesk({ storm: { over: 1000, withinMs: MINUTE } }),
    store: {
      ...rest,
      incidents: noting(incidents, asked),
      deliveries: noting(deliveries, asked),
      live: noting(live, asked),
      storms: noting(storms, asked),
      people: noting(people, asked),
      places: noting(places, asked),
    },
  });
  for (let n = 0; n < 50; n += 1) await desk.report();
  await desk.jobs.forward(5 * SECOND);
  asked.length = 0;
  const before = desk.at(ROOM).length;
  await desk.jobs.forward(20 * SECOND);
  expect(desk.at(ROOM).length).toBeGreaterThan(before + 15);
  expect(desk.at(ROOM).length).toBeLessThan(50);
  expect(asked.length / 20).toBeLessThan(30);
});

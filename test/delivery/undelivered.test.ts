import type { Body } from '../support/given';
import { createMemoryStore } from '../support/memory-store';
import {
  actorOf,
  caseRef,
  createDeskRun,
  type DeskRun,
  directTo,
  KIM_CHAT,
  MINUTE,
  ROOM,
  SECOND,
} from '../support/outgoing';

const EVERYBODY = [KIM_CHAT, ROOM, ...['anna', 'bo', 'carl', 'dina'].map(directTo)];
const HOUR = 60 * MINUTE;

/** Dina has the case, and what has been said so far has arrived. */
async function taken(options: Parameters<typeof createDeskRun>[0] = {}) {
  const desk = await createDeskRun({
    renderNotice: (notice, _incident, _reader, to) => ({
      fallback:
        notice.kind === 'undelivered' ? `${to.type}: ${notice.of} ${notice.fate} “${notice.text}”` : notice.kind,
      blocks: [],
    }),
    ...options,
  });
  const incident = await desk.report();
  const dina = await actorOf(desk, 'dina');
  await desk.do(incident, dina, { type: 'claim' });
  await desk.jobs.settle();
  return { desk, incident, dina };
}

async function passing(desk: DeskRun, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += MINUTE) {
    await desk.jobs.forward(MINUTE);
    await desk.out.sweep();
    await desk.jobs.settle();
  }
}

const refuses = ({ chat }: DeskRun, ...to: readonly (typeof ROOM)[]) =>
  to.forEach((one) => chat.fail('post', { error: 'forbidden', to: one, times: 100 }));
const told = (desk: DeskRun) =>
  EVERYBODY.flatMap((to) =>
    desk
      .said(to)
      .filter((text) => /refused|unknown/.test(text))
      .map((text) => [to.id, text]),
  );
const happened = async (desk: DeskRun, incident: string) =>
  (await desk.stored(incident)).timeline.filter(({ type }) => type === 'undelivered').length;

const WRITTEN: readonly (readonly [Body, string])[] = [
  [{ type: 'ask', text: 'Which?' }, 'sender: asked refused “Which?”'],
  [{ type: 'message', text: 'Soon' }, 'sender: messaged refused “Soon”'],
  [{ type: 'resolve', text: 'Cleared', code: 'fixed' }, 'sender: resolved refused “Cleared”'],
];

test.each(WRITTEN)('what does not reach the caller is told to who wrote it, once: %j', async (body, words) => {
  const { desk, incident, dina } = await taken();
  refuses(desk, KIM_CHAT);
  await desk.do(incident, dina, body);
  await passing(desk, 2 * HOUR);
  expect(told(desk)).toEqual([[directTo('dina').id, words]]);
  expect(await happened(desk, incident)).toBe(1);
});

test('an address that is dead is tried once, whatever it is called: where the caller wrote, and their own conversation', async () => {
  const { desk, incident, dina } = await taken();
  refuses(desk, KIM_CHAT);
  const before = desk.chat.calls.length;
  await desk.do(incident, dina, { type: 'ask', text: 'Which?' });
  await passing(desk, HOUR);
  const tries = desk.chat.calls.slice(before).filter(({ call, to }) => call === 'post' && to?.id === KIM_CHAT.id);
  expect(tries).toHaveLength(1);
});

test('what arrives, by whichever way, is told to nobody', async () => {
  const { desk, incident, dina } = await taken();
  refuses(desk, directTo('dina'));
  await desk.do(incident, dina, { type: 'ask', text: 'Which?' });
  await desk.do(incident, await actorOf(desk, 'kim'), { type: 'answer', text: 'This', attachments: [] });
  await passing(desk, HOUR);
  expect(desk.said(ROOM)).toContain('dina: answered');
  expect(await happened(desk, incident)).toBe(0);
});

test('an answer that reaches nobody is told to the caller', async () => {
  const { desk, incident } = await taken();
  refuses(desk, ...EVERYBODY.filter((to) => to !== KIM_CHAT));
  await desk.do(incident, await actorOf(desk, 'kim'), { type: 'answer', text: 'This', attachments: [] });
  await passing(desk, HOUR);
  expect(told(desk)).toEqual([[KIM_CHAT.id, 'caller: answered refused “This”']]);
});

test('where nobody can say whether it arrived, that is told', async () => {
  const { desk, incident, dina } = await taken();
  desk.chat.fail('post', { error: 'unknown', to: KIM_CHAT });
  await desk.do(incident, dina, { type: 'ask', text: 'Which?' });
  await passing(desk, HOUR);
  expect(told(desk)).toEqual([[directTo('dina').id, 'sender: asked unknown “Which?”']]);
});

test('what the case says by itself has nobody to tell', async () => {
  const { desk, incident } = await taken();
  refuses(desk, ...EVERYBODY);
  await passing(desk, 24 * HOUR);
  expect(await happened(desk, incident)).toBe(0);
});

test('that nothing was delivered is not delivered either: it ends there', async () => {
  const { desk, incident, dina } = await taken();
  refuses(desk, ...EVERYBODY);
  await desk.do(incident, dina, { type: 'ask', text: 'Which?' });
  await passing(desk, 2 * HOUR);
  expect(told(desk)).toEqual([]);
  expect(await happened(desk, incident)).toBe(1);
});

test('killed before its writer could be told, it is told after that', async () => {
  const store = createMemoryStore();
  let dies = true;
  const save: typeof store.incidents.save = async (id, version, write) => {
    if (dies && write.timeline.some(({ type }) => type === 'undelivered')) throw new Error('killed');
    return store.incidents.save(id, version, write);
  };
  const { desk, incident, dina } = await taken({ store: { ...store, incidents: { ...store.incidents, save } } });
  refuses(desk, KIM_CHAT);
  await desk.do(incident, dina, { type: 'ask', text: 'Which?' }).catch(() => undefined);
  await desk.jobs.forward(SECOND).catch(() => undefined);
  const before = await store.deliveries.ofSubject(caseRef(incident));
  expect(before.filter(({ status }) => status === 'sending')).toHaveLength(1);
  dies = false;
  await passing(desk, HOUR);
  expect(told(desk)).toHaveLength(1);
});

import { createFakeChat, type FakeChat } from '../../support/chat';
import { aDesk } from '../../support/desk';
import { actorOf, caseRef, createDeskRun, type DeskRun, ROOM, SECOND } from '../../support/outgoing';

const desk = aDesk({ escalations: [] });
const next = () => new Promise((resolve) => setImmediate(resolve));

/** A chat whose next edit, in the room, waits on its way until it is let go; those after it overtake it. */
function slow() {
  const chat = createFakeChat();
  const held: (() => void)[] = [];
  let waits = false;
  const slowChat: FakeChat = {
    ...chat,
    async update(...args) {
      if (waits && args[0].address.id === ROOM.id) {
        waits = false;
        await new Promise<void>((go) => held.push(go));
      }
      return chat.update(...args);
    },
  };
  return {
    chat: slowChat,
    hold: () => void (waits = true),
    letGo: () => held.splice(0).forEach((go) => go()),
  };
}

/** The newest effect that shows the team's card. */
async function effectOf(run: DeskRun, incident: string): Promise<string> {
  const { outbox } = await run.stored(incident);
  const entry = outbox.findLast(({ effect }) => effect.type === 'live' && effect.place === 'team');
  if (!entry) throw new Error('No card is to be shown');
  return entry.id;
}

const isShown = async (run: DeskRun, incident: string): Promise<boolean> =>
  (await run.stored(incident)).outbox.every(({ effect }) => effect.type !== 'live' || effect.place !== 'team');

/** Anna's claim is shown by one process, slowly; her release by another, which overtakes it. */
async function crossed() {
  const { chat, hold, letGo } = slow();
  const run = await createDeskRun({ desk, chat });
  const incident = await run.report();
  await run.jobs.settle();
  const [one, other] = [run.worker('one'), run.worker('other')];
  const anna = await actorOf(run, 'anna');
  const show = async (worker: typeof one) =>
    worker.run(caseRef(incident), { type: 'live', place: 'team', entry: await effectOf(run, incident) });
  hold();
  await run.do(incident, anna, { type: 'claim' });
  const late = show(one);
  await next();
  await run.do(incident, anna, { type: 'release' });
  await show(other);
  expect(run.at(ROOM)[0]).toBe('team card: new, da');
  return { run, incident, other, late, letGo };
}

test('a card that stands is edited without a lease, and its row is not written', async () => {
  const run = await createDeskRun({ desk });
  const incident = await run.report();
  await run.jobs.settle();
  const row = await run.store.live.get(`incident.${incident}.card.team`);
  await run.do(incident, await actorOf(run, 'anna'), { type: 'claim' });
  await run.jobs.settle();
  expect(run.at(ROOM)[0]).toBe('team card: in_progress, da');
  expect(await run.store.live.get(`incident.${incident}.card.team`)).toEqual(row);
  expect(await isShown(run, incident)).toBe(true);
});

test('an edit that is overtaken on its way and comes last is made good by who made it', async () => {
  const { run, incident, late, letGo } = await crossed();
  letGo();
  await late;
  expect(run.at(ROOM)[0]).toBe('team card: new, da');
  expect(await isShown(run, incident)).toBe(true);
});

test('where whoever made it dies, the sweep of another process makes it good', async () => {
  const { run, incident, other, letGo } = await crossed();
  // Its edit arrives, and it never hears of it.
  const dead = jest.spyOn(run.store.incidents, 'settle').mockReturnValue(new Promise(() => undefined));
  letGo();
  await next();
  await next();
  dead.mockRestore();
  expect(run.at(ROOM)[0]).toBe('team card: in_progress, da');
  expect(await isShown(run, incident)).toBe(false);
  run.jobs.flush();
  run.clock.advance(6 * SECOND);
  run.jobs.work((subject, job) => other.run(subject, job));
  await other.sweep();
  await run.jobs.settle();
  expect(run.at(ROOM)[0]).toBe('team card: new, da');
  expect(await isShown(run, incident)).toBe(true);
});

test('an effect that has left its outbox was shown: a job that comes late for it does nothing', async () => {
  const run = await createDeskRun({ desk });
  const incident = await run.report();
  await run.jobs.settle();
  await run.do(incident, await actorOf(run, 'anna'), { type: 'claim' });
  const entry = await effectOf(run, incident);
  await run.jobs.settle();
  const calls = run.chat.calls.length;
  for (const isLost of [undefined, true] as const) {
    await run.worker('other').run(caseRef(incident), { type: 'live', place: 'team', entry, isLost });
  }
  expect(run.chat.calls.length).toBe(calls);
});

test('where several were lost one edit shows them all, and they leave together', async () => {
  const run = await createDeskRun({ desk });
  const incident = await run.report();
  await run.jobs.settle();
  const anna = await actorOf(run, 'anna');
  for (const type of ['claim', 'release', 'claim'] as const) await run.do(incident, anna, { type });
  const entry = await effectOf(run, incident);
  run.jobs.flush();
  run.clock.advance(6 * SECOND);
  await run.worker('other').run(caseRef(incident), { type: 'live', place: 'team', entry, isLost: true });
  expect(run.chat.at(ROOM)[0]?.shown).toHaveLength(2);
  expect(await isShown(run, incident)).toBe(true);
});

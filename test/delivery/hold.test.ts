import { type Actor } from '../../src/ground/actor';
import {
  actorOf,
  caseRef,
  createDeskRun,
  type DeskRun,
  type DeskRunOptions,
  KIM_CHAT,
  MINUTE,
  SECOND,
} from '../support/outgoing';

interface Held {
  readonly desk: DeskRun;
  readonly incident: string;
  readonly anna: Actor;
}

/** A claimed case whose caller was told so; then Anna writes to the caller, with time to take it back. */
async function held(options: DeskRunOptions = {}): Promise<Held> {
  const desk = await createDeskRun(options);
  const incident = await desk.report();
  const anna = await actorOf(desk, 'anna');
  await desk.do(incident, anna, { type: 'claim' });
  await desk.jobs.settle();
  await desk.do(incident, anna, { type: 'message', text: 'Please restart it', hold: true });
  return { desk, incident, anna };
}

const undo = async ({ desk, incident, anna }: Held): Promise<void> => {
  const message = (await desk.stored(incident)).state.held?.at(-1)?.message ?? '';
  await desk.do(incident, anna, { type: 'unsend', message });
};
const fates = async ({ desk, incident }: Held) =>
  (await desk.store.deliveries.ofSubject({ kind: 'incident', id: incident }))
    .filter((row) => row.notice.kind !== 'claimed')
    .map((row) => [row.notice.kind, row.status, ...(row.reason === undefined ? [] : [row.reason])]);
/** What Kim was told after the claim. */
const told = ({ desk }: Held) => desk.said(KIM_CHAT).slice(1);

test('a held message is not sent for ten seconds, and then once', async () => {
  const one = await held();
  await one.desk.jobs.forward(10 * SECOND);
  expect(told(one)).toEqual([]);
  expect(await fates(one)).toEqual([['messaged', 'pending']]);
  await one.desk.jobs.forward(SECOND);
  expect(told(one)).toEqual(['messaged to caller, en']);
  await one.desk.jobs.forward(MINUTE);
  await one.desk.out.sweep();
  await one.desk.jobs.settle();
  expect(told(one)).toEqual(['messaged to caller, en']);
  expect(await fates(one)).toEqual([['messaged', 'sent']]);
  expect((await one.desk.stored(one.incident)).outbox).toEqual([]);
});

test('one that was taken back in time is never sent', async () => {
  const one = await held();
  await one.desk.jobs.forward(9 * SECOND);
  await undo(one);
  await one.desk.jobs.forward(MINUTE);
  expect(told(one)).toEqual([]);
  expect(await fates(one)).toEqual([['messaged', 'cancelled', 'undone']]);
});

test('one that was taken back before its job ran at all is never sent', async () => {
  const one = await held();
  await undo(one);
  await one.desk.jobs.forward(MINUTE);
  expect(told(one)).toEqual([]);
  expect(await fates(one)).toEqual([['messaged', 'cancelled', 'undone']]);
});

test('an undo that was saved before the sending began wins, also when the sending began late', async () => {
  const one = await held();
  await one.desk.jobs.settle();
  // Nobody sends while the workers are down; the undo came in the last of the ten seconds.
  one.desk.jobs.setUp(false);
  one.desk.clock.advance(10 * SECOND);
  await undo(one);
  one.desk.jobs.setUp(true);
  await one.desk.jobs.forward(MINUTE);
  expect(told(one)).toEqual([]);
});

test('an undo takes back the later of two messages', async () => {
  const one = await held();
  await one.desk.do(one.incident, one.anna, { type: 'message', text: 'Please restart it twice', hold: true });
  await undo(one);
  await one.desk.jobs.forward(MINUTE);
  expect(await fates(one)).toEqual([
    ['messaged', 'sent'],
    ['messaged', 'cancelled', 'undone'],
  ]);
});

test('an undo takes back the earlier of two messages', async () => {
  const one = await held();
  await undo(one);
  await one.desk.do(one.incident, one.anna, { type: 'message', text: 'Please restart it twice', hold: true });
  await one.desk.jobs.forward(MINUTE);
  expect(told(one)).toEqual(['messaged to caller, en']);
  expect(await fates(one)).toEqual([
    ['messaged', 'cancelled', 'undone'],
    ['messaged', 'sent'],
  ]);
});

test.each([
  ['Redis is emptied', (desk: DeskRun) => desk.jobs.flush()],
  ['Redis is emptied and stays away', (desk: DeskRun) => (desk.jobs.flush(), desk.jobs.setUp(false))],
])('%s in the ten seconds: it goes all the same, not too early and once', async (_, happens) => {
  for (const isPlanned of [false, true]) {
    const one = await held();
    if (isPlanned) await one.desk.jobs.settle();
    happens(one.desk);
    for (let second = 0; second < 10; second += 1) {
      await one.desk.out.sweep();
      await one.desk.jobs.forward(SECOND);
    }
    expect(told(one)).toEqual([]);
    for (let second = 0; second < 20; second += 1) {
      await one.desk.jobs.forward(SECOND);
      await one.desk.out.sweep();
    }
    expect(told(one)).toEqual(['messaged to caller, en']);
  }
});

test('the process dies in the ten seconds: another one sends it', async () => {
  const one = await held();
  await one.desk.jobs.settle();
  one.desk.jobs.flush();
  const other = one.desk.worker('w2');
  one.desk.jobs.work((subject, job) => other.run(subject, job));
  await one.desk.jobs.forward(30 * SECOND);
  expect(told(one)).toEqual([]);
  await other.sweep();
  await one.desk.jobs.settle();
  expect(told(one)).toEqual(['messaged to caller, en']);
});

test('three workers send it once', async () => {
  const one = await held();
  const workers = ['a', 'b', 'c'].map((name) => one.desk.worker(name));
  const all = () =>
    Promise.all(workers.map((worker) => worker.run(caseRef(one.incident), { type: 'once', entry: '3.2' })));
  await all();
  one.desk.clock.advance(11 * SECOND);
  await all();
  expect(told(one)).toEqual(['messaged to caller, en']);
});

test('thousands that are held hide nothing that is due', async () => {
  const one = await held();
  await one.desk.jobs.settle();
  const [, row] = await one.desk.store.deliveries.ofSubject(caseRef(one.incident));
  if (!row) throw new Error('planned above');
  const { id, ...same } = row;
  const until = new Date(one.desk.clock.now().getTime() + 3 * 24 * 60 * MINUTE);
  const others = Array.from({ length: 5000 }, (_, n) => {
    const subject = caseRef(`held-${n}`);
    return { ...same, id: `held-${n}.${id}`, subject, notBefore: until, createdAt: new Date(0) };
  });
  await one.desk.store.deliveries.plan(others);
  one.desk.jobs.flush();
  one.desk.clock.advance(16 * SECOND);
  await one.desk.out.sweep();
  await one.desk.jobs.settle();
  expect(told(one)).toEqual(['messaged to caller, en']);
});

describe('order', () => {
  test('what is said meanwhile does not wait for it', async () => {
    const one = await held();
    await one.desk.do(one.incident, one.anna, { type: 'ask', text: 'Which printer?' });
    await one.desk.jobs.settle();
    expect(told(one)).toEqual(['asked to caller, en']);
    await one.desk.jobs.forward(MINUTE);
    expect(told(one)).toEqual(['asked to caller, en', 'messaged to caller, en']);
  });

  test('a later message waits: two of them never come in the wrong order', async () => {
    const one = await held();
    await one.desk.do(one.incident, one.anna, { type: 'message', text: 'And then turn it off' });
    await one.desk.jobs.forward(10 * SECOND);
    expect(told(one)).toEqual([]);
    await one.desk.jobs.forward(2 * SECOND);
    expect(
      (await one.desk.store.deliveries.ofSubject({ kind: 'incident', id: one.incident })).map(({ ref }) => ref?.id),
    ).toEqual(
      one.desk.chat
        .at(KIM_CHAT)
        .slice(1)
        .map(({ ref }) => ref.id),
    );
    expect(told(one)).toHaveLength(2);
  });

  test('a later message goes when the one before it was taken back', async () => {
    const one = await held();
    await undo(one);
    await one.desk.do(one.incident, one.anna, { type: 'message', text: 'On my way' });
    await one.desk.jobs.forward(12 * SECOND);
    expect(told(one)).toEqual(['messaged to caller, en']);
  });

  test('once it is due, what comes after it waits as for any other', async () => {
    const one = await held();
    one.desk.chat.fail('post', { error: 'not_accepted', temporary: true, to: KIM_CHAT });
    await one.desk.jobs.forward(11 * SECOND);
    await one.desk.do(one.incident, one.anna, { type: 'ask', text: 'Which printer?' });
    await one.desk.jobs.settle();
    expect(told(one)).toEqual([]);
    await one.desk.jobs.forward(MINUTE);
    expect(told(one)).toEqual(['messaged to caller, en', 'asked to caller, en']);
  });
});

import { createFakeChat } from '../support/chat';
import {
  actorOf,
  caseRef,
  createDeskRun,
  type DeskRun,
  directTo,
  KIM_CHAT,
  LEASE_MS,
  MINUTE,
  SECOND,
} from '../support/outgoing';

/** A claimed case: the caller was told so. */
async function claimed(desk: DeskRun): Promise<string> {
  const incident = await desk.report();
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  return incident;
}

const fates = async (desk: DeskRun, incident: string) =>
  (await desk.store.deliveries.ofSubject({ kind: 'incident', id: incident })).map((row) => [
    row.notice.kind,
    row.status,
  ]);

describe('how a say ends', () => {
  test('sent, once, and the outbox is empty', async () => {
    const desk = await createDeskRun();
    const incident = await claimed(desk);
    await desk.jobs.settle();
    await desk.out.run(caseRef(incident), { type: 'once', entry: '2.2' });
    expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
    expect(await fates(desk, incident)).toEqual([['claimed', 'sent']]);
    expect((await desk.stored(incident)).outbox).toEqual([]);
  });

  test('refused: the caller is told in their own chat instead', async () => {
    const desk = await createDeskRun();
    const origin = { platform: 'teams', kind: 'thread', id: '19:all;messageid=1' } as const;
    const incident = await desk.report({ origin });
    await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
    desk.chat.fail('post', { error: 'forbidden', to: origin, times: 9 });
    await desk.jobs.settle();
    expect(desk.said(directTo('kim'))).toEqual(['claimed to caller, en']);
    expect(await fates(desk, incident)).toEqual([
      ['claimed', 'refused'],
      ['claimed', 'sent'],
    ]);
  });

  test('unknown: not said again', async () => {
    const desk = await createDeskRun();
    const incident = await claimed(desk);
    desk.chat.fail('post', { error: 'unknown', arrives: true, to: KIM_CHAT, times: 2 });
    await desk.jobs.forward(10 * MINUTE);
    await desk.out.sweep();
    await desk.jobs.settle();
    expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
    expect(await fates(desk, incident)).toEqual([['claimed', 'unknown']]);
  });

  test('unknown where the platform can be asked: looked up, and said again if it is not there', async () => {
    for (const arrives of [true, false]) {
      const desk = await createDeskRun({ chat: createFakeChat({ findsPosted: true }) });
      const incident = await desk.report();
      await desk.jobs.settle();
      await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
      desk.chat.fail('post', { error: 'unknown', arrives, to: KIM_CHAT });
      await desk.jobs.forward(MINUTE);
      expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
      expect(await fates(desk, incident)).toEqual([['claimed', 'sent']]);
    }
  });

  test('rate limited, then sent; another conversation is not held up', async () => {
    const desk = await createDeskRun();
    const incident = await claimed(desk);
    await desk.jobs.settle();
    await desk.do(incident, await actorOf(desk, 'anna'), { type: 'message', text: 'On my way' });
    desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: 30 * SECOND, to: KIM_CHAT });
    await desk.do(incident, await actorOf(desk, 'kim'), { type: 'answer', text: 'Hurry', attachments: [] });
    await desk.jobs.settle();
    expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
    expect(desk.said(directTo('anna'))).toEqual(['answered to owner, da']);
    await desk.jobs.forward(31 * SECOND);
    expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en', 'messaged to caller, en']);
  });

  test('the connection was never made: tried again until it is', async () => {
    const desk = await createDeskRun();
    const incident = await claimed(desk);
    desk.chat.fail('post', { error: 'not_accepted', temporary: true, to: KIM_CHAT, times: 6 });
    await desk.jobs.forward(5 * MINUTE);
    expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
    expect(await fates(desk, incident)).toEqual([['claimed', 'sent']]);
  });

  test('the lease ran out: its holder died, so its fate is unknown', async () => {
    const desk = await createDeskRun();
    const incident = await claimed(desk);
    desk.chat.hold('post');
    void desk.out.run(caseRef(incident), { type: 'once', entry: '2.2' });
    await new Promise(setImmediate);
    desk.clock.advance(LEASE_MS + SECOND);
    await desk.out.sweep();
    expect(await fates(desk, incident)).toEqual([['claimed', 'unknown']]);
  });

  test('three workers at one delivery post it once', async () => {
    const desk = await createDeskRun();
    const incident = await claimed(desk);
    const workers = ['a', 'b', 'c'].map((name) => desk.worker(name));
    await Promise.all(workers.map((one) => one.run(caseRef(incident), { type: 'once', entry: '2.2' })));
    expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
  });
});

describe('order', () => {
  async function twoMessages(): Promise<{ desk: DeskRun; incident: string }> {
    const desk = await createDeskRun();
    const incident = await claimed(desk);
    await desk.jobs.settle();
    await desk.do(incident, await actorOf(desk, 'anna'), { type: 'ask', text: 'Which?' });
    await desk.do(incident, await actorOf(desk, 'anna'), { type: 'message', text: 'On my way' });
    return { desk, incident };
  }

  test('a later message waits for the one before it', async () => {
    const { desk, incident } = await twoMessages();
    const last = await desk.out.run(caseRef(incident), { type: 'once', entry: '4.2' });
    expect(last.again).toBeDefined();
    expect(desk.said(KIM_CHAT)).toEqual(['claimed to caller, en']);
    await desk.jobs.forward(5 * SECOND);
    expect(desk.said(KIM_CHAT).slice(1)).toEqual(['asked to caller, en', 'messaged to caller, en']);
  });

  test('also while the one before it is held up by the platform', async () => {
    const { desk } = await twoMessages();
    desk.chat.fail('post', { error: 'not_accepted', temporary: true, to: KIM_CHAT });
    await desk.jobs.forward(MINUTE);
    expect(desk.said(KIM_CHAT).slice(1)).toEqual(['asked to caller, en', 'messaged to caller, en']);
  });

  test('one that never gets planned holds nobody up for ever', async () => {
    const { desk, incident } = await twoMessages();
    await desk.store.incidents.settle(incident, ['3.2']);
    await desk.jobs.forward(3 * MINUTE);
    expect(desk.said(KIM_CHAT).slice(1)).toEqual(['messaged to caller, en']);
  });
});

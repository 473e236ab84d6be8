import { createFakeChat, type FakeChat } from '../support/chat';
import { aDesk, span } from '../support/desk';
import { caseRef, createDeskRun, directTo, MINUTE, ROOM, SECOND } from '../support/outgoing';

/** Two steps at once, after five minutes, for every priority. */
const DESK = aDesk({
  storm: { over: 1000, withinMs: MINUTE },
  escalations: [
    {
      key: 'all',
      hours: 'always',
      for: ['P1', 'P2', 'P3', 'P4', 'P5'],
      steps: [{ after: span(5), notify: [{ type: 'team' }, { type: 'manager' }], by: ['chat'], within: span(60) }],
    },
  ],
});

/** Planned while nothing could be sent; then Redis is gone, and the sweep sends by itself. */
async function planned(chat: FakeChat, urgents: readonly boolean[]) {
  const desk = await createDeskRun({ desk: DESK, chat });
  const incidents: string[] = [];
  for (const urgent of urgents) incidents.push(await desk.report({ urgent }));
  await desk.jobs.forward(5 * MINUTE - SECOND);
  for (const to of [ROOM, directTo('carl')]) {
    desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: SECOND, to });
  }
  await desk.jobs.forward(SECOND);
  desk.jobs.setUp(false);
  desk.clock.advance(10 * SECOND);
  return { desk, incidents };
}

test('without a queue a room that hangs keeps nobody else from being told', async () => {
  const chat = createFakeChat();
  let hangs = false;
  const hanging: FakeChat = {
    ...chat,
    post: (to, ...rest) => (hangs && to.id === ROOM.id ? new Promise(() => {}) : chat.post(to, ...rest)),
  };
  const { desk } = await planned(
    hanging,
    Array.from({ length: 12 }, () => false),
  );
  hangs = true;
  await desk.out.sweep();
  expect(desk.said(directTo('carl'))).toHaveLength(12);
});

test('without a queue the ping of P1 goes first', async () => {
  const { desk, incidents } = await planned(createFakeChat(), [false, false, false, true]);
  await desk.out.sweep();
  const keys = desk.chat.at(ROOM).map(({ key }) => key);
  const pings = keys.filter((key) => key.includes('.room:'));
  expect(pings).toHaveLength(4);
  expect(pings[0]).toContain(`incident.${caseRef(incidents[3] ?? '').id}.`);
});

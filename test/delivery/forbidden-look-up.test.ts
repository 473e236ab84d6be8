import { ChatError } from '../../src/view/chat-port';
import { createFakeChat } from '../support/chat';
import { createDeskRun, KIM_CHAT, MINUTE, ROOM, SECOND } from '../support/outgoing';

/** A platform that can be asked for a post, but not here: the bot is not in the room that it may write to. */
const unaskable = () => ({
  ...createFakeChat({ findsPosted: true }),
  findPosted: () => Promise.reject(new ChatError('forbidden', 'not_in_channel')),
});

const passing = async (desk: Awaited<ReturnType<typeof createDeskRun>>, minutes: number): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += 1) {
    await desk.jobs.forward(MINUTE + SECOND);
    await desk.out.sweep();
    await desk.jobs.settle();
  }
};

it('posts a card of unknown fate anew where it cannot be asked for', async () => {
  const chat = unaskable();
  const desk = await createDeskRun({ chat });
  chat.fail('post', { error: 'unknown', to: ROOM });
  await desk.report();
  await passing(desk, 3);
  expect(desk.at(ROOM).filter((words) => words.startsWith('team card'))).toHaveLength(1);
});

it('gives up on a say that cannot be asked for, and lets the next one go', async () => {
  const chat = unaskable();
  const desk = await createDeskRun({ chat });
  const incident = await desk.report();
  await desk.jobs.settle();
  const dina = { id: (await desk.meet('dina')).id, name: 'Dina', member: true, deskKey: 'dina' };
  chat.fail('post', { error: 'unknown', to: KIM_CHAT });
  await desk.do(incident, dina, { type: 'claim' });
  await passing(desk, 2);
  await desk.do(incident, dina, { type: 'ask', text: 'Which one?' });
  await passing(desk, 2);
  const rows = await desk.store.deliveries.ofSubject({ kind: 'incident', id: incident });
  expect(rows.map(({ notice, status }) => [notice.kind, status])).toEqual([
    ['claimed', 'unknown'],
    ['asked', 'sent'],
  ]);
});

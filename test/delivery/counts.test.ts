import { actorOf, createDeskRun, KIM_CHAT } from '../support/outgoing';

test('messages are counted by how they ended, in this process', async () => {
  const desk = await createDeskRun();
  const incident = await desk.report();
  await desk.jobs.settle();
  desk.chat.fail('post', { error: 'forbidden', to: KIM_CHAT, times: 10 });
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  await desk.jobs.settle();
  expect(desk.out.counts.ended.refused).toBeGreaterThan(0);

  const other = await createDeskRun();
  const claimed = await other.report();
  await other.do(claimed, await actorOf(other, 'anna'), { type: 'claim' });
  await other.jobs.settle();
  expect(other.out.counts.ended).toEqual({ sent: 1, refused: 0, unknown: 0, cancelled: 0 });
});

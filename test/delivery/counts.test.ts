import { createHealth } from '../../src/health';
import { createLateness } from '../../src/record/lateness';
import { actorOf, createDeskRun, KIM_CHAT, ROOM } from '../support/outgoing';

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

test.each(['gone', 'forbidden'] as const)(
  'a channel that is %s is counted until it takes a message, or the team has another',
  async (error) => {
    const desk = await createDeskRun();
    const { ready } = createHealth({
      store: desk.store,
      counts: desk.out.counts,
      lateness: createLateness().read,
      jobs: { isUp: () => true, depths: async () => ({}) },
      deskVersion: () => '1',
      clock: desk.clock,
    });
    const shut = async () => (await ready())['shutChannels'];
    expect(await shut()).toBe(0);
    desk.chat.fail('post', { error, to: ROOM, times: 1 });
    await desk.report();
    await desk.jobs.settle();
    expect(await shut()).toBe(1);
    const [place] = await desk.store.places.all();
    if (!place) throw new Error('no channel is linked');
    await desk.store.places.link({ ...place, address: { ...ROOM, id: 'another' } });
    expect(await shut()).toBe(0);
    await desk.store.places.link(place);
    expect(await shut()).toBe(1);
    await desk.report();
    await desk.jobs.settle();
    expect(await shut()).toBe(0);
  },
);

test('a card for somebody whose conversation is dead is tried there once', async () => {
  const desk = await createDeskRun();
  desk.chat.fail('post', { error: 'gone', to: KIM_CHAT, times: 9 });
  await desk.report();
  await desk.jobs.settle();
  expect(desk.chat.calls.filter(({ call, to }) => call === 'post' && to?.id === KIM_CHAT.id)).toHaveLength(1);
});

import { createFakeChat } from '../support/chat';
import type { DeskRun } from '../support/outgoing';
import {
  actorOf,
  caseRef,
  createDeskRun,
  type DeskRunOptions,
  directTo,
  LEASE_MS,
  MINUTE,
  ROOM,
  SECOND,
} from '../support/outgoing';

const NETWORK = { platform: 'teams', kind: 'room', id: '19:network' } as const;

const link = (desk: DeskRun, team: string, address: typeof ROOM): Promise<unknown> =>
  desk.store.places.link({ team, address, linkedBy: 'bo', linkedAt: desk.clock.now() });

/** Both teams have a room; the service desk's holds the card, and it has been offered to the network. */
async function offered(options: DeskRunOptions = {}): Promise<{ readonly desk: DeskRun; readonly incident: string }> {
  const desk = await createDeskRun(options);
  await link(desk, 'network', NETWORK);
  const incident = await desk.report();
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'handOver', team: 'network' });
  await desk.jobs.settle();
  return { desk, incident };
}

const accept = async ({ desk, incident }: Awaited<ReturnType<typeof offered>>): Promise<void> => {
  await desk.do(incident, await actorOf(desk, 'bo'), { type: 'accept' });
  await desk.jobs.forward(3 * SECOND);
};
const cardsAt = (desk: DeskRun, address: typeof ROOM) =>
  desk.at(address).filter((text) => /^(?:team card|moved)/.test(text));
const editsOf = (desk: DeskRun, address: typeof ROOM) =>
  desk.chat.calls.filter(({ call, to }) => call === 'update' && to?.id === address.id).length;

test('an offer moves nothing; accepted, the card is in the new team’s room and the old one says so once', async () => {
  const story = await offered();
  const { desk, incident } = story;
  expect([cardsAt(desk, ROOM), cardsAt(desk, NETWORK)]).toEqual([['team card: new, da'], []]);
  await accept(story);
  expect(cardsAt(desk, ROOM)).toEqual(['moved to network, da']);
  expect(cardsAt(desk, NETWORK)).toEqual(['team card: in_progress, en']);
  const edits = editsOf(desk, ROOM);
  await desk.do(incident, await actorOf(desk, 'bo'), { type: 'resolve', text: 'Done', code: 'fixed' });
  await desk.jobs.forward(3 * SECOND);
  expect(cardsAt(desk, ROOM)).toEqual(['moved to network, da']);
  expect(cardsAt(desk, NETWORK)).toEqual(['team card: resolved, en']);
  expect(editsOf(desk, ROOM)).toBe(edits);
  expect(desk.out.counts.reposts).toBe(0);
});

test('back where it came from it gets a card of its own again', async () => {
  const story = await offered();
  const { desk, incident } = story;
  await accept(story);
  await desk.do(incident, await actorOf(desk, 'bo'), { type: 'handOver', team: 'service-desk' });
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'accept' });
  await desk.jobs.forward(3 * SECOND);
  expect(cardsAt(desk, NETWORK)).toEqual(['moved to service-desk, en']);
  expect(cardsAt(desk, ROOM)).toEqual(['moved to network, da', 'team card: in_progress, da']);
});

test('a room that cannot be edited any more does not hold it back', async () => {
  const story = await offered();
  story.desk.chat.fail('update', { error: 'forbidden', to: ROOM });
  await accept(story);
  expect(cardsAt(story.desk, NETWORK)).toEqual(['team card: in_progress, en']);
});

test('the line is left before the card is posted: what stops in between goes on from there', async () => {
  const story = await offered();
  const { desk } = story;
  desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: 20 * SECOND, to: NETWORK });
  await accept(story);
  expect([cardsAt(desk, ROOM), cardsAt(desk, NETWORK)]).toEqual([['moved to network, da'], []]);
  const edits = editsOf(desk, ROOM);
  await desk.jobs.forward(MINUTE);
  expect(cardsAt(desk, NETWORK)).toEqual(['team card: in_progress, en']);
  expect(editsOf(desk, ROOM)).toBe(edits);
});

test.each([true, false])(
  'a post whose answer is lost is looked up or waits its time (asked: %s)',
  async (findsPosted) => {
    const story = await offered({ chat: createFakeChat({ findsPosted }) });
    const { desk, incident } = story;
    desk.chat.fail('post', { error: 'unknown', arrives: true, to: NETWORK });
    await accept(story);
    await desk.jobs.forward(40 * SECOND);
    expect(cardsAt(desk, NETWORK)).toEqual(['team card: in_progress, en']);
    const row = await desk.store.live.get(`incident.${incident}.card.team`);
    expect(row?.ref?.address.id).toBe(findsPosted ? NETWORK.id : undefined);
    expect(cardsAt(desk, ROOM)).toEqual(['moved to network, da']);
  },
);

test('a worker that died while posting there posts nothing twice', async () => {
  const story = await offered({ chat: createFakeChat({ findsPosted: true }) });
  const { desk, incident } = story;
  const go = desk.chat.hold('post');
  await desk.do(incident, await actorOf(desk, 'bo'), { type: 'accept' });
  // Its post arrives, and it never hears of it.
  const dying = desk.worker('dying').run(caseRef(incident), { type: 'live', place: 'team', entry: '3.1' });
  await new Promise((resolve) => setImmediate(resolve));
  desk.clock.advance(LEASE_MS + SECOND);
  const others = desk.worker('other').run(caseRef(incident), { type: 'live', place: 'team', entry: '3.1' });
  await new Promise((resolve) => setImmediate(resolve));
  go();
  await Promise.all([dying, others]);
  await desk.jobs.forward(MINUTE);
  expect(cardsAt(desk, NETWORK)).toEqual(['team card: in_progress, en']);
});

test('with the lead for want of a room, it stays there until its team changes', async () => {
  const desk = await createDeskRun({ linked: false });
  await link(desk, 'network', NETWORK);
  const incident = await desk.report();
  await desk.jobs.settle();
  await link(desk, 'service-desk', ROOM);
  await desk.do(incident, await actorOf(desk, 'dina'), { type: 'claim' });
  await desk.jobs.settle();
  expect([cardsAt(desk, directTo('anna')), cardsAt(desk, ROOM)]).toEqual([['team card: in_progress, da'], []]);
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'handOver', team: 'network' });
  await desk.do(incident, await actorOf(desk, 'bo'), { type: 'accept' });
  await desk.jobs.forward(3 * SECOND);
  expect(cardsAt(desk, directTo('anna'))).toEqual(['moved to network, da']);
  expect(cardsAt(desk, NETWORK)).toEqual(['team card: in_progress, en']);
});

test('a confidential case leaves the one lead for the other', async () => {
  const desk = await createDeskRun();
  await link(desk, 'network', NETWORK);
  const incident = await desk.report({ category: 'people' });
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'handOver', team: 'network' });
  await desk.do(incident, await actorOf(desk, 'bo'), { type: 'accept' });
  await desk.jobs.forward(3 * SECOND);
  expect(cardsAt(desk, directTo('bo'))).toEqual(['team card: in_progress, da']);
  expect(cardsAt(desk, NETWORK)).toEqual([]);
});

test('a room that stopped taking its card keeps the one that stands in for it', async () => {
  const desk = await createDeskRun();
  await link(desk, 'network', NETWORK);
  desk.chat.fail('post', { error: 'forbidden', to: NETWORK, times: 100 });
  desk.chat.fail('post', { error: 'forbidden', to: directTo('bo'), times: 100 });
  const incident = await desk.report({ category: 'network' });
  await desk.jobs.settle();
  await desk.do(incident, await actorOf(desk, 'bo'), { type: 'claim' });
  await desk.do(incident, await actorOf(desk, 'bo'), { type: 'release' });
  await desk.jobs.forward(MINUTE);
  expect(cardsAt(desk, ROOM)).toEqual(['team card: new, da']);
});

import { createFakeChat } from '../support/chat';
import { aDesk, span } from '../support/desk';
import {
  actorOf,
  createDeskRun,
  type DeskRun,
  type DeskRunOptions,
  directTo,
  MINUTE,
  ROOM,
  SECOND,
} from '../support/outgoing';

const POLICY = { key: 'urgent', hours: 'always' } as const;

/** One step after five minutes, for every priority. */
const notifying = (...notify: readonly ('team' | 'lead' | 'manager')[]) =>
  aDesk({
    escalations: [
      {
        ...POLICY,
        for: ['P1', 'P2', 'P3', 'P4', 'P5'],
        steps: [{ after: span(5), notify: notify.map((type) => ({ type })), by: ['chat'], within: span(5) }],
      },
    ],
  });

async function pinged(options: DeskRunOptions, urgent = true): Promise<{ desk: DeskRun; incident: string }> {
  const desk = await createDeskRun(options);
  const incident = await desk.report({ urgent });
  await desk.jobs.settle();
  await desk.jobs.forward(5 * MINUTE - SECOND);
  return { desk, incident };
}

const rows = async (desk: DeskRun, incident: string) =>
  (await desk.store.deliveries.ofSubject({ kind: 'incident', id: incident })).map(
    (row) => `${row.target.type === 'nobody' ? 'none' : row.target.type} ${row.status}`,
  );

test('team, lead and manager are each pinged where they are', async () => {
  const { desk } = await pinged({ desk: notifying('team', 'lead', 'manager') });
  await desk.jobs.forward(2 * SECOND);
  expect(desk.said(ROOM)).toEqual(['ping to team, da']);
  expect(desk.said(directTo('anna'))).toEqual(['ping to lead, da']);
  expect(desk.said(directTo('carl'))).toEqual(['ping to manager, da']);
});

test('who is both lead and manager is pinged once', async () => {
  const plain = notifying('lead', 'manager');
  const { 'service-desk': team, ...others } = plain.teams;
  if (!team) throw new Error('no team');
  const { desk, incident } = await pinged({
    desk: { ...plain, teams: { ...others, 'service-desk': { ...team, manager: 'anna' } } },
  });
  await desk.jobs.forward(5 * SECOND);
  expect(desk.said(directTo('anna'))).toEqual(['ping to lead, da']);
  expect(await rows(desk, incident)).toEqual(['person sent', 'person cancelled']);
});

test('two audiences in one conversation hear it once, though it is a room to one and a person to the other', async () => {
  const desk = await createDeskRun({ desk: notifying('team', 'lead'), linked: false, fallbackToOrigin: true });
  await desk.report({ origin: directTo('anna') });
  await desk.jobs.forward(6 * MINUTE);
  expect(desk.said(directTo('anna'))).toEqual(['ping to team, da']);
});

test('who stands in for the room is not pinged again as lead', async () => {
  const { desk } = await pinged({ desk: notifying('team', 'lead'), linked: false });
  await desk.jobs.forward(5 * SECOND);
  expect(desk.said(directTo('anna'))).toEqual(['ping to team, da']);
});

test.each([
  ['a claim', 'anna', 'claim'],
  ['taking it back', 'kim', 'cancel'],
] as const)('%s stops the ping that is on its way', async (_, who, type) => {
  const { desk, incident } = await pinged({ desk: notifying('team') });
  desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: 10 * SECOND, to: ROOM });
  await desk.jobs.forward(2 * SECOND);
  await desk.do(incident, await actorOf(desk, who), { type });
  await desk.jobs.forward(MINUTE);
  expect(desk.said(ROOM)).toEqual([]);
  expect(await rows(desk, incident)).toContain('room cancelled');
});

test('a claim that was given back stops the old ping as well', async () => {
  const { desk, incident } = await pinged({ desk: notifying('team') });
  desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: 10 * SECOND, to: ROOM });
  await desk.jobs.forward(2 * SECOND);
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'release' });
  await desk.jobs.forward(MINUTE);
  expect(desk.said(ROOM)).toEqual(['released to team, da']);
});

describe('nobody at home', () => {
  const meetNone = { people: {} };

  test('the lead cannot be reached: the manager is told, and it is counted', async () => {
    const desk = notifying('lead');
    const { desk: run } = await pinged({
      desk: { ...desk, people: { ...desk.people, anna: { key: 'anna', name: 'Anna', ids: [], skills: [] } } },
    });
    await run.jobs.forward(2 * SECOND);
    expect(run.said(directTo('carl'))).toEqual(['ping to lead, da']);
    expect([...run.out.counts.unreachable]).toEqual(['anna']);
  });

  test('nobody at all: a refused row says so, and it is counted', async () => {
    const { desk, incident } = await pinged({ desk: { ...notifying('lead'), ...meetNone } });
    await desk.jobs.forward(2 * SECOND);
    expect(await rows(desk, incident)).toEqual(['none refused']);
    expect(desk.out.counts.nobody).toBe(1);
  });

  test('a chat id of the desk file finds them too', async () => {
    const desk = notifying('lead');
    const anna = { key: 'anna', name: 'Anna', ids: ['teams:anna-id'], skills: [] };
    const run = await createDeskRun({ desk: { ...desk, people: { ...desk.people, anna } } });
    const identity = { platform: 'teams', org: 'acme', user: 'anna-id' } as const;
    await run.store.people.meet({ identity, name: 'Anna', member: true, direct: directTo('anna-by-id') });
    await run.report({ urgent: true });
    await run.jobs.forward(6 * MINUTE);
    expect(run.said(directTo('anna-by-id'))).toEqual(['ping to lead, da']);
  });
});

describe('a ping of P1 whose fate is not known', () => {
  test('goes at once to the room with a mention, never again the same way', async () => {
    const { desk, incident } = await pinged({ desk: notifying('lead') });
    desk.chat.fail('post', { error: 'unknown', to: directTo('anna') });
    await desk.jobs.forward(2 * SECOND);
    expect(desk.said(ROOM)).toEqual(['anna: ping to lead, da']);
    expect(desk.chat.at(ROOM).at(-1)?.view.blocks[0]).toEqual({
      type: 'text',
      text: [{ user: 'anna', name: 'anna', mention: true }],
    });
    await desk.jobs.forward(10 * MINUTE);
    // That the response time has passed is told meanwhile, but no second ping.
    expect(desk.said(directTo('anna'))).toEqual(['targetBreached to lead, da']);
    const pings = (await rows(desk, incident)).slice(0, 2);
    expect(pings).toEqual(['person unknown', 'room sent']);
  });

  test('goes to their other platform first', async () => {
    const slack = createFakeChat({ platform: 'slack' });
    const there = { platform: 'slack', kind: 'direct', id: 'D1' } as const;
    const run = await createDeskRun({ desk: notifying('lead'), slack });
    const anna = await run.meet('anna');
    const identity = { platform: 'slack', org: 'acme', user: 'U1' } as const;
    const email = 'anna.holm@example.com';
    await run.store.people.meet({ identity, name: 'anna', member: true, email, direct: there });
    await run.meet('anna');
    expect(await run.store.people.get(anna.id)).toMatchObject({ direct: [directTo('anna'), there] });
    await run.report({ urgent: true });
    run.chat.fail('post', { error: 'unknown', to: directTo('anna') });
    await run.jobs.forward(6 * MINUTE);
    expect(slack.at(there).map((message) => message.view.fallback)).toEqual(['ping to lead, da']);
    expect(run.said(ROOM)).toEqual([]);
  });

  test('a ping of P4 is left unknown', async () => {
    const { desk, incident } = await pinged({ desk: notifying('lead') }, false);
    desk.chat.fail('post', { error: 'unknown', to: directTo('anna') });
    await desk.jobs.forward(2 * SECOND);
    expect(await rows(desk, incident)).toEqual(['person unknown']);
  });

  test('when its holder died, the sweep sends it the next way', async () => {
    const { desk, incident } = await pinged({ desk: notifying('lead') });
    desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: SECOND, to: directTo('anna') });
    await desk.jobs.forward(SECOND);
    const [row] = await desk.store.deliveries.ofSubject({ kind: 'incident', id: incident });
    if (row) await desk.store.deliveries.lease(row, new Date(desk.clock.now().getTime() + SECOND));
    await desk.jobs.forward(10 * SECOND);
    await desk.out.sweep();
    desk.clock.advance(6 * SECOND);
    await desk.out.sweep();
    await desk.jobs.settle();
    expect(desk.said(ROOM)).toEqual(['anna: ping to lead, da']);
  });
});

test('a refused ping of any priority goes to the next in line', async () => {
  const { desk, incident } = await pinged({ desk: notifying('team'), linked: true }, false);
  desk.chat.fail('post', { error: 'forbidden', to: ROOM, times: 5 });
  await desk.jobs.forward(2 * SECOND);
  expect(desk.said(directTo('anna'))).toEqual(['ping to team, da']);
  expect(await rows(desk, incident)).toEqual(['person sent', 'room refused']);
});

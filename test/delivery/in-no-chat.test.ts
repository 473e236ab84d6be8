import type { Desk, Way } from '../../src/desk/model';
import { pingsOf } from '../../src/incident/pings';
import { ChatError } from '../../src/view/chat-port';
import { createFakeChat } from '../support/chat';
import { aDesk } from '../support/desk';
import { MINUTE, ROOM, SECOND } from '../support/outgoing';
import { allWays, deskWith, fates, run } from './ways';

const PHONE = '+4522222222';

/** Eva, whom nobody has met, is the manager; the step names her, by these ways. */
const deskOf = (by: readonly [Way, ...Way[]], contact: { readonly email?: string; readonly phone?: string }): Desk => {
  const { people, teams } = aDesk();
  const team = teams['service-desk'];
  if (!team) throw new Error('The desk is not as it was');
  const desk = deskWith([{ type: 'manager' }], by, {
    teams: { ...teams, 'service-desk': { ...team, manager: 'eva' } },
  });
  const eva = { key: 'eva', name: 'Eva Skov', ids: [], skills: [], ...contact };
  return { ...desk, people: { ...people, ...desk.people, eva } };
};

const BOTH = { email: 'eva@example.com', phone: PHONE };
const UNMET = { unmet: ['eva'] };

test('somebody in no chat is told by what the file has of them, by name, and without a link they could not use', async () => {
  const { ways, list, sent } = allWays();
  const desk = deskOf(['sms'], BOTH);
  const ackLink = async () => 'https://desk.example/a/1';
  const one = await run({ ...UNMET, desk, ways, ackLink });
  const incident = await one.report({ urgent: true });
  await one.jobs.forward(5 * MINUTE + SECOND);
  expect(list()).toEqual([`sms ${PHONE}`]);
  expect(sent[0]?.message).toEqual(expect.not.objectContaining({ link: expect.anything() }));
  expect(await fates(one, incident)).toEqual(['key:eva/sms sent']);
  const stored = await one.stored(incident);
  expect(stored.state.heard).toEqual({ told: ['eva'], missed: [] });
  const rows = await one.store.deliveries.ofSubject({ kind: 'incident', id: incident });
  const pings = pingsOf(rows, stored, (key) => desk.people[key]?.name).filter(({ kind }) => kind === 'ping');
  expect(pings).toMatchObject([{ to: { type: 'person', name: 'Eva Skov' }, way: 'sms', fate: { status: 'sent' } }]);
});

test('a step goes on by itself there as well, and chat means the best of the ways that there are', async () => {
  const { ways, list } = allWays();
  const one = await run({ ...UNMET, desk: deskOf(['chat', 'sms', 'call'], BOTH), ways });
  await one.report();
  await one.jobs.forward(5 * MINUTE + SECOND);
  expect(list()).toEqual(['mail eva@example.com']);
  await one.jobs.forward(3 * MINUTE);
  expect(list()).toEqual(['mail eva@example.com', `sms ${PHONE}`]);
  await one.jobs.forward(3 * MINUTE);
  expect(list()).toEqual(['mail eva@example.com', `sms ${PHONE}`, `call ${PHONE}`]);
});

test('a way that refuses leaves it to their next one, then to the next in line, who hears for whom', async () => {
  const no = new ChatError('not_accepted', 'no');
  const { ways, list } = allWays({ mail: no, sms: no });
  const one = await run({ ...UNMET, desk: deskOf(['sms'], { phone: PHONE }), ways });
  const incident = await one.report();
  await one.jobs.forward(5 * MINUTE + 10 * SECOND);
  expect(list()).toEqual([`sms ${PHONE}`, `call ${PHONE}`]);
  expect((await one.stored(incident)).state.heard).toEqual({ told: ['eva'], missed: [] });
  const two = await run({ ...UNMET, desk: deskOf(['sms'], { email: 'eva@example.com' }), ways });
  const other = await two.report();
  await two.jobs.forward(5 * MINUTE + 10 * SECOND);
  expect(two.said(ROOM)).toEqual(['ping to manager, da']);
  expect((await two.stored(other)).state.heard).toEqual({ told: [], missed: ['eva'] });
});

test('what goes by telephone waits for no chat that cannot say whether it knows them', async () => {
  const { ways, list } = allWays();
  const away = () => Promise.reject(new ChatError('not_accepted', 'away', { temporary: true }));
  const slack = { ...createFakeChat({ platform: 'slack' }), byMail: away };
  const one = await run({ ...UNMET, desk: deskOf(['sms'], BOTH), ways, slack });
  await one.report({ urgent: true });
  await one.jobs.forward(5 * MINUTE + SECOND);
  expect(list()).toEqual([`sms ${PHONE}`]);
});

import type { Known } from '../../../src/view/chat-port';
import { type BotOnTeams, startBot } from '../../support/teams/bot';
import type { Conversation } from '../../support/teams/world';

let run: BotOnTeams;
let channel: Conversation;
beforeEach(async () => {
  run = await startBot();
  const { teams } = run;
  const people = ['Anna', 'Bo', 'Carl', 'Dina', 'Eva'].map((name) => teams.person(name));
  const gil = teams.person('Gil', { role: 'guest' });
  const far = teams.person('Far', { tenantId: 'tenant-elsewhere' });
  channel = teams.channel('desk', [...people, gil, far]);
  await people[0]?.installs(channel);
});
afterEach(() => run.close());

const room = () => ({ platform: 'teams', kind: 'room', id: channel.id }) as const;
const named =
  (...names: readonly string[]) =>
  ({ name }: Known) =>
    names.includes(name);
const rows = (prefix: string) => [...run.conversations.rows.keys()].filter((key) => key.startsWith(`teams ${prefix}`));

test('a room that the app came to is remembered as one; a chat with somebody is not', async () => {
  await run.teams.person('Ole').says('hello');
  expect(await run.bot.port.rooms?.()).toEqual([room()]);
});

test('reads every page, and of those who are not wanted nothing is kept', async () => {
  const before = rows('person:');
  const found = await run.bot.port.roster?.(room(), named('Bo', 'Eva', 'Gil', 'Far'));
  expect(found?.map(({ name, email, member, identity }) => [name, email, member, identity.org])).toEqual([
    ['Bo', 'bo@example.com', true, 'tenant-1'],
    ['Eva', 'eva@example.com', true, 'tenant-1'],
  ]);
  expect(run.teams.callsOf('members')).toHaveLength(4);
  const ids = found?.map(({ identity }) => `teams person:tenant-1/${identity.user}`);
  expect(rows('person:').toSorted()).toEqual([...before, ...(ids ?? [])].toSorted());
});

test('whoever it found can be written to', async () => {
  const [bo] = (await run.bot.port.roster?.(room(), named('Bo'))) ?? [];
  const direct = bo && (await run.bot.port.openDirect(bo.identity));
  expect(direct).toMatchObject({ platform: 'teams', kind: 'direct' });
});

test('tells a principal name that is not the address', async () => {
  const una = run.teams.person('Una', { email: 'una@mail.example.com', signIn: 'una@login.example.com' });
  channel.members.push(una.person);
  const [found] = (await run.bot.port.roster?.(room(), named('Una'))) ?? [];
  expect(found).toMatchObject({ email: 'una@mail.example.com', signIn: 'una@login.example.com' });
});

test('a limit, an outage or a closed door is told', async () => {
  const read = () => run.bot.port.roster?.(room(), () => true);
  run.teams.fault('members', { type: 'status', status: 429, retryAfter: '9' });
  await expect(read()).rejects.toMatchObject({ kind: 'rate_limited', retryAfterMs: 9000 });
  run.teams.fault('members', { type: 'status', status: 503 });
  await expect(read()).rejects.toMatchObject({ kind: 'unknown' });
  channel.hasBot = false;
  await expect(read()).rejects.toMatchObject({ kind: 'forbidden' });
});

test('somebody who joins or leaves is told of, and the bot itself as an installation', async () => {
  const anna = run.teams.world.people[0];
  if (!anna) throw new Error('Anna is there');
  const tells = (what: object) =>
    run.teams.deliver({
      id: `joined-${run.inputs.length}`,
      type: 'conversationUpdate',
      channelId: 'msteams',
      serviceUrl: run.teams.serviceUrl,
      from: { id: anna.id, name: anna.name, aadObjectId: anna.aadObjectId },
      recipient: run.teams.world.bot,
      conversation: { id: channel.id, conversationType: 'channel', isGroup: true, tenantId: 'tenant-1' },
      channelData: { tenant: { id: 'tenant-1' } },
      ...what,
    });
  const joins = (member: object) => tells({ membersAdded: [member] });
  await joins({ id: '29:new' });
  expect(run.inputs.at(-1)).toMatchObject({ type: 'joined', room: room() });
  await joins(run.teams.world.bot);
  expect(run.inputs.at(-1)).toMatchObject({ type: 'installed', room: room() });
  await tells({ membersRemoved: [{ id: '29:new', aadObjectId: 'oid-new' }] });
  const people = [{ platform: 'teams', org: 'tenant-1', user: 'oid-new' }];
  expect(run.inputs.at(-1)).toMatchObject({ type: 'changed', people });
});

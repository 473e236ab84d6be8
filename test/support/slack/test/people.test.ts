import { type Bench, errorOf, startBench } from './support';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

describe('people', () => {
  it('are known by id, with their language when asked', async () => {
    const anna = bench.slack.person('Anna Berg', { locale: 'da-DK' });
    const { user } = await bench.client.users.info({ user: anna.id, include_locale: true });
    expect(user).toMatchObject({
      id: anna.id,
      team_id: 'T0TEAM1',
      real_name: 'Anna Berg',
      tz: 'Europe/Copenhagen',
      locale: 'da-DK',
      is_restricted: false,
      deleted: false,
      profile: { email: 'anna.berg@example.com' },
    });
    expect((await bench.client.users.info({ user: anna.id })).user).not.toHaveProperty('locale');
    expect(await errorOf(bench.client.users.info({ user: 'U404' }))).toBe('user_not_found');
  });

  it('may be guests, strangers, robots, gone, of another workspace', async () => {
    const facts = {
      is_restricted: true,
      is_ultra_restricted: true,
      is_stranger: true,
      is_bot: true,
      deleted: true,
      team_id: 'T9',
    };
    const { user } = await bench.client.users.info({ user: bench.slack.person('Odd', facts).id });
    expect(user).toMatchObject(facts);
  });

  it('are found by address while they are here', async () => {
    const anna = bench.slack.person('Anna');
    const look = (email: string) => bench.client.users.lookupByEmail({ email });
    expect((await look('Anna@Example.com')).user?.id).toBe(anna.id);
    expect(await errorOf(look('nobody@example.com'))).toBe('users_not_found');
    anna.user.deleted = true;
    expect(await errorOf(look('anna@example.com'))).toBe('users_not_found');
  });

  it('make groups', async () => {
    const anna = bench.slack.person('Anna');
    const { id } = bench.slack.group('it-support', [anna]);
    const { usergroups } = await bench.client.usergroups.list({ include_users: true });
    expect(usergroups).toMatchObject([{ id, handle: 'it-support', users: [anna.id] }]);
  });
});

describe('conversations', () => {
  const open = (users: string) => bench.client.conversations.open({ users });

  it('with a person are the same each time', async () => {
    const anna = bench.slack.person('Anna');
    const { channel } = await open(anna.id);
    expect([channel?.id, (await open(anna.id)).channel?.id]).toEqual([anna.dm.id, anna.dm.id]);
  });

  it('with several people have a channel of their own', async () => {
    const [anna, bo] = [bench.slack.person('Anna'), bench.slack.person('Bo')];
    const { channel } = await open(`${anna.id},${bo.id}`);
    expect((await open(`${bo.id},${anna.id}`)).channel?.id).toBe(channel?.id);
    expect((await bench.client.conversations.info({ channel: channel?.id ?? '' })).channel?.is_mpim).toBe(true);
  });

  it.each([
    ['a robot', { is_bot: true }, 'cannot_dm_bot'],
    ['somebody who left', { deleted: true }, 'user_disabled'],
  ])('are not opened with %s', async (_who, facts, error) => {
    expect(await errorOf(open(bench.slack.person('Odd', facts).id))).toBe(error);
  });

  it('are not opened with nobody', async () => {
    expect(await errorOf(open('U404'))).toBe('user_not_found');
    expect(await errorOf(bench.client.apiCall('conversations.open'))).toBe('users_list_not_supplied');
  });

  it('are opened with eight people at most', async () => {
    const ids = [...'ABCDEFGHI'].map((name) => bench.slack.person(name).id);
    expect(await errorOf(open(ids.slice(1).join(',')))).toBe('ok');
    expect(await errorOf(open(ids.join(',')))).toBe('too_many_users');
  });

  it('tell what they are', async () => {
    const anna = bench.slack.person('Anna');
    const room = bench.slack.channel('help', [anna], { private: true, shared: true });
    const { channel } = await bench.client.conversations.info({ channel: room.id });
    expect(channel).toMatchObject({
      name: 'help',
      is_private: true,
      is_ext_shared: true,
      is_member: true,
      is_archived: false,
    });
    expect((await bench.client.conversations.members({ channel: room.id })).members).toEqual([anna.id, 'U0BOT1']);
    expect((await bench.client.conversations.info({ channel: anna.dm.id })).channel).toMatchObject({
      is_im: true,
      user: anna.id,
    });
  });

  it('that are private and without the bot are channel_not_found', async () => {
    const room = bench.slack.channel('secret', [], { private: true, botIn: false });
    expect(await errorOf(bench.client.conversations.info({ channel: room.id }))).toBe('channel_not_found');
    expect(await errorOf(bench.client.conversations.members({ channel: room.id }))).toBe('channel_not_found');
  });
});

describe('files', () => {
  it('are for the right token only; others get a page to sign in', async () => {
    const anna = bench.slack.person('Anna');
    const file = { name: 'shot.png', type: 'image/png', bytes: Buffer.from('picture') };
    const { payload } = await anna.says('look', { files: [file] });
    expect(payload).toMatchObject({
      event: { subtype: 'file_share', files: [{ name: 'shot.png', mimetype: 'image/png', size: 7 }] },
    });
    const id = bench.slack.workspace.files[0]?.id ?? '';
    const url = `${new URL(bench.slack.apiUrl).origin}/files-pri/${id}/shot.png`;
    expect(JSON.stringify(payload)).toContain(url);
    const get = async (token: string) => {
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      return [response.headers.get('content-type'), await response.text()];
    };
    expect(await get(bench.slack.botToken)).toEqual(['image/png', 'picture']);
    expect((await get('xoxb-other'))[0]).toContain('text/html');
  });
});

import { type Connected, checkLive, checkLiveAt } from '../../scripts/check-live';
import type { Desk } from '../../src/desk/model';
import type { Platform } from '../../src/ground/refs';
import { ChatError, type ChatPort, type Known } from '../../src/view/chat-port';
import { createFakeChat } from '../support/chat';
import { aDesk } from '../support/desk';
import { minutes } from '../support/incidents';
import { createMemoryStore } from '../support/memory-store';

const base = aDesk();
const { 'service-desk': serviceDesk, network } = base.teams;
if (!serviceDesk || !network) throw new Error('aDesk has two teams');

/** Bo leads the network and is on call with Dina; Erik is admin alone; Fie is known by her ids only. */
const desk: Desk = {
  ...base,
  admins: ['anna', 'erik'],
  people: {
    ...base.people,
    erik: { key: 'erik', name: 'Erik', email: 'erik@example.com', ids: [], skills: [] },
    fie: { key: 'fie', name: 'Fie', ids: ['teams:oid-fie', 'slack:U0FIE'], skills: [] },
  },
  teams: {
    'service-desk': serviceDesk,
    network: {
      ...network,
      onCall: {
        zone: 'Europe/Copenhagen',
        gap: 'lead',
        announceDays: 3,
        layers: [{ from: '2026-01-05', at: '08:00', days: 7, people: ['bo', 'dina'] }],
      },
    },
  },
  escalations: base.escalations.map((policy) =>
    policy.key === 'office' && policy.steps[0]
      ? {
          ...policy,
          steps: [{ ...policy.steps[0], notify: [{ type: 'person', key: 'fie' }] }, ...policy.steps.slice(1)],
        }
      : policy,
  ),
};

const orgs = (platform: Platform): readonly string[] => (platform === 'teams' ? ['acme'] : []);

const run = async () => {
  const store = createMemoryStore();
  const meet = (name: string, options: { platform?: Platform; org?: string; user?: string; talks?: boolean } = {}) => {
    const { platform = 'teams', org = 'acme', user = name, talks = true } = options;
    const email = desk.people[name]?.email;
    return store.people.meet({
      identity: { platform, org, user },
      name,
      member: true,
      ...(email !== undefined && { email }),
      ...(talks && { direct: { platform, kind: 'direct', id: `direct-${name}` } as const }),
    });
  };
  const link = (team: string, platform: Platform, id: string, name?: string) =>
    store.places.link({
      team,
      address: { platform, kind: 'room', id },
      linkedBy: 'anna',
      linkedAt: minutes(0),
      ...(name !== undefined && { name }),
    });
  return {
    store,
    meet,
    link,
    check: (connected: Partial<Connected> = {}) => checkLive(desk, store, { orgs, ...connected }),
  };
};

describe('check-desk --live', () => {
  it('says of everybody who may be woken whether they can be, and of each team where its channel is', async () => {
    const { meet, link, check } = await run();
    await meet('anna');
    await meet('anna', { platform: 'slack', org: 'T1' });
    await meet('bo', { talks: false });
    await meet('dina', { platform: 'slack', org: 'T1', talks: false });
    await link('service-desk', 'teams', '19:desk', 'IT help');
    expect(await check()).toEqual({
      ok: false,
      lines: [
        'ok  anna (lead of service-desk, admin): reached in Slack and Teams',
        'NO  carl (manager of service-desk, manager of network): not found in chat by carl.friis@example.com: is that right? They can also write "help" to Vagt',
        'NO  bo (lead of network, on call in network): is in Teams without Vagt: install it for them, or ask them to write "help" to it',
        'ok  dina (on call in network): reached in Slack',
        'NO  fie (named by office): not found in chat by their chat id: is that right? They can also write "help" to Vagt',
        'NO  erik (admin): not found in chat by erik@example.com: is that right? They can also write "help" to Vagt',
        'ok  service-desk: has the channel "IT help" in Teams',
        '--  network: no channel is linked; its cases go to bo (write "link network" in its channel)',
        '3 of 5 who may have to be woken cannot be reached.',
      ],
    });
  });

  it('counts whoever refused a message in the last day as out of reach', async () => {
    const { store, meet } = await run();
    for (const name of ['anna', 'bo', 'dina']) await meet(name);
    await meet('fie', { user: 'oid-fie' });
    const carl = await meet('carl');
    await store.people.setRefused(carl.id, minutes(0));
    const at = (hours: number) => checkLive(desk, store, { orgs }, { clock: { now: () => minutes(hours * 60) } });
    const day = await at(23);
    expect([day.ok, day.lines.at(-1)]).toEqual([false, '1 of 5 who may have to be woken cannot be reached.']);
    expect(day.lines).toContain(
      'NO  carl (manager of service-desk, manager of network): a message in Teams was refused in the last day: is Vagt blocked?',
    );
    expect((await at(25)).ok).toBe(true);
  });

  it('is content when all of them can be reached, an admin and a channel aside', async () => {
    const { meet, check } = await run();
    for (const name of ['anna', 'bo', 'carl', 'dina']) await meet(name);
    await meet('fie', { user: 'oid-fie' });
    const { ok, lines } = await check();
    expect(ok).toBe(true);
    expect(lines.at(-1)).toBe('All 5 who may have to be woken can be reached.');
    expect(lines).toContain('ok  fie (named by office): reached in Teams');
  });

  it('asks Slack by e-mail and reads the rosters of Teams for those who were never met, and keeps them', async () => {
    const { store, meet, check } = await run();
    await meet('anna');
    const known = (platform: Platform, org: string, name: string): Known => ({
      identity: { platform, org, user: `user-${name}` },
      name,
      member: true,
      email: `${name}@example.com`,
    });
    const asked: string[] = [];
    const slack: ChatPort = {
      ...createFakeChat({ platform: 'slack' }),
      byMail: async (org, email) => {
        asked.push(`${org} ${email}`);
        return email.startsWith('carl') ? known('slack', org, 'carl.friis') : undefined;
      },
    };
    const teams: ChatPort = {
      ...createFakeChat({ platform: 'teams' }),
      rooms: async () => [{ platform: 'teams', kind: 'room', id: '19:a' }],
      roster: async (_, wanted) => [known('teams', 'acme', 'bo.lund'), known('teams', 'acme', 'kim')].filter(wanted),
    };
    const { lines } = await check({
      chat: (platform) => (platform === 'slack' ? slack : teams),
      orgs: (platform) => (platform === 'slack' ? ['T1'] : ['acme']),
      ways: { mail: { way: 'mail', send: async () => ({ id: '1' }) } },
    });
    expect(asked).toContain('T1 carl.friis@example.com');
    expect(lines).toContain('ok  carl (manager of service-desk, manager of network): reached in Slack');
    expect(lines).toContain('ok  bo (lead of network, on call in network): reached in Teams');
    expect(lines).toContain('ok  dina (on call in network): in no chat, told by mail');
    expect(await store.people.byEmail('bo.lund@example.com')).toMatchObject({ name: 'bo.lund' });
    expect(await store.people.byEmail('kim@example.com')).toBeUndefined();
  });

  it('says what could not be asked', async () => {
    const { check } = await run();
    const away = () => Promise.reject(new ChatError('not_accepted', 'Slack is away', { temporary: true }));
    const slack: ChatPort = { ...createFakeChat({ platform: 'slack' }), byMail: away };
    const { ok, lines } = await check({
      chat: (platform) => (platform === 'slack' ? slack : undefined),
      orgs: (platform) => (platform === 'slack' ? ['T1'] : []),
    });
    expect(ok).toBe(false);
    expect(lines[0]).toBe('--  not everything could be asked, look again later: Slack is away');
  });

  it('finds a bare Slack id in the workspace of a linked channel', async () => {
    const { meet, link, check } = await run();
    await meet('fie', { platform: 'slack', org: 'T9', user: 'U0FIE' });
    expect((await check()).lines).toContainEqual(expect.stringMatching(/^NO {2}fie/));
    await link('network', 'slack', 'T9/C1');
    const { lines } = await check();
    expect(lines).toContain('ok  fie (named by office): reached in Slack');
    expect(lines).toContain('ok  network: has the channel in Slack');
  });

  it('says what is missing when there is no database to look at', async () => {
    expect(await checkLiveAt(desk, {})).toEqual({
      ok: false,
      lines: [expect.stringContaining('MONGODB_URI is needed')],
    });
    const away = { MONGODB_URI: 'mongodb://127.0.0.1:9/vagt?serverSelectionTimeoutMS=200' };
    expect(await checkLiveAt(desk, away)).toEqual({
      ok: false,
      lines: ['MongoDB does not answer: is MONGODB_URI right, and does it run there?'],
    });
  });
});

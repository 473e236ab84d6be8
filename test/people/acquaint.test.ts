import type { Channel, Identity, Platform } from '../../src/ground/refs';
import { createAcquaint } from '../../src/people/acquaint';
import { accountOf } from '../../src/people/after-meeting';
import { createReach } from '../../src/people/reach';
import { createStanding } from '../../src/people/standing';
import { actorOf, createWho } from '../../src/people/who';
import { ChatError, type Profile } from '../../src/view/chat-port';
import { createFakeChat, directOf } from '../support/chat';
import { aDesk } from '../support/desk';
import { minutes } from '../support/incidents';
import { createMemoryStore } from '../support/memory-store';
import { createTestClock } from '../support/test-clock';

const MINUTE = 60_000;
const ORG = { slack: 'T1', teams: 'tenant-1' } as const;
const EMAIL = 'bo.lund@example.com';
const BO: Profile = { name: 'Bo Lund', member: true, email: EMAIL };
const GUEST: Profile = { name: 'Bo Lund', member: false };
const EACH_WAY = [
  ['slack', 'teams'],
  ['teams', 'slack'],
] as const;

const run = () => {
  const desk = aDesk();
  const { people, leases } = createMemoryStore();
  const clock = createTestClock(minutes(0));
  const fakes = { slack: createFakeChat({ platform: 'slack' }), teams: createFakeChat({ platform: 'teams' }) };
  const asked: string[] = [];
  const warned: string[] = [];
  const fakeOf = (channel: Channel) => fakes[channel === 'slack' ? 'slack' : 'teams'];
  const chat = (platform: Channel) => ({
    ...fakeOf(platform),
    profile: (identity: Identity) => {
      asked.push(identity.user);
      return fakeOf(platform).profile(identity);
    },
  });
  const log = { warn: (_: unknown, text = '') => void warned.push(text) };
  const deps = { people, leases, desk: () => desk, clock, chat, log, orgs: () => [], instance: 'w1' };
  const acquaint = createAcquaint(deps);
  const whoIs = createWho({ ...deps, acquaint });
  const reach = createReach(deps);
  const standing = createStanding({ ...deps, acquaint, reach });
  const on = (platform: Platform, user = `bo-${platform}`): Identity => ({ platform, org: ORG[platform], user });
  const is = (identity: Identity, profile: Profile | undefined): void =>
    fakeOf(identity.platform).person(identity, profile ? { profile } : {});
  return {
    people,
    clock,
    fakes,
    asked,
    warned,
    desk,
    acquaint,
    reach,
    standing,
    on,
    is,
    /** They write to the bot. */
    writes: (identity: Identity, name = 'Display name') =>
      whoIs.person({ identity, name, profile: () => chat(identity.platform).profile(identity) }),
    changed: (identity: Identity) => whoIs.changed(identity),
  };
};

describe.each(EACH_WAY)('a guest in %s', (here, there) => {
  test('neither takes rights away in the other platform nor gets them from there', async () => {
    const { writes, changed, on, is } = run();
    is(on(here), BO);
    is(on(there), BO);
    const first = await writes(on(here));
    const second = await writes(on(there));
    expect([first, second].map(({ actor }) => [actor.id, actor.deskKey])).toEqual([
      [first.person.id, 'bo'],
      [first.person.id, 'bo'],
    ]);
    is(on(here), GUEST);
    await changed(on(here));
    expect((await writes(on(here))).actor).toEqual({ id: first.person.id, name: 'Bo Lund', member: false });
    expect((await writes(on(there))).actor).toMatchObject({ id: first.person.id, member: true, deskKey: 'bo' });
    is(on(here), BO);
    await changed(on(here));
    expect((await writes(on(here))).actor.deskKey).toBe('bo');
  });

  test('is not whom the true holder of the address is then joined to', async () => {
    const { writes, on, is } = run();
    is(on(here), BO);
    const was = await writes(on(here));
    // Nobody has noticed yet.
    is(on(here), GUEST);
    is(on(there), BO);
    const holder = await writes(on(there));
    expect(holder.person.id).not.toBe(was.person.id);
    expect(holder.actor.deskKey).toBe('bo');
    const now = await writes(on(here));
    expect([now.person.id, now.actor.member, now.actor.deskKey]).toEqual([was.person.id, false, undefined]);
  });

  test('is not written to for what is meant for the colleague, and renames nobody', async () => {
    const { writes, changed, on, is, people, reach } = run();
    for (const platform of [here, there]) is(on(platform), BO);
    await writes(on(there));
    const { person } = await writes(on(here));
    for (const platform of [there, here]) {
      await people.meet({ identity: on(platform), name: 'Bo', direct: directOf(on(platform)) });
    }
    is(on(here), { ...GUEST, name: 'The boss' });
    await changed(on(here));
    const known = await people.get(person.id);
    expect(known?.name).toBe('Bo Lund');
    expect(known && (await reach.direct(known))).toEqual(directOf(on(there)));
    expect(known && (await reach.direct(known, here))).toBeUndefined();
  });
});

describe.each(EACH_WAY)('an address in %s', (here, there) => {
  test.each([
    ['hidden', { name: 'Bo Lund', member: true }],
    ['changed', { ...BO, email: 'bo.new@example.com' }],
    ['of somebody who left', undefined],
  ] as const)('that is %s loses its rights there with the change, and keeps them elsewhere', async (_, now) => {
    const { writes, changed, on, is } = run();
    for (const platform of [here, there]) {
      is(on(platform), BO);
      await writes(on(platform));
    }
    is(on(here), now);
    await changed(on(here));
    expect((await writes(on(here))).actor.deskKey).toBeUndefined();
    expect((await writes(on(there))).actor.deskKey).toBe('bo');
  });

  test('that somebody else has now is theirs alone', async () => {
    const { writes, on, is, people } = run();
    is(on(here), BO);
    const before = await writes(on(here));
    is(on(here), { ...BO, email: 'bo.old@example.com' });
    is(on(here, 'other'), { ...BO, name: 'Bo Lundgren' });
    const after = await writes(on(here, 'other'));
    expect(after.person.id).not.toBe(before.person.id);
    expect(after.actor.deskKey).toBe('bo');
    expect((await people.byEmail(EMAIL))?.id).toBe(after.person.id);
    expect((await writes(on(here))).actor.deskKey).toBeUndefined();
  });

  test('counts for the chat id beside it in the desk file, until the two come apart', async () => {
    const { writes, changed, on, is, desk, people } = run();
    const bo = desk.people['bo'];
    if (!bo) throw new Error('Bo is on the desk');
    const byId = { ...desk, people: { ...desk.people, bo: { ...bo, ids: [`${there}:bo-${there}`] } } };
    const plain = { name: 'Bo Lund', member: true, email: 'b@example.com' };
    for (const platform of [here, there]) is(on(platform), plain);
    await writes(on(there));
    const met = async () => {
      const { person } = await writes(on(here));
      const found = await people.get(person.id);
      if (!found) throw new Error('Nobody was met');
      return found;
    };
    const key = async () => actorOf(await met(), byId, on(here)).deskKey;
    expect(await key()).toBe('bo');
    is(on(here), { name: 'Bo Lund', member: true });
    await changed(on(here));
    expect(await key()).toBeUndefined();
  });
});

test.each(['slack', 'teams'] as const)('who holds a role in %s is asked about again after 15 minutes', async (here) => {
  const { writes, on, is, clock, asked } = run();
  is(on(here), BO);
  await writes(on(here));
  is(on(here), GUEST);
  clock.advance(14 * MINUTE);
  expect((await writes(on(here))).actor.deskKey).toBe('bo');
  clock.advance(MINUTE);
  expect((await writes(on(here))).actor.deskKey).toBeUndefined();
  clock.advance(23 * 60 * MINUTE);
  await writes(on(here));
  expect(asked).toHaveLength(2);
});

test.each(['slack', 'teams'] as const)('and so is whoever does nothing, by the sweep: %s', async (here) => {
  const { writes, on, is, clock, standing, people } = run();
  is(on(here), BO);
  await writes(on(here));
  is(on(here), GUEST);
  for (let minute = 0; minute <= 15; minute += 1) {
    await standing();
    clock.advance(MINUTE);
  }
  expect(accountOf(await people.byIdentity(on(here)), on(here))?.member).toBeUndefined();
});

test.each(['slack', 'teams'] as const)(
  'a platform that does not answer changes nothing, not even a name: %s',
  async (here) => {
    const { writes, on, is, fakes, clock, warned } = run();
    is(on(here), BO);
    await writes(on(here));
    clock.advance(20 * MINUTE);
    fakes[here].fail('profile', { error: new ChatError('unknown', 'no answer'), times: 9 });
    const { person, actor } = await writes(on(here), 'The boss');
    expect([person.name, actor]).toEqual(['Bo Lund', expect.objectContaining({ member: true, deskKey: 'bo' })]);
    expect((await writes(on(here, 'new'), 'Somebody')).actor).toMatchObject({ name: 'Somebody', member: false });
    expect(warned).toHaveLength(2);
  },
);

import type { Desk } from '../../src/desk/model';
import type { Channel, Platform } from '../../src/ground/refs';
import { createAcquaint } from '../../src/people/acquaint';
import { createDirectory } from '../../src/people/directory';
import { createReach } from '../../src/people/reach';
import { ChatError, type ChatPort, type Known } from '../../src/view/chat-port';
import { createFakeChat, directOf } from '../support/chat';
import { aDesk } from '../support/desk';
import { minutes } from '../support/incidents';
import { createMemoryStore } from '../support/memory-store';
import { createTestClock } from '../support/test-clock';

const MINUTE = 60_000;
const VERA: Known = {
  identity: { platform: 'slack', org: 'T1', user: 'U0VERA' },
  name: 'Vera Lind',
  email: 'Vera.Lind@example.com',
  member: true,
  locale: 'da-DK',
  zone: 'Europe/Paris',
};

const deskWith = (person: Partial<Desk['people'][string]>, version = 'v1'): Desk => {
  const desk = aDesk();
  return {
    ...desk,
    version,
    people: { ...desk.people, vera: { key: 'vera', name: 'Vera', ids: [], skills: [], ...person } },
  };
};

/** Slack with two workspaces that answers by address as told, and a tenant that only knows chat ids. */
const run = (first = deskWith({ email: 'vera.lind@example.com' })) => {
  let desk = first;
  const store = createMemoryStore();
  const clock = createTestClock(minutes(0));
  const asked: string[] = [];
  let answer = async (_org: string): Promise<Known | undefined> => undefined;
  const fakes = { slack: createFakeChat({ platform: 'slack' }), teams: createFakeChat({ platform: 'teams' }) };
  const slack: ChatPort = {
    ...fakes.slack,
    byMail: (org, email) => {
      asked.push(`${org} ${email}`);
      return answer(org);
    },
  };
  const deps = {
    people: store.people,
    chat: (platform: Channel) => (platform === 'slack' ? slack : fakes.teams),
    desk: () => desk,
    orgs: (platform: Platform) => (platform === 'slack' ? ['T1', 'T2'] : ['tenant-1']),
    clock,
  };
  const acquaint = createAcquaint({ ...deps, log: { warn: () => {} } });
  const directory = createDirectory({ ...deps, acquaint });
  return {
    store,
    clock,
    asked,
    fakes,
    directory,
    reach: createReach({ ...deps, directory }),
    answers: (next: typeof answer) => {
      answer = next;
    },
    becomes: (next: Desk) => {
      desk = next;
    },
  };
};

test('somebody who never wrote is found by e-mail in Slack, met, and reached', async () => {
  const { reach, answers, asked, store } = run();
  answers(async () => VERA);
  const vera = await reach.byKey('vera');
  expect(vera).toMatchObject({
    name: 'Vera Lind',
    email: 'vera.lind@example.com',
    language: 'da',
    zone: 'Europe/Paris',
    identities: [{ ...VERA.identity, member: true }],
  });
  expect(vera && (await reach.direct(vera))).toEqual(directOf(VERA.identity));
  expect(await store.people.byIdentity(VERA.identity)).toMatchObject({ id: vera?.id });
  await reach.byKey('vera');
  expect(asked).toEqual(['T1 vera.lind@example.com']);
});

test('every workspace is asked', async () => {
  const { reach, answers, asked } = run();
  answers(async (org) => (org === 'T2' ? { ...VERA, identity: { ...VERA.identity, org } } : undefined));
  expect((await reach.byKey('vera'))?.identities).toMatchObject([{ ...VERA.identity, org: 'T2' }]);
  expect(asked).toEqual(['T1 vera.lind@example.com', 'T2 vera.lind@example.com']);
});

test('that nobody is there is believed for five minutes, or until the desk file changes', async () => {
  const { reach, asked, clock, becomes } = run();
  expect(await reach.byKey('vera')).toBeUndefined();
  clock.advance(4 * MINUTE);
  expect(await reach.byKey('vera')).toBeUndefined();
  expect(asked).toHaveLength(2);
  becomes(deskWith({ email: 'vera.lind@example.com' }, 'v2'));
  await reach.byKey('vera');
  expect(asked).toHaveLength(4);
  clock.advance(6 * MINUTE);
  await reach.byKey('vera');
  expect(asked).toHaveLength(6);
});

test.each([
  ['a limit', new ChatError('rate_limited', 'slow', { retryAfterMs: 5000 })],
  ['an outage', new ChatError('unknown', 'no answer')],
])('%s is no answer: it is asked again at once', async (_, error) => {
  const { reach, answers } = run();
  answers(() => Promise.reject(error));
  await expect(reach.byKey('vera')).rejects.toBe(error);
  answers(async () => VERA);
  expect(await reach.byKey('vera')).toMatchObject({ name: 'Vera Lind' });
});

test('one workspace that is away does not hide who is in another', async () => {
  const { reach, answers } = run();
  answers(async (org) => {
    if (org === 'T1') throw new ChatError('unknown', 'no answer');
    return { ...VERA, identity: { ...VERA.identity, org } };
  });
  expect(await reach.byKey('vera')).toMatchObject({ name: 'Vera Lind' });
});

test('a permission that is missing is an answer', async () => {
  const { reach, answers } = run();
  answers(() => Promise.reject(new ChatError('forbidden', 'missing_scope')));
  expect(await reach.byKey('vera')).toBeUndefined();
});

test.each([
  ['slack', 'U0VERA', 'T1'],
  ['teams', 'oid-vera', 'tenant-1'],
] as const)('a chat id of %s works without meeting', async (platform, user, org) => {
  const { reach, fakes } = run(deskWith({ ids: [`${platform}:${user}`] }));
  const identity = { platform, org, user };
  fakes[platform].person(identity, { profile: { name: 'Vera Lind', member: true } });
  expect(await reach.byKey('vera')).toMatchObject({
    name: 'Vera Lind',
    identities: [identity],
    direct: [directOf(identity)],
  });
});

test('a chat id of a guest is nobody', async () => {
  const { reach, fakes } = run(deskWith({ ids: ['teams:oid-vera'] }));
  const identity = { platform: 'teams', org: 'tenant-1', user: 'oid-vera' } as const;
  fakes.teams.person(identity, { profile: { name: 'Vera Lind', member: false } });
  expect(await reach.byKey('vera')).toBeUndefined();
});

test('the address that the desk file has goes before the other one', async () => {
  const { directory, store } = run(deskWith({ email: 'vera@login.example.com' }));
  await directory.meet({ ...VERA, email: 'vera@mail.example.com', signIn: 'Vera@Login.example.com' });
  expect(await store.people.byEmail('vera@login.example.com')).toMatchObject({ name: 'Vera Lind' });
  expect(await store.people.byEmail('vera@mail.example.com')).toBeUndefined();
});

test('who is known in Teams is found in Slack as well, as one person', async () => {
  const { directory, answers, store, fakes } = run();
  const identity = { platform: 'teams', org: 'tenant-1', user: 'oid-vera' } as const;
  const profile = { name: 'Vera', member: true, email: 'vera.lind@example.com' };
  fakes.teams.person(identity, { profile });
  const met = await store.people.meet({ identity, ...profile });
  answers(async (org) => ({ ...VERA, identity: { ...VERA.identity, org } }));
  const wanted = deskWith({ email: 'vera.lind@example.com' }).people['vera'];
  const both = wanted && (await directory.find(wanted, met));
  expect(both?.id).toBe(met.id);
  expect(both?.identities.map(({ org }) => org)).toEqual(['tenant-1', 'T1', 'T2']);
});

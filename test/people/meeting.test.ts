import type { Desk } from '../../src/desk/model';
import type { Channel, ChatAddress } from '../../src/ground/refs';
import { createAcquaint } from '../../src/people/acquaint';
import { createContacts } from '../../src/people/contacts';
import { createDirectory } from '../../src/people/directory';
import { createMeeting } from '../../src/people/meeting';
import { createReach } from '../../src/people/reach';
import { outOfReach } from '../../src/people/reached-on';
import { ChatError, type ChatPort, type Known } from '../../src/view/chat-port';
import { createFakeChat } from '../support/chat';
import { aDesk } from '../support/desk';
import { minutes } from '../support/incidents';
import { createMemoryStore } from '../support/memory-store';
import { createTestClock } from '../support/test-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const room = (id: string): ChatAddress => ({ platform: 'teams', kind: 'room', id });
const member = (name: string, email: string): Known => ({
  identity: { platform: 'teams', org: 'tenant-1', user: `oid-${name}` },
  name,
  email,
  member: true,
});
const ANNA = member('Anna', 'anna.holm@example.com');
const BO = member('Bo', 'Bo.Lund@example.com');
const CARL = member('Carl', 'carl.friis@example.com');
const KIM = member('Kim', 'kim.jensen@example.com');

const NO_WAYS = createContacts(aDesk, {});

const run = () => {
  let desk: Desk = aDesk();
  const store = createMemoryStore();
  const clock = createTestClock(minutes(0));
  const rosters = new Map<string, readonly Known[]>([
    ['19:a', [ANNA, KIM]],
    ['19:b', [BO, CARL]],
  ]);
  const read: string[] = [];
  let failure: ChatError | undefined;
  const teams: ChatPort = {
    ...createFakeChat({ platform: 'teams' }),
    rooms: async () => [...rosters.keys()].map(room),
    roster: async ({ id }, wanted) => {
      read.push(id);
      if (failure) throw failure;
      return (rosters.get(id) ?? []).filter(wanted);
    },
  };
  const deps = {
    people: store.people,
    leases: store.leases,
    chat: (platform: Channel) => (platform === 'teams' ? teams : undefined),
    desk: () => desk,
    orgs: () => ['tenant-1'],
    clock,
    log: { warn: () => {} },
  };
  const directory = createDirectory({ ...deps, acquaint: createAcquaint(deps) });
  const reach = createReach({ ...deps, directory });
  const worker = (instance: string) => createMeeting({ ...deps, directory, reach, instance });
  return {
    store,
    clock,
    read,
    reach,
    rosters,
    worker,
    desk: () => desk,
    becomes: (version: string) => {
      desk = { ...desk, version };
    },
    fails: (next: ChatError | undefined) => {
      failure = next;
    },
    sweeps: async (meeting: ReturnType<typeof worker>, times = 8) => {
      for (let i = 0; i < times; i += 1) await meeting.sweep();
    },
  };
};

test('meets whom the desk file names in every room, opens a chat with who may be woken, and keeps nobody else', async () => {
  const { worker, sweeps, store, reach, desk, clock } = run();
  expect(await outOfReach(desk(), reach, NO_WAYS, clock.now())).toEqual(['anna', 'carl', 'bo']);
  await sweeps(worker('w1'));
  expect(await reach.known('bo')).toMatchObject({ name: 'Bo', email: 'bo.lund@example.com' });
  expect((await reach.known('bo'))?.direct).toHaveLength(1);
  expect(await store.people.byIdentity(KIM.identity)).toBeUndefined();
  expect(await outOfReach(desk(), reach, NO_WAYS, clock.now())).toEqual([]);
});

test('daily, when the desk changes, and by one process', async () => {
  const { worker, sweeps, read, clock, becomes } = run();
  const [one, other] = [worker('w1'), worker('w2')];
  await sweeps(one);
  await sweeps(other);
  expect(read).toEqual(['19:a', '19:b']);
  clock.advance(HOUR);
  await sweeps(one);
  await sweeps(other);
  expect(read).toHaveLength(2);
  becomes('v2');
  await sweeps(one);
  expect(read).toHaveLength(4);
  clock.advance(25 * HOUR);
  await sweeps(one);
  expect(read).toHaveLength(6);
});

test('what cannot be read now is read after the wait that was asked for; what never can be is passed over', async () => {
  const { worker, sweeps, read, clock, fails, reach } = run();
  const meeting = worker('w1');
  fails(new ChatError('rate_limited', 'slow', { retryAfterMs: 90_000 }));
  await sweeps(meeting);
  expect(read).toEqual(['19:a']);
  clock.advance(80_000);
  await sweeps(meeting);
  expect(read).toHaveLength(1);
  fails(undefined);
  clock.advance(20_000);
  await sweeps(meeting);
  expect(await reach.known('anna')).toMatchObject({ name: 'Anna' });

  const again = run();
  again.fails(new ChatError('forbidden', 'BotNotInConversationRoster'));
  await again.sweeps(again.worker('w1'));
  expect(again.read).toEqual(['19:a', '19:b']);
});

test('a room that somebody came to is read at once', async () => {
  const { worker, reach, rosters, read } = run();
  rosters.set('19:a', [ANNA, CARL]);
  await worker('web').room(room('19:a'));
  expect(read).toEqual(['19:a']);
  expect((await reach.known('carl'))?.direct).toHaveLength(1);
});

test('whoever refused a message in the last day is out of reach', async () => {
  const { worker, sweeps, store, reach, desk, clock } = run();
  await sweeps(worker('w1'));
  const carl = await reach.known('carl');
  await store.people.setRefused(carl?.id ?? '', clock.now());
  expect(await outOfReach(desk(), reach, NO_WAYS, clock.now())).toEqual(['carl']);
  clock.advance(25 * HOUR);
  expect(await outOfReach(desk(), reach, NO_WAYS, clock.now())).toEqual([]);
});

test('nor is out of reach who is in no chat but whom the file gives a way', async () => {
  const { reach, clock } = run();
  const mail = { way: 'mail', send: async () => ({ id: '1' }) } as const;
  const { people } = aDesk();
  const { email: _, ...carl } = people['carl'] ?? { key: 'carl', name: 'Carl', ids: [], skills: [] };
  const desk = aDesk({ people: { ...people, carl } });
  expect(
    await outOfReach(
      desk,
      reach,
      createContacts(() => desk, { mail }),
      clock.now(),
    ),
  ).toEqual(['carl']);
});

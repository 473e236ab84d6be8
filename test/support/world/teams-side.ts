import { createTeams } from '../../../adapters/teams';
import { opens } from '../../../src/chat/opens';
import { type ConversationStore } from '../../../src/view/installations';
import { type FakeTeams, startFakeTeams } from '../teams';
import type { Actor } from '../teams/person';
import { createDoor } from './listen';
import { placeOf } from './place';
import { publicApp } from './public-app';
import type { SideDeps } from './slack-side';
import { createTeamsPerson, mentionsOf, postOf } from './teams-person';
import type { Person, Room, Side, Thread } from './types';

export const TENANT = 'tenant-1';

const CALLS = ['post', 'update', 'delete', 'create', 'member', 'members', 'attachment'] as const;

export interface TeamsSide extends Side {
  readonly teams: FakeTeams;
  /** Whoever this person is in the fake. */
  readonly actor: (person: Person) => Actor;
}

export interface TeamsSideOptions {
  readonly appId?: string;
}

/** A tenant with the real adapter on it. */
export async function openTeamsSide(
  deps: SideDeps,
  conversations: ConversationStore,
  { appId = '' }: TeamsSideOptions = {},
): Promise<TeamsSide> {
  const teams = await startFakeTeams({ appId, tenant: TENANT });
  const secret = { password: 'the-app-secret', openIdMetadataUrl: teams.openIdMetadataUrl };
  const bot = createTeams({
    auth: { appId, ...(appId !== '' && { ...secret, credentials: teams.credentials }) },
    allowedTenants: [TENANT],
    conversations,
    log: deps.log,
    opens,
    timeoutMs: 3000,
    loopbackOnly: appId === '',
  });
  const door = createDoor((address) => teams.botAt(`${address}/api/messages`));
  let people = 0;
  const actors = new Map<Person, Actor>();

  function actor(person: Person): Actor {
    const found = actors.get(person);
    if (!found) throw new Error(`${person.name} is not in Teams`);
    return found;
  }

  const idOf = (place: Person | Room): string =>
    'platform' in place ? teams.personal(actor(place).person).id : place.id;

  function conversationOf(id: string) {
    const found = teams.world.conversations.get(id);
    if (!found) throw new Error(`no conversation ${id}`);
    return found;
  }

  function thread(room: string, root: string): Thread {
    const posts = () =>
      teams
        .posts(conversationOf(room), root)
        .filter(({ id }) => id !== root)
        .map(postOf);
    return { room, root, ...placeOf(posts) };
  }

  return {
    platform: 'teams',
    teams,
    port: bot.port,
    actor,
    orgs: () => [TENANT],
    listen: (inbound) => door.listen(publicApp(bot.entrance(inbound), deps.log)),
    repeat: (times, how) => door.repeat(times, how),
    person(name, { email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`, guest, stranger, locale } = {}) {
      people += 1;
      const made = teams.person(name, {
        id: `29:${people}`,
        email,
        signIn: email,
        role: guest ? 'guest' : 'user',
        ...(stranger && { tenantId: 'tenant-elsewhere' }),
        ...(locale !== undefined && { locale }),
      });
      const person = createTeamsPerson(teams, made, { name, thread, conversationOf }, deps);
      actors.set(person, made);
      return person;
    },
    room(name, members, { hears = true } = {}) {
      const channel = teams.channel(name, members.map(actor), { hears });
      const posts = () => teams.posts(channel).map(postOf);
      return { id: channel.id, name, under: (post) => thread(channel.id, post.id), ...placeOf(posts) };
    },
    calls: () => ({ made: teams.calls.length, open: 0 }),
    closesRoom({ id }) {
      teams.world.conversations.delete(id);
    },
    limits: (place, seconds) =>
      teams.fault('post', { type: 'status', status: 429, retryAfter: String(seconds), in: idOf(place) }),
    cuts(isCut) {
      if (!isCut) return teams.heals();
      for (const call of CALLS) teams.fault(call, { type: 'lost', arrives: false }, Number.POSITIVE_INFINITY);
    },
    loses: (place, arrives, times) => teams.fault('post', { type: 'lost', arrives, in: idOf(place) }, times),
    async becomes(one, what) {
      const { person } = actor(one);
      if (typeof what === 'object') Object.assign(person, { email: what.email, signIn: what.email || person.id });
      else Object.assign(person, { role: what === 'guest' ? 'guest' : 'user' });
      if (what !== 'gone') return;
      for (const { members } of teams.world.conversations.values()) {
        if (members.includes(person)) members.splice(members.indexOf(person), 1);
      }
    },
    async installs({ id }, by) {
      await actor(by).installs(conversationOf(id));
    },
    addressOf: ({ id }) => ({ platform: 'teams', kind: 'room', id }),
    async removesBot(room) {
      conversationOf(room.id).hasBot = false;
    },
    pinged: () => teams.world.posts.flatMap(({ shown }) => shown.flatMap(mentionsOf)),
    settled: async () => {},
    async close() {
      await door.close();
      await teams.close();
    },
  };
}

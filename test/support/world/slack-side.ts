import type { Logger } from 'pino';
import { createSlack } from '../../../adapters/slack';
import { createInstallations, type Installations } from '../../../adapters/slack/install/installations';
import { opens } from '../../../src/chat/opens';
import type { Clock } from '../../../src/ground/clock';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../slack';
import type { Channel, Message } from '../slack/model';
import type { Actor } from '../slack/person';
import { createDoor } from './listen';
import { placeOf } from './place';
import { publicApp } from './public-app';
import { createSlackPerson, textPosts } from './slack-person';
import type { Person, Post, Room, Side, Thread } from './types';

export interface SlackSide extends Side {
  readonly slack: FakeSlack;
  readonly installations: Installations;
  /** Whoever this person is in the fake. */
  readonly actor: (person: Person) => Actor;
  /** The fake's message behind a post. */
  message(post: Post): Message;
  channelAt(room: Room): Channel;
}

export interface SlackSideOptions {
  readonly fake?: FakeSlackOptions;
  /** The workspace of a single token unless told. */
  readonly installations?: (slack: FakeSlack, log: Logger) => Promise<Installations>;
}

export interface SideDeps {
  readonly clock: Clock;
  readonly log: Logger;
  /** Called after everything a person does. */
  readonly after: () => Promise<void>;
  /** Waits until the bot has answered. */
  readonly answered: () => Promise<void>;
}

/** A workspace with the real adapter on it. */
export async function openSlackSide(deps: SideDeps, options: SlackSideOptions = {}): Promise<SlackSide> {
  const { clock, log } = deps;
  const slack = await startFakeSlack({ now: () => clock.now().getTime(), ...options.fake });
  const installations =
    (await options.installations?.(slack, log)) ??
    createInstallations({ log, single: { token: slack.botToken, apiUrl: slack.apiUrl } });
  await installations.load();
  const bot = createSlack({
    installations,
    signingSecret: slack.signingSecret,
    apiUrl: slack.apiUrl,
    opens,
    emoji: () => 'sos',
    timeoutMs: 3000,
    log,
  });
  const door = createDoor((address) => slack.botAt(`${address}/slack/events`));
  const actors = new Map<Person, Actor>();

  function actor(person: Person): Actor {
    const found = actors.get(person);
    if (!found) throw new Error(`${person.name} is not in Slack`);
    return found;
  }

  function channelAt({ id }: Room): Channel {
    const found = slack.workspace.channels.find((one) => one.id === id);
    if (!found) throw new Error(`no channel ${id}`);
    return found;
  }

  /** As a post names it: a person by their own id. */
  const channelOf = (place: Person | Room): string => ('platform' in place ? actor(place).id : place.id);

  function thread(channel: string, root: string): Thread {
    const posts = () =>
      textPosts(slack, (one) => one.channel.id === channel && one.threadTs === root && one.ts !== root);
    return { room: channel, root, ...placeOf(posts) };
  }

  return {
    platform: 'slack',
    slack,
    installations,
    port: bot.port,
    actor,
    channelAt,
    message({ id }) {
      const found = slack.workspace.messages.find((one) => one.ts === id);
      if (!found) throw new Error(`no message ${id}`);
      return found;
    },
    orgs: () => installations.orgs(),
    async listen(inbound) {
      await door.listen(publicApp(bot.entrance(inbound), log));
      await bot.connect(inbound);
    },
    repeat: (times, how) => door.repeat(times, how),
    person(name, facts = {}) {
      const made = slack.person(name, {
        locale: facts.locale ?? 'en-US',
        is_restricted: facts.guest ?? false,
        ...(facts.stranger && { is_stranger: true, team_id: 'T0ELSEWHERE' }),
        ...(facts.email !== undefined && { email: facts.email }),
      });
      const person = createSlackPerson(slack, made, name, thread, deps);
      actors.set(person, made);
      return person;
    },
    room(name, members, { isPrivate = false } = {}) {
      const channel = slack.channel(name, members.map(actor), { private: isPrivate });
      const posts = () => textPosts(slack, (one) => one.channel === channel);
      return { id: channel.id, name, under: (post) => thread(channel.id, post.id), ...placeOf(posts) };
    },
    calls: () => ({
      made: slack.calls.length,
      open: slack.calls.filter((call) => !call.accepted && call.error === undefined).length,
    }),
    closesRoom(room) {
      channelAt(room).archived = true;
    },
    limits: (place, seconds) => slack.fault('chat.postMessage', { ratelimited: seconds, channel: channelOf(place) }),
    cuts: (isCut) => (isCut ? slack.fault('*', { status: 503 }, Number.POSITIVE_INFINITY) : slack.heals()),
    loses: (place, arrives, times) =>
      slack.fault('chat.postMessage', { lost: { arrives }, channel: channelOf(place) }, times),
    async becomes(person, what) {
      if (typeof what === 'object') await actor(person).changes(what);
      else await actor(person).changes({ is_restricted: what === 'guest', deleted: what === 'gone' });
      await deps.answered();
    },
    installs: async () => {},
    addressOf: ({ id }) => ({ platform: 'slack', kind: 'room', id: `${slack.workspace.team.id}/${id}` }),
    async removesBot(room, by) {
      await actor(by).removesBot(channelAt(room));
    },
    pinged: () =>
      [...slack.workspace.messages.filter(({ byBot }) => byBot), ...slack.workspace.ephemerals].flatMap(({ shown }) =>
        shown.flatMap((one) => slack.mentions(one)),
      ),
    settled: () => slack.settled(),
    async close() {
      await slack.settled();
      await bot.stop();
      await door.close();
      await slack.close();
    },
  };
}

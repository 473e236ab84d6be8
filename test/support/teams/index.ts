import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Response as ExpressResponse } from 'express';
import type { TeamsAuth } from '../../../adapters/teams/connector';
import { wordsOf } from './card';
import { type CallRecord, connectorRoutes } from './connector';
import { createCredentials } from './credentials';
import { createDeliver, type Deliver } from './deliver';
import { type Call, createFaults, type Fault } from './faults';
import { type Authority, createAuthority, type TokenWish } from './identity';
import { type Actor, createActor } from './person';
import {
  type Conversation,
  cardOf,
  createWorld,
  newest,
  type Person,
  type Post,
  personalOf,
  type World,
} from './world';

export interface FakeTeams {
  readonly world: World;
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  /** Every call the bot made, in order, whatever became of it. */
  readonly calls: readonly CallRecord[];
  callsOf(call: Call): readonly CallRecord[];
  /** Where the bot listens: `http://127.0.0.1:<port>/api/messages`. */
  botAt(url: string): void;
  /** The bot is told this address from now on, where something stands between the two. */
  calledAt(url: string): void;
  person(name: string, facts?: Partial<Person>): Actor;
  personal(person: Person): Conversation;
  /** `hears`: its owners consented that the bot reads what does not mention it; can be changed later. */
  channel(name: string, members: readonly Actor[], options?: { readonly hears?: boolean }): Conversation;
  group(name: string, members: readonly Actor[], options?: { readonly hears?: boolean }): Conversation;
  /** A 1:1 chat of two people, which the bot is no part of. */
  between(one: Actor, other: Actor): Conversation;
  /** The bot's messages that stand in a conversation, oldest first; of one thread when `root` is given. */
  posts(conversation: Conversation, root?: string): readonly Post[];
  /** What one message shows now, in words. */
  words(post: Post): string;
  /** Nothing goes wrong any more. */
  heals(): void;
  fault(call: Call, fault: Fault, times?: number): void;
  /** From now on each conversation takes this many posts. */
  limit(posts: number | undefined): void;
  /** Keeps a picture; its address, for which the bot's token is needed. */
  attach(bytes: Uint8Array, type: string): string;
  token(wish?: TokenWish): Promise<string>;
  /** How often the signing keys were asked for. */
  keysFetched(): number;
  /** Sends an activity to the bot: what a person did, or the same once more. `authorization` replaces a good token. */
  readonly deliver: Deliver;
  /** Credentials that get their token from this fake. */
  readonly credentials: NonNullable<TeamsAuth['credentials']>;
  close(): Promise<void>;
}

/** The words one message shows: its text, or everything on its card. */
export function shownWords(post: Post): string {
  const posted = newest(post);
  return posted.text ?? wordsOf(cardOf(posted));
}

/**
 * Microsoft's side on loopback: the connector a bot calls, the tokens of both directions, and people who use a client.
 * @param options `appId`: requests to the bot carry a good token for it; without one they carry none.
 */
export async function startFakeTeams(
  options: { readonly appId?: string; readonly tenant?: string } = {},
): Promise<FakeTeams> {
  const { appId = '', tenant = 'tenant-1' } = options;
  const world = createWorld(tenant);
  const faults = createFaults();
  const calls: CallRecord[] = [];
  const held = new Set<ExpressResponse>();
  const attachments = new Map<string, { type: string; bytes: Uint8Array }>();
  let limit: number | undefined;
  let fetched = 0;
  let bot = '';
  let origin = '';
  let told: string | undefined;
  const authority: Authority = createAuthority(appId, () => origin);

  const app = connectorRoutes({
    world,
    faults,
    calls,
    held,
    limit: () => limit,
    needsToken: appId !== '',
    attachments,
  });
  app.get('/.well-known/openidconfiguration', (_request, response) => {
    response.json({ issuer: 'https://api.botframework.com', jwks_uri: `${origin}/.well-known/keys` });
  });
  app.get('/.well-known/keys', async (_request, response) => {
    fetched += 1;
    response.json(await authority.jwks());
  });
  app.post('/oauth2/v2.0/token', (_request, response) => {
    calls.push({ call: 'token', conversation: '' });
    const fault = faults.take('token');
    if (fault?.type === 'hang') return void held.add(response);
    if (fault)
      return void response.status(400).json({ error: 'invalid_client', error_description: 'AADSTS7000215: secret' });
    response.json({ access_token: 'bot-token', expires_in: 3600 });
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${portOf(server.address())}`;

  const deliver = createDeliver(
    () => bot,
    async () => (appId === '' ? undefined : `Bearer ${await authority.token()}`),
  );

  function join(
    made: Pick<Conversation, 'id' | 'type' | 'name'>,
    members: readonly Actor[],
    more: { readonly hears?: boolean; readonly hasBot?: boolean } = {},
  ): Conversation {
    const people = members.map((actor) => actor.person);
    const conversation = { ...made, members: people, hears: more.hears ?? false, hasBot: more.hasBot ?? true };
    world.conversations.set(made.id, conversation);
    return conversation;
  }

  function attach(bytes: Uint8Array, type: string): string {
    const id = randomUUID();
    attachments.set(id, { type, bytes });
    return `${origin}/v3/attachments/${id}/views/original`;
  }

  return {
    world,
    serviceUrl: origin,
    openIdMetadataUrl: `${origin}/.well-known/openidconfiguration`,
    calls,
    callsOf: (call) => calls.filter((one) => one.call === call),
    botAt: (url) => {
      bot = url;
    },
    calledAt: (url) => {
      told = url;
    },
    person(name, facts = {}) {
      const id = randomUUID();
      const email = `${name.toLowerCase()}@example.com`;
      const person: Person = {
        id: `29:${name.toLowerCase()}`,
        name,
        aadObjectId: id,
        email,
        signIn: email,
        role: 'user',
        tenantId: tenant,
        installed: true,
        ...facts,
      };
      world.people.push(person);
      return createActor(person, {
        world,
        serviceUrl: () => told ?? origin,
        personal: (one) => personalOf(world, one),
        keep: attach,
        deliver,
      });
    },
    personal: (person) => personalOf(world, person),
    channel: (name, members, more) => join({ id: `19:${name}@thread.tacv2`, type: 'channel', name }, members, more),
    group: (name, members, more) => join({ id: `19:${name}@thread.v2`, type: 'groupChat', name }, members, more),
    between: (one, other) =>
      join(
        { id: `19:${one.person.aadObjectId}_${other.person.aadObjectId}@unq.gbl.spaces`, type: 'personal' },
        [one, other],
        { hasBot: false },
      ),
    posts: (conversation, root) =>
      world.posts.filter(
        (post) => post.conversation === conversation && !post.deleted && (root === undefined || post.root === root),
      ),
    words: shownWords,
    heals: () => faults.clear(),
    fault: (call, fault, times) => faults.add(call, fault, times),
    limit: (posts) => {
      limit = posts;
    },
    attach,
    token: (wish) => authority.token(wish),
    keysFetched: () => fetched,
    deliver,
    credentials: createCredentials(appId, () => origin),
    async close() {
      for (const response of held) response.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}

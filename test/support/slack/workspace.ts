import { newCode } from './api/oauth';
import type { Answer, Deliver } from './deliver';
import type { Events } from './events';
import type { Channel, Message, User, UserGroup, Workspace, World } from './model';
import { type Actor, createActor } from './person';
import type { Responses } from './responses';
import { everyScope } from './scopes';
import { directOf } from './world';

export interface WorkspaceOptions {
  readonly team?: Partial<Workspace['team']>;
  readonly enterprise?: Workspace['enterprise'];
  /** Absent in a workspace that has not installed the app. */
  readonly botToken?: string;
  /** Every scope unless told. */
  readonly scopes?: readonly string[];
  /** Tokens given by installs expire after 12 h, with a refresh token that is good once. */
  readonly rotation?: boolean;
}

/** Facts in Slack's own words; `name` and `email` come from the name. */
export type UserFacts = Partial<Omit<User, 'id' | 'name'>>;

export interface ChannelOptions {
  readonly private?: boolean;
  readonly archived?: boolean;
  /** The bot is in; true unless told. */
  readonly botIn?: boolean;
  /** Shared with another workspace. */
  readonly shared?: boolean;
}

export interface FakeWorkspace {
  readonly workspace: Workspace;
  person(name: string, facts?: UserFacts): Actor;
  channel(name: string, members: readonly Actor[], options?: ChannelOptions): Channel;
  group(handle: string, members: readonly Actor[]): UserGroup;
  /** The 1:1 conversation of a person and the bot. */
  dm(actor: Actor): Channel;
  /** Messages that stand in a channel, oldest first; of one thread when `thread` is given, its root first. */
  posts(channel: Channel, thread?: Message): readonly Message[];
  /** What the browser is sent back to after consent to the app, from the address that asked for it. */
  consent(authorizeUrl: string): string;
  /** A code for `oauth.v2.access`, as consent gives it. */
  code(redirectUri?: string): string;
  /** The app is removed: `tokens_revoked` and `app_uninstalled`; its tokens answer `account_inactive`. */
  uninstall(): Promise<Answer>;
  /** Its tokens answer `token_revoked`; the bot is told. */
  revokeTokens(): Promise<Answer>;
}

export interface WorkspaceDeps {
  readonly world: World;
  readonly deliver: Deliver;
  readonly events: Events;
  readonly responses: Responses;
  readonly origin: () => string;
}

function newWorkspace(world: World, options: WorkspaceOptions): Workspace {
  const { botToken, scopes = everyScope, enterprise } = options;
  const number = world.workspaces.length + 1;
  const team = { id: `T0TEAM${number}`, domain: `team-${number}`, name: `Team ${number}`, ...options.team };
  return {
    team,
    ...(enterprise && { enterprise }),
    bot: { userId: `U0BOT${number}`, botId: `B0BOT${number}`, name: 'vagt' },
    tokens: botToken === undefined ? [] : [{ value: botToken, kind: 'bot', scopes, revoked: false }],
    scopes,
    rotation: options.rotation ?? false,
    installed: botToken !== undefined,
    users: [],
    channels: [],
    groups: [],
    messages: [],
    ephemerals: [],
    views: [],
    files: [],
  };
}

/** Adds a workspace to the world. */
export function createWorkspace(deps: WorkspaceDeps, options: WorkspaceOptions): FakeWorkspace {
  const { world, deliver, events, responses, origin } = deps;
  const workspace = newWorkspace(world, options);
  world.workspaces.push(workspace);
  const { bot, team } = workspace;

  function userOf(id: string, name: string, facts: UserFacts): User {
    const handle = name.toLowerCase().replaceAll(' ', '.');
    return {
      id,
      name: handle,
      real_name: name,
      email: `${handle}@example.com`,
      locale: 'en-US',
      tz: 'Europe/Copenhagen',
      team_id: team.id,
      is_admin: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_stranger: false,
      is_bot: false,
      deleted: false,
      ...facts,
    };
  }

  const people = (actors: readonly Actor[]): string[] => actors.map((actor) => actor.id);
  workspace.users.push(userOf(bot.userId, 'Vagt', { is_bot: true }));

  async function tokensRevoked(): Promise<Answer> {
    return events.tell(workspace, { type: 'tokens_revoked', tokens: { oauth: [], bot: [bot.userId] } });
  }

  return {
    workspace,
    person(name, facts = {}) {
      const user = userOf(world.id(`U0${name.toUpperCase().replaceAll(/[^A-Z]/g, '')}`), name, facts);
      workspace.users.push(user);
      return createActor({ world, workspace, user, deliver, events, responses, origin });
    },
    channel(name, members, options = {}) {
      const { botIn = true, archived = false, shared = false } = options;
      const made: Channel = {
        id: world.id('C'),
        name,
        kind: options.private ? 'private' : 'public',
        members: [...people(members), ...(botIn ? [bot.userId] : [])],
        archived,
        shared,
      };
      workspace.channels.push(made);
      return made;
    },
    group(handle, members) {
      const made = { id: world.id('S'), handle, name: handle, users: people(members) };
      workspace.groups.push(made);
      return made;
    },
    dm: (actor) => directOf(world, workspace, actor.id),
    posts(channel, thread) {
      const root = thread && (thread.threadTs ?? thread.ts);
      return workspace.messages.filter(
        (one) =>
          one.channel === channel && !one.deleted && (root === undefined || one.ts === root || one.threadTs === root),
      );
    },
    consent(authorizeUrl) {
      const asked = new URL(authorizeUrl).searchParams;
      const back = new URL(asked.get('redirect_uri') ?? 'http://127.0.0.1/');
      back.searchParams.set('code', newCode(world, workspace, asked.get('redirect_uri') ?? undefined));
      back.searchParams.set('state', asked.get('state') ?? '');
      return back.href;
    },
    code: (redirectUri) => newCode(world, workspace, redirectUri),
    async uninstall() {
      const telling = [events.tell(workspace, { type: 'app_uninstalled' }), tokensRevoked()] as const;
      workspace.installed = false;
      const [answer] = await Promise.all(telling);
      return answer;
    },
    revokeTokens() {
      for (const token of workspace.tokens) token.revoked = true;
      return tokensRevoked();
    },
  };
}

import type { Json } from '../json';
import type { Channel, Message, Token, User, Workspace, World } from '../model';
import type { Tier } from '../rates';
import { Refused } from '../refused';
import { directOf, hasBot } from '../world';
import type { Args } from './args';

/** What the rest of Slack does when a bot does something; nobody waits for it. */
export interface Echo {
  posted(message: Message): void;
  changed(message: Message, before: Json): void;
  deleted(message: Message, before: Json): void;
  reacted(message: Message, name: string, user: string): void;
}

/** One call that a token was good for. */
export interface Call {
  readonly world: World;
  readonly workspace: Workspace;
  readonly token: Token;
  readonly args: Args;
  readonly origin: string;
  readonly echo: Echo;
}

export interface Method {
  readonly tier: Tier;
  /** An app-level token is wanted, not a bot's. */
  readonly app?: true;
  /** What the token must hold; may depend on the channel. */
  readonly scope?: string | ((call: Call) => string | undefined);
  /** Answers what goes beside `ok: true`; throws `Refused`. */
  run(call: Call): Json;
}

/** Which of a family of scopes a kind of channel wants: `channels:history`, `groups:history`, … */
export function scopeOf(channel: Channel, right: string): string {
  return `${{ public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' }[channel.kind]}:${right}`;
}

/** The scope for the channel that the call is about; none when there is no such channel. */
export const channelScope =
  (right: string) =>
  ({ workspace, args }: Call): string | undefined => {
    const channel = workspace.channels.find((one) => one.id === args.text('channel'));
    return channel && scopeOf(channel, right);
  };

export const hasScope = (token: Token, scope: string): boolean => token.scopes.includes(scope);

export function needs(token: Token, scope: string): void {
  if (!hasScope(token, scope)) throw new Refused('missing_scope', { needed: scope, provided: token.scopes.join(',') });
}

/** The channel of a call that the bot may know of. */
export function channelOf({ workspace, args }: Call): Channel {
  const id = args.text('channel');
  const found = workspace.channels.find((one) => one.id === id);
  if (!found || (found.kind !== 'public' && !hasBot(workspace, found))) throw new Refused('channel_not_found');
  return found;
}

/** Somebody with whom the bot may open a conversation. */
export function reachable(workspace: Workspace, id: string | undefined): User {
  const user = workspace.users.find((one) => one.id === id);
  if (!user) throw new Refused('user_not_found');
  if (user.is_bot) throw new Refused('cannot_dm_bot');
  if (user.deleted) throw new Refused('user_disabled');
  return user;
}

/** Where a post goes: a channel, or the 1:1 conversation of a person. */
export function destinationOf(call: Call): Channel {
  const { world, workspace, args, token } = call;
  const id = args.text('channel') ?? '';
  if (/^[UW]/.test(id)) {
    if (!workspace.users.some((one) => one.id === id)) throw new Refused('channel_not_found');
    return directOf(world, workspace, reachable(workspace, id).id);
  }
  const channel = channelOf(call);
  if (channel.archived) throw new Refused('is_archived');
  const mayWrite = hasBot(workspace, channel) || hasScope(token, 'chat:write.public');
  if (!mayWrite) throw new Refused('not_in_channel');
  return channel;
}

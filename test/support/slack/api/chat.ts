import { messageShape } from '../message-shape';
import { addMessage, editMessage, messageAt, shownOf } from '../messages';
import type { Channel, Ephemeral, Message } from '../model';
import { Refused } from '../refused';
import { newest } from '../world';
import { type Call, channelOf, destinationOf, type Method } from './method';

function contentOf({ world, args }: Call) {
  return shownOf(world, { text: args.text('text'), blocks: args.json('blocks'), metadata: args.json('metadata') });
}

/** The root that a post answers. */
function threadOf(call: Call, channel: Channel): string | undefined {
  const ts = call.args.text('thread_ts');
  if (ts === undefined) return undefined;
  const root = call.workspace.messages.find((one) => one.channel === channel && one.ts === ts);
  if (!root || (root.deleted && !hasThread(root))) throw new Refused('thread_not_found');
  if (root.threadTs !== undefined) throw new Refused('cannot_reply_to_message');
  return ts;
}

const hasThread = (root: Message): boolean =>
  root.workspace.messages.some((one) => one.channel === root.channel && one.threadTs === root.ts && !one.deleted);

/** A message of the call, which the bot itself has written. */
function ownMessage(call: Call, channel: Channel, otherwise: string): Message {
  const message = messageAt(call.workspace, channel, call.args.text('ts') ?? '');
  if (!message) throw new Refused('message_not_found');
  if (!message.byBot) throw new Refused(otherwise);
  return message;
}

const post: Method = {
  tier: 'post',
  scope: 'chat:write',
  run(call) {
    const { world, workspace, args, origin } = call;
    const channel = destinationOf(call);
    const threadTs = threadOf(call, channel);
    const message = addMessage(world, workspace, {
      channel,
      user: workspace.bot.userId,
      byBot: true,
      shown: contentOf(call),
      ...(threadTs !== undefined && { threadTs, broadcast: args.flag('reply_broadcast') }),
    });
    call.echo.posted(message);
    return { channel: channel.id, ts: message.ts, message: messageShape(world, message, { origin, metadata: true }) };
  },
};

const postEphemeral: Method = {
  tier: 4,
  scope: 'chat:write',
  run(call) {
    const { world, workspace, args } = call;
    const channel = destinationOf(call);
    const user = args.text('user') ?? '';
    if (!workspace.users.some((one) => one.id === user)) throw new Refused('user_not_found');
    if (!channel.members.includes(user)) throw new Refused('user_not_in_channel');
    const threadTs = threadOf(call, channel);
    const ephemeral: Ephemeral = {
      kind: 'ephemeral',
      workspace,
      channel,
      ts: world.ts(),
      user,
      shown: [contentOf(call)],
      deleted: false,
      ...(threadTs !== undefined && { threadTs }),
    };
    workspace.ephemerals.push(ephemeral);
    return { message_ts: ephemeral.ts };
  },
};

const update: Method = {
  tier: 3,
  scope: 'chat:write',
  run(call) {
    const { world, workspace, args, origin } = call;
    const channel = channelOf(call);
    const message = ownMessage(call, channel, 'cant_update_message');
    if (channel.archived) throw new Refused('is_inactive');
    const before = messageShape(world, message, { origin });
    // Blocks and metadata that an update leaves out stay; empty ones remove them.
    const { blocks, metadata } = newest(message);
    const shown = shownOf(world, {
      text: args.text('text'),
      blocks: args.json('blocks') ?? blocks,
      metadata: args.json('metadata') ?? metadata,
    });
    editMessage(world, message, workspace.bot.userId, shown);
    call.echo.changed(message, before);
    return {
      channel: channel.id,
      ts: message.ts,
      text: shown.text,
      message: messageShape(world, message, { origin, metadata: true }),
    };
  },
};

const remove: Method = {
  tier: 3,
  scope: 'chat:write',
  run(call) {
    const channel = channelOf(call);
    const message = ownMessage(call, channel, 'cant_delete_message');
    const before = messageShape(call.world, message, { origin: call.origin });
    message.deleted = true;
    call.echo.deleted(message, before);
    return { channel: channel.id, ts: message.ts };
  },
};

const getPermalink: Method = {
  tier: 4,
  run(call) {
    const channel = channelOf(call);
    const message = messageAt(call.workspace, channel, call.args.text('message_ts') ?? '');
    if (!message) throw new Refused('message_not_found');
    const page = `https://${call.workspace.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
    const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
    return { channel: channel.id, permalink: `${page}${thread}` };
  },
};

const addReaction: Method = {
  tier: 3,
  scope: 'reactions:write',
  run(call) {
    const { workspace, args } = call;
    const channel = channelOf(call);
    const name = args.text('name') ?? '';
    if (!/^[a-z0-9_+'-]+(?:::skin-tone-\d)?$/.test(name)) throw new Refused('invalid_name');
    const message = messageAt(workspace, channel, args.text('timestamp') ?? '');
    if (!message) throw new Refused('message_not_found');
    react(message, name, workspace.bot.userId);
    call.echo.reacted(message, name, workspace.bot.userId);
    return {};
  },
};

/** Puts a reaction on a message; a person has each only once. */
export function react(message: Message, name: string, user: string): void {
  const known = message.reactions.find((one) => one.name === name);
  if (known?.users.includes(user)) throw new Refused('already_reacted');
  if (known) known.users.push(user);
  else message.reactions.push({ name, users: [user] });
}

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': post,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
  'reactions.add': addReaction,
};

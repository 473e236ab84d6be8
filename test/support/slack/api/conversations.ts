import type { Json } from '../json';
import { answersTo, messageShape } from '../message-shape';
import { later } from '../messages';
import type { Channel, Message } from '../model';
import { Refused } from '../refused';
import { channelShape } from '../shapes';
import { directOf, hasBot } from '../world';
import { type Call, channelOf, channelScope, type Method, reachable } from './method';

/** A page of a list; cursors are places in it. */
function page<T>(
  { args }: Call,
  all: readonly T[],
  size: number,
): { readonly items: readonly T[]; readonly next: string } {
  const from = Number(Buffer.from(args.text('cursor') ?? '', 'base64').toString() || 0);
  if (!Number.isInteger(from)) throw new Refused('invalid_cursor');
  const to = from + Math.min(args.number('limit') ?? size, 1000);
  return { items: all.slice(from, to), next: to < all.length ? Buffer.from(String(to)).toString('base64') : '' };
}

function within({ args }: Call): (message: Message) => boolean {
  const [oldest, latest] = [args.text('oldest'), args.text('latest')];
  const inclusive = args.flag('inclusive');
  return ({ ts }) => {
    const fromOk = oldest === undefined || later(ts, oldest) || (inclusive && !later(oldest, ts));
    const toOk = latest === undefined || later(latest, ts) || (inclusive && !later(ts, latest));
    return fromOk && toOk;
  };
}

function readable(call: Call): Channel {
  const channel = channelOf(call);
  if (!hasBot(call.workspace, channel)) throw new Refused('not_in_channel');
  return channel;
}

function messagePage(call: Call, all: readonly Message[]): Json {
  const { items, next } = page(call, all, 100);
  const more = { origin: call.origin, metadata: call.args.flag('include_all_metadata') };
  return {
    messages: items.map((message) => messageShape(call.world, message, more)),
    has_more: next !== '',
    ...(next !== '' && { response_metadata: { next_cursor: next } }),
  };
}

const history: Method = {
  tier: 3,
  scope: channelScope('history'),
  run(call) {
    const channel = readable(call);
    const shown = call.workspace.messages.filter(
      (one) =>
        one.channel === channel &&
        (one.threadTs === undefined || one.broadcast) &&
        (!one.deleted || answersTo(one).length > 0) &&
        within(call)(one),
    );
    return { ...messagePage(call, shown.toReversed()), pin_count: 0 };
  },
};

const replies: Method = {
  tier: 3,
  scope: channelScope('history'),
  run(call) {
    const channel = readable(call);
    const ts = call.args.text('ts');
    const found = call.workspace.messages.find((one) => one.channel === channel && one.ts === ts);
    const root =
      found?.threadTs === undefined ? found : call.workspace.messages.find((one) => one.ts === found.threadTs);
    if (!root || (root.deleted && answersTo(root).length === 0)) throw new Refused('thread_not_found');
    return messagePage(call, [root, ...answersTo(root).filter(within(call))]);
  },
};

const info: Method = {
  tier: 3,
  scope: channelScope('read'),
  run: (call) => ({ channel: channelShape(call.workspace, channelOf(call)) }),
};

const members: Method = {
  tier: 4,
  scope: channelScope('read'),
  run(call) {
    const { items, next } = page(call, channelOf(call).members, 100);
    return { members: items, response_metadata: { next_cursor: next } };
  },
};

const open: Method = {
  tier: 3,
  scope: ({ args }) => ((args.text('users') ?? '').includes(',') ? 'mpim:write' : 'im:write'),
  run(call) {
    const { world, workspace, args } = call;
    const ids = (args.text('users') ?? '').split(',').filter((one) => one !== '');
    if (args.text('channel') !== undefined) return answer(call, channelOf(call));
    if (ids.length === 0) throw new Refused('users_list_not_supplied');
    if (ids.length > 8) throw new Refused('too_many_users');
    const users = ids.map((id) => reachable(workspace, id).id);
    const [first, second] = users;
    if (first !== undefined && second === undefined) return answer(call, directOf(world, workspace, first));
    const everybody = [workspace.bot.userId, ...users];
    const known = workspace.channels.find(
      (one) =>
        one.kind === 'mpim' &&
        one.members.length === everybody.length &&
        everybody.every((id) => one.members.includes(id)),
    );
    if (known) return answer(call, known);
    const name = `mpdm-${users.join('--').toLowerCase()}-1`;
    const made: Channel = { id: world.id('C'), name, kind: 'mpim', members: everybody, archived: false, shared: false };
    workspace.channels.push(made);
    return answer(call, made);
  },
};

function answer({ args, workspace }: Call, channel: Channel): Json {
  return { channel: args.flag('return_im') ? channelShape(workspace, channel) : { id: channel.id } };
}

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.members': members,
};

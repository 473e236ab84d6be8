import { createHash } from 'node:crypto';
import type { Json } from './json';
import type { Message, Workspace, World } from './model';
import { fileShape } from './shapes';
import { newest } from './world';

/** Answers in the thread of a message that stand, oldest first. */
export const answersTo = (message: Message): readonly Message[] =>
  message.workspace.messages.filter(
    (one) => one.channel === message.channel && one.threadTs === message.ts && one.ts !== message.ts && !one.deleted,
  );

function threadFields(message: Message): Json {
  if (message.threadTs !== undefined) {
    const root = message.workspace.messages.find(
      (one) => one.channel === message.channel && one.ts === message.threadTs,
    );
    return { thread_ts: message.threadTs, ...(root && { parent_user_id: root.user }) };
  }
  const answers = answersTo(message);
  if (answers.length === 0) return {};
  const people = [...new Set(answers.map((one) => one.user))];
  return {
    thread_ts: message.ts,
    reply_count: answers.length,
    reply_users_count: people.length,
    latest_reply: answers.at(-1)?.ts,
    reply_users: people,
    is_locked: false,
    subscribed: false,
  };
}

const clientMessageId = (message: Message): string => createHash('md5').update(message.ts).digest('hex');

function botFields(world: World, { bot, team }: Workspace): Json {
  const profile = { id: bot.botId, app_id: world.appId, name: bot.name, deleted: false, updated: 1_700_000_000 };
  return { bot_id: bot.botId, app_id: world.appId, bot_profile: { ...profile, team_id: team.id } };
}

/** A message as the API and payloads show it; `deleted` roots of threads are tombstones. */
export function messageShape(
  world: World,
  message: Message,
  more: { readonly origin: string; readonly metadata?: boolean; readonly version?: Message['shown'][number] },
): Json {
  const { text, blocks, metadata } = more.version ?? newest(message);
  const base = { type: 'message', ts: message.ts, ...threadFields(message) };
  if (message.deleted)
    return { ...base, subtype: 'tombstone', text: 'This message was deleted.', user: 'USLACKBOT', hidden: true };
  return {
    ...base,
    user: message.user,
    text,
    team: message.workspace.team.id,
    ...(message.byBot ? botFields(world, message.workspace) : { client_msg_id: clientMessageId(message) }),
    ...(message.files.length > 0 && { subtype: 'file_share' }),
    ...(message.broadcast && { subtype: 'thread_broadcast' }),
    ...(blocks.length > 0 && { blocks }),
    ...(message.files.length > 0 && {
      files: message.files.map((file) => fileShape(file, more.origin)),
      upload: false,
    }),
    ...(message.edited && { edited: message.edited }),
    ...(message.reactions.length > 0 && {
      reactions: message.reactions.map(({ name, users }) => ({ name, users, count: users.length })),
    }),
    ...(more.metadata && metadata && { metadata }),
    ...message.more,
  };
}

import type { ConversationsHistoryResponse, WebClient } from '@slack/web-api';
import type { ChatAddress, MessageRef } from '../../src/ground/refs';
import { messageAt, placeOf } from './address';
import { readKey } from './metadata';

type Message = NonNullable<ConversationsHistoryResponse['messages']>[number];

/** Newest messages that are looked through: a post of unknown fate is seconds old. */
const LOOKED_AT = 100;

const hasKey = (message: Message, key: string): boolean => readKey(Reflect.get(message, 'metadata')) === key;

/** Slack takes a person's id for posting, and wants their conversation's for reading. */
async function channelOf(client: WebClient, to: ChatAddress): Promise<string> {
  const { channel } = placeOf(to);
  if (to.kind !== 'direct') return channel;
  const opened = await client.conversations.open({ users: channel });
  return opened.channel?.id ?? channel;
}

async function newest(client: WebClient, channel: string, ts: string | undefined): Promise<readonly Message[]> {
  const common = { channel, limit: LOOKED_AT, include_all_metadata: true };
  if (ts === undefined) return (await client.conversations.history(common)).messages ?? [];
  // A thread is told from its beginning: the newest are on its last page.
  let messages: readonly Message[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.conversations.replies({ ...common, ts, ...(cursor && { cursor }) });
    messages = page.messages ?? [];
    if (messages.length === 0) break;
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return messages;
}

/** The message that was posted there under `key`, by the metadata it carries. */
export async function findPosted(client: WebClient, to: ChatAddress, key: string): Promise<MessageRef | undefined> {
  const channel = await channelOf(client, to);
  const messages = await newest(client, channel, placeOf(to).ts);
  const found = messages.find((message) => hasKey(message, key));
  return found?.ts === undefined ? undefined : messageAt(to, channel, found.ts);
}

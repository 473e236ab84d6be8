import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { ChatInput, Reply } from '../../src/chat/input';
import { ChatError } from '../../src/chat/port';
import type { View } from '../../src/views/view';
import { placeOf } from './address';
import type { Listening } from './context';
import type { LiveInstallation } from './live';
import { renderMessage } from './message';

/** A 429 of an answer is waited out when it is short: the person is looking. */
const SHORT_WAIT_MS = 3000;

export type Shown = Extract<Reply, { type: 'view' }>;

const isForm = (view: View): boolean => view.blocks.some(({ type }) => type === 'input' || type === 'choice');

/** One sentence for the person who did something: what just happened, or the whole answer where it is no more. */
export const sentenceOf = (reply: Reply): View | undefined => {
  if (reply.type === 'done') return undefined;
  if (reply.said) return reply.said;
  const [only, ...others] = reply.view.blocks;
  return only?.type === 'text' && others.length === 0 ? reply.view : undefined;
};

/** It did not do what they wanted: they have to see why. */
export const isProblem = (reply: Reply): boolean => {
  if (reply.type === 'view' && isForm(reply.view)) return true;
  const [first] = sentenceOf(reply)?.blocks ?? [];
  return first?.type === 'text' && (first.tone === 'warning' || first.tone === 'attention');
};

/** Shows something in a conversation to one person only. */
export async function whisper(
  client: WebClient,
  at: { readonly channel: string; readonly thread?: string | undefined; readonly user: string },
  view: View,
): Promise<void> {
  const { text, blocks } = renderMessage(view);
  const to = { channel: at.channel, user: at.user, text, blocks };
  await client.chat.postEphemeral(at.thread === undefined ? to : { ...to, thread_ts: at.thread });
}

async function give(listening: Listening, installation: LiveInstallation, input: ChatInput, reply: Shown) {
  const { place, person } = input;
  if (reply.private && place.kind !== 'direct') {
    const { channel, ts: thread } = placeOf(place);
    return whisper(listening.clientOf(installation), { channel, thread, user: person.identity.user }, reply.view);
  }
  const once = () => listening.port.post(place, reply.view, `answer.${input.key}`);
  try {
    await once();
  } catch (error) {
    const isShort =
      error instanceof ChatError && error.kind === 'rate_limited' && (error.retryAfterMs ?? Infinity) <= SHORT_WAIT_MS;
    if (!isShort) throw error;
    await sleep(error.retryAfterMs);
    await once();
  }
  return undefined;
}

/** Answers a message where it was written; what is private in a room is seen by one. Never rejects. */
export async function answer(
  listening: Listening,
  installation: LiveInstallation,
  input: ChatInput,
  reply: Reply,
): Promise<void> {
  if (reply.type === 'done') return;
  try {
    await give(listening, installation, input, reply);
  } catch (error) {
    listening.log.warn({ err: error }, 'An answer in Slack could not be given');
  }
}

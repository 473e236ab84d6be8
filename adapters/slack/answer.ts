import type { ChatInput, Reply } from '../../src/command/input';
import { retried } from '../../src/ground/retried';
import { ChatError } from '../../src/view/chat-port';
import { inputsOf } from '../../src/view/parts';
import type { View } from '../../src/view/view';
import { directTo, placeOf } from './address';
import type { Here } from './context';
import { toChatError } from './errors';
import { renderMessage } from './render/message';

/** An answer is tried again so long after it failed: the person is looking. */
const PAUSES_MS = [1000, 5000, 20_000] as const;
const LONGEST_MS = 30_000;

export type Shown = Extract<Reply, { type: 'view' }>;

const isForm = (view: View): boolean => inputsOf(view).length > 0;

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

/** Shows something in a conversation to one person only; in their own, where the bot is not in that one. */
export async function whisper(
  { port, client, installation }: Here,
  at: { readonly channel: string; readonly thread?: string | undefined; readonly user: string },
  view: View,
  key: string,
): Promise<void> {
  const to = { channel: at.channel, user: at.user, ...renderMessage(view) };
  try {
    await client.chat.postEphemeral(at.thread === undefined ? to : { ...to, thread_ts: at.thread });
  } catch (error) {
    const failed = toChatError(error, 'post');
    if (failed.kind !== 'gone' && failed.kind !== 'forbidden') throw failed;
    await port.post(directTo(installation.key, at.user), view, `answer.${key}`);
  }
}

/** Where nobody else reads along, and a form never stands for all to fill in. */
async function give(here: Here, { place, person, key }: ChatInput, reply: Shown): Promise<void> {
  if (place.kind === 'direct' || !(reply.private || isForm(reply.view))) {
    const message = await here.port.post(place, reply.view, `answer.${key}`);
    return reply.posted?.(message);
  }
  const { channel, ts: thread } = placeOf(place);
  await whisper(here, { channel, thread, user: person.identity.user }, reply.view, key);
}

/** Whether it may be given once more: it did not arrive, as far as Slack can tell. */
async function mayRepeat({ port }: Here, { place, key }: ChatInput, error: ChatError): Promise<boolean> {
  if (error.kind === 'rate_limited' || error.temporary) return true;
  if (error.kind !== 'unknown') return false;
  return (await port.findPosted?.(place, `answer.${key}`)) === undefined;
}

/** Answers a message where it was written; what is private in a room is seen by one. Never rejects. */
export async function answer(here: Here, input: ChatInput, reply: Reply): Promise<void> {
  if (reply.type === 'done') return;
  const pauseMs = async (failure: unknown, tries: number): Promise<number | undefined> => {
    const pause = PAUSES_MS[tries - 1];
    if (pause === undefined || !(failure instanceof ChatError)) return undefined;
    const again = await mayRepeat(here, input, failure).catch(() => false);
    return again ? Math.max(pause, Math.min(failure.retryAfterMs ?? 0, LONGEST_MS)) : undefined;
  };
  await retried(() => give(here, input, reply), pauseMs).catch((error: unknown) =>
    here.log.warn({ err: error }, 'An answer in Slack could not be given'),
  );
}

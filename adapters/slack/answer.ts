import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatInput, Reply } from '../../src/command/input';
import { ChatError } from '../../src/view/chat-port';
import { inputsOf } from '../../src/view/parts';
import type { View } from '../../src/view/view';
import { directTo, placeOf } from './address';
import type { Listening } from './context';
import { toChatError } from './errors';
import type { LiveInstallation } from './live';
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
  { port, clientOf }: Pick<Listening, 'port' | 'clientOf'>,
  installation: LiveInstallation,
  at: { readonly channel: string; readonly thread?: string | undefined; readonly user: string },
  view: View,
  key: string,
): Promise<void> {
  const { text, blocks } = renderMessage(view);
  const to = { channel: at.channel, user: at.user, text, blocks };
  try {
    await clientOf(installation).chat.postEphemeral(at.thread === undefined ? to : { ...to, thread_ts: at.thread });
  } catch (error) {
    const failed = toChatError(error, 'post');
    if (failed.kind !== 'gone' && failed.kind !== 'forbidden') throw failed;
    await port.post(directTo(installation.key, at.user), view, `answer.${key}`);
  }
}

/** Where nobody else reads along, and a form never stands for all to fill in. */
async function give(listening: Listening, installation: LiveInstallation, input: ChatInput, reply: Shown) {
  const { place, person } = input;
  if (place.kind === 'direct' || !(reply.private || isForm(reply.view))) {
    await listening.port.post(place, reply.view, `answer.${input.key}`);
    return;
  }
  const { channel, ts: thread } = placeOf(place);
  await whisper(listening, installation, { channel, thread, user: person.identity.user }, reply.view, input.key);
}

/** Whether it may be given once more: it did not arrive, as far as Slack can tell. */
async function mayRepeat({ port }: Listening, { place, key }: ChatInput, error: unknown): Promise<boolean> {
  if (!(error instanceof ChatError)) return false;
  if (error.kind === 'rate_limited' || error.temporary) return true;
  if (error.kind !== 'unknown') return false;
  return (await port.findPosted?.(place, `answer.${key}`)) === undefined;
}

/** Answers a message where it was written; what is private in a room is seen by one. Never rejects. */
export async function answer(
  listening: Listening,
  installation: LiveInstallation,
  input: ChatInput,
  reply: Reply,
): Promise<void> {
  if (reply.type === 'done') return;
  for (const pause of [...PAUSES_MS, undefined]) {
    try {
      await give(listening, installation, input, reply);
      return;
    } catch (error) {
      const again = pause !== undefined && (await mayRepeat(listening, input, error).catch(() => false));
      if (!again) {
        listening.log.warn({ err: error }, 'An answer in Slack could not be given');
        return;
      }
      await sleep(Math.max(pause, error instanceof ChatError ? Math.min(error.retryAfterMs ?? 0, LONGEST_MS) : 0));
    }
  }
}

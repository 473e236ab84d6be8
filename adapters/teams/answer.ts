import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ActionInput, ChatInput, Reply } from '../../src/command/input';
import type { ChatAddress } from '../../src/ground/refs';
import { ChatError, type ChatPort } from '../../src/view/chat-port';
import { CARD_TYPE, renderCard } from './render/view';

export type InvokeBody = Readonly<Record<string, unknown>>;

const SAID = 'application/vnd.microsoft.activity.message';
/** A 429 of an answer is waited out when it is short: the person is looking. */
const SHORT_WAIT_MS = 3000;

/**
 * Answers a client's own refresh and leaves the card as it is: every 200 with a card replaces it, every other status
 * puts "Something went wrong" under it for good.
 */
export const UNCHANGED: InvokeBody = { statusCode: 200, type: SAID, value: '' };

/** The body of an invoke's answer. The HTTP status is always 200: with another one the person would see nothing. */
export function invokeBody(reply: Reply, at: ChatAddress['kind'], playground: boolean): InvokeBody {
  if (reply.type === 'done') return { statusCode: 200, type: SAID, value: '✓' };
  return { statusCode: 200, type: CARD_TYPE, value: renderCard(reply.view, { at, playground }) };
}

async function post(
  port: ChatPort,
  to: ChatAddress,
  reply: Extract<Reply, { type: 'view' }>,
  key: string,
): Promise<void> {
  const once = () => port.post(to, reply.view, `answer.${key}`);
  try {
    await once();
  } catch (error) {
    const isShort =
      error instanceof ChatError && error.kind === 'rate_limited' && (error.retryAfterMs ?? Infinity) <= SHORT_WAIT_MS;
    if (!isShort) throw error;
    await sleep(error.retryAfterMs);
    await once();
  }
}

/** A press without `Action.Execute`: the card itself is changed in a 1:1 chat; elsewhere a private answer goes to one. */
async function answerSubmit(
  port: ChatPort,
  input: ActionInput,
  reply: Extract<Reply, { type: 'view' }>,
): Promise<void> {
  if (input.place.kind === 'direct' && input.message) {
    await port.update(input.message, reply.view);
    return;
  }
  const to = reply.private ? await port.openDirect(input.person.identity) : input.place;
  if (to) await post(port, to, reply, input.key);
}

/** Posts the answer to a message, or to a button of a client that sends buttons as messages. Never rejects. */
export async function answerMessage(
  port: ChatPort,
  input: ChatInput,
  reply: Reply,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  if (reply.type === 'done') return;
  try {
    if (input.type === 'action') await answerSubmit(port, input, reply);
    else await post(port, input.place, reply, input.key);
  } catch (error) {
    log.warn({ err: error }, 'An answer in Teams could not be given');
  }
}

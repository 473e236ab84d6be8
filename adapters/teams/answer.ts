import type { Logger } from 'pino';
import type { ActionInput, ChatInput, Reply } from '../../src/command/input';
import type { ChatAddress } from '../../src/ground/refs';
import { retried } from '../../src/ground/retried';
import { ChatError, type ChatPort } from '../../src/view/chat-port';
import { CARD_TYPE, renderCard } from './render/view';

type Shown = Extract<Reply, { type: 'view' }>;
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

async function post(port: ChatPort, to: ChatAddress, { view, posted }: Shown, key: string): Promise<void> {
  const message = await retried(
    () => port.post(to, view, `answer.${key}`),
    (error, tries) => {
      const { kind, retryAfterMs = Infinity } = error instanceof ChatError ? error : {};
      return tries === 1 && kind === 'rate_limited' && retryAfterMs <= SHORT_WAIT_MS ? retryAfterMs : undefined;
    },
  );
  await posted?.(message);
}

/** A press without `Action.Execute`: the card itself is changed in a 1:1 chat; elsewhere a private answer goes to one. */
async function answerSubmit(port: ChatPort, input: ActionInput, reply: Shown): Promise<void> {
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

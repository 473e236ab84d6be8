import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Reply } from '../../src/command/input';
import type { Listening, SubjectRef } from './context';
import { slackCode, toChatError } from './errors';
import { doneModal, loadingModal, parseMetadata, renderModal } from './render/modal';

/** Label of the way out of what is only read; the same in every language. */
const CLOSE = 'OK';

/** Where a modal came from, kept in it: where its answer is whispered, and which message it is about. */
export interface Origin {
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  readonly subject?: SubjectRef | undefined;
}

const optional = z.string().optional().catch(undefined);
const origin = z.object({
  channel: optional,
  thread: optional,
  subject: z
    .object({ channel: z.string(), ts: z.string(), author: optional, name: optional, link: optional })
    .optional()
    .catch(undefined),
});

/** What a modal that comes back holds. Never throws. */
export function readModal(privateMetadata: string): {
  readonly action?: string;
  readonly data: Readonly<Record<string, string>>;
  readonly origin: Origin;
} {
  const { rest, ...sent } = parseMetadata(privateMetadata);
  return { ...sent, origin: origin.parse(rest) };
}

/** The answer as a modal; undefined when there is nothing to show. */
export const modalFor = (reply: Reply, from: Origin) =>
  reply.type === 'view' ? renderModal(reply.view, { close: CLOSE, metadata: from }) : undefined;

/** Codes of a window that its person closed, or changed, meanwhile. */
const CLOSED = new Set(['not_found', 'view_not_found', 'hash_conflict']);
/** The same press came twice: whoever was first has opened its window. */
const OPENED = 'exchanged_trigger_id';

const TRIES = 3;
const PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 5000;

/** Puts an answer into a window that is open; an update may be repeated. Rejects only when Slack refuses it for another reason than being closed. */
export async function fill(
  client: WebClient,
  view: { readonly id: string; readonly hash?: string | undefined },
  reply: Reply,
  from: Origin,
): Promise<void> {
  const modal = modalFor(reply, from) ?? doneModal();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.views.update({ view_id: view.id, ...(view.hash && { hash: view.hash }), view: modal });
      return;
    } catch (error) {
      if (CLOSED.has(slackCode(error) ?? '')) return;
      const failed = toChatError(error, 'update');
      const isPassing = failed.kind === 'unknown' || failed.kind === 'rate_limited' || failed.temporary;
      if (!isPassing || attempt >= TRIES) throw failed;
      await sleep(Math.min(failed.retryAfterMs ?? PAUSE_MS * attempt, LONGEST_PAUSE_MS));
    }
  }
}

/**
 * Opens a window for what is not made yet, and fills it when it is. `trigger_id` is used before anything else is asked.
 * `otherwise` shows the answer when the window could not be opened. Never rejects.
 */
export async function openWindow(
  { log }: Pick<Listening, 'log'>,
  client: WebClient,
  trigger: string,
  make: () => Promise<{ readonly reply: Reply; readonly from: Origin }>,
  otherwise: (reply: Reply) => Promise<unknown>,
): Promise<void> {
  const opening = client.views.open({ trigger_id: trigger, view: loadingModal() }).catch((error: unknown) => {
    if (slackCode(error) === OPENED) return 'opened' as const;
    log.warn({ err: error }, 'A window in Slack could not be opened');
    return undefined;
  });
  try {
    const [{ reply, from }, opened] = await Promise.all([make(), opening]);
    if (opened === 'opened') return;
    if (!opened?.view?.id) {
      await otherwise(reply);
      return;
    }
    const window = { id: opened.view.id, hash: opened.view.hash };
    await fill(client, window, reply, from).catch(async (error: unknown) => {
      log.warn({ err: error }, 'A window in Slack could not be filled; its answer is given beside it');
      await otherwise(reply);
    });
  } catch (error) {
    log.error({ err: error }, 'An answer in a window of Slack could not be given');
  }
}

import type { WebClient } from '@slack/web-api';
import type { Reply } from '../../src/command/input';
import { retried } from '../../src/ground/retried';
import type { Here } from './context';
import { slackCode, toChatError } from './errors';
import { doneModal, loadingModal, type Origin, renderModal } from './render/modal';

/** The answer as a modal; undefined when there is nothing to show. */
export const modalFor = (reply: Reply, from: Origin) =>
  reply.type === 'view' ? renderModal(reply.view, from) : undefined;

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
  const shown = { view_id: view.id, ...(view.hash && { hash: view.hash }), view: modalFor(reply, from) ?? doneModal() };
  const update = () =>
    client.views.update(shown).catch((error: unknown) => {
      if (!CLOSED.has(slackCode(error) ?? '')) throw toChatError(error, 'update');
    });
  await retried(update, (error, tries) => {
    const { kind, temporary, retryAfterMs = PAUSE_MS * tries } = toChatError(error, 'update');
    const isPassing = kind === 'unknown' || kind === 'rate_limited' || temporary;
    return isPassing && tries < TRIES ? Math.min(retryAfterMs, LONGEST_PAUSE_MS) : undefined;
  });
}

/**
 * Opens a window for what is not made yet, and fills it when it is. `trigger_id` is used before anything else is asked.
 * `otherwise` shows the answer when the window could not be opened. Never rejects.
 */
export async function openWindow(
  { log, client }: Here,
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

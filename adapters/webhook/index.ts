import { createHmac, hkdfSync } from 'node:crypto';
import type { SecretKey } from '../../src/ground/secret-keys';
import { type WayPort } from '../../src/people/ways';
import { ChatError } from '../../src/view/chat-port';
import { unanswered } from '../../src/view/never-connected';

export interface WebhookOptions {
  /** 32 bytes, as `webhookSecret` makes it. */
  readonly secret: Uint8Array;
  readonly timeoutMs: number;
  readonly now: () => Date;
}

const INFO = 'vagt webhook signature v1';

/** The secret that a desk's webhooks are signed with; the receiver is given it as `whsec_<base64>`. */
export const webhookSecret = ({ key }: SecretKey, desk: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, desk, INFO, 32));

/**
 * Pings by a POST to an address of the receiver's own, signed as Standard Webhooks has it (`webhook-id`,
 * `webhook-timestamp`, `webhook-signature: v1,<base64 of HMAC-SHA256 over id.timestamp.body>`). A redirect is never
 * followed: it could lead inside the network.
 */
export function createWebhook({ secret, timeoutMs, now }: WebhookOptions): WayPort {
  const signed = (id: string, timestamp: string, body: string): string =>
    createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');

  return {
    way: 'webhook',
    async send(to, { subject, text, link, lang }, key) {
      const timestamp = String(Math.floor(now().getTime() / 1000));
      const body = JSON.stringify({ type: 'vagt.ping', subject, text, lang, ...(link !== undefined && { link }) });
      const response = await fetch(to, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'webhook-id': key,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${signed(key, timestamp, body)}`,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((error: unknown) => {
        throw unanswered(error, 'The webhook');
      });
      // Nobody needs what it answers.
      await response.body?.cancel().catch(() => undefined);
      if (response.status === 429)
        throw new ChatError('rate_limited', 'The webhook is asked too fast', { retryAfterMs: 5000 });
      if (response.status >= 500) throw new ChatError('unknown', `The webhook answered ${response.status}`);
      if (!response.ok) throw new ChatError('not_accepted', `The webhook answered ${response.status}`);
      return { id: key };
    },
  };
}

import { createHmac, hkdfSync } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type Reach, reachOf } from '../../src/ground/hosts';
import { ForbiddenHost, lookupWithin } from '../../src/ground/lookup-within';
import type { SecretKey } from '../../src/ground/secret-keys';
import { type WayPort } from '../../src/people/ways';
import { ChatError } from '../../src/view/chat-port';
import { unanswered } from '../../src/view/never-connected';

export interface WebhookOptions {
  /** 32 bytes, as `webhookSecret` makes it. */
  readonly secret: Uint8Array;
  readonly timeoutMs: number;
  readonly now: () => Date;
  /** Whether this address may lie inside the network, or be asked without encryption. Link-local never may. */
  readonly mayBeInside: (to: string) => boolean;
}

/** Never tried again: the next way is taken. */
const forbidden = (): ChatError =>
  new ChatError('not_accepted', 'The webhook lies inside the network, or is not encrypted, and is not allowed');

/** The status of a POST, whose answer nobody needs; the host is checked by the addresses that are connected to. */
const post = (
  url: URL,
  options: { headers: Record<string, string>; body: string; timeoutMs: number; inside: boolean },
) =>
  new Promise<number>((resolve, reject) => {
    const { headers, body, timeoutMs, inside } = options;
    const allowed = (reach: Reach): boolean => reach === 'internet' || (reach === 'inside' && inside);
    const isPlain = url.protocol === 'http:';
    if ((isPlain && !inside) || !allowed(reachOf(url.hostname) ?? 'internet')) return reject(new ForbiddenHost());
    const signal = AbortSignal.timeout(timeoutMs);
    (isPlain ? httpRequest : httpsRequest)(
      url,
      { method: 'POST', headers, agent: false, lookup: lookupWithin(allowed), signal },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    )
      .on('error', reject)
      .end(body);
  });

const INFO = 'vagt webhook signature v1';

/** The secret that a desk's webhooks are signed with; the receiver is given it as `whsec_<base64>`. */
export const webhookSecret = ({ key }: SecretKey, desk: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, desk, INFO, 32));

/**
 * Pings by a POST to an address of the receiver's own, signed as Standard Webhooks has it (`webhook-id`,
 * `webhook-timestamp`, `webhook-signature: v1,<base64 of HMAC-SHA256 over id.timestamp.body>`). A redirect is never
 * followed: it could lead inside the network.
 */
export function createWebhook({ secret, timeoutMs, now, mayBeInside }: WebhookOptions): WayPort {
  const signed = (id: string, timestamp: string, body: string): string =>
    createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');

  return {
    way: 'webhook',
    async send(to, { subject, text, link, lang }, key) {
      const timestamp = String(Math.floor(now().getTime() / 1000));
      const body = JSON.stringify({ type: 'vagt.ping', subject, text, lang, ...(link !== undefined && { link }) });
      const headers = {
        'Content-Type': 'application/json',
        'webhook-id': key,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signed(key, timestamp, body)}`,
      };
      const inside = mayBeInside(to);
      const status = await post(new URL(to), { headers, body, timeoutMs, inside }).catch((error: unknown) => {
        throw error instanceof ForbiddenHost ? forbidden() : unanswered(error, 'The webhook');
      });
      if (status === 429) throw new ChatError('rate_limited', 'The webhook is asked too fast', { retryAfterMs: 5000 });
      if (status >= 500) throw new ChatError('unknown', `The webhook answered ${status}`);
      if (status < 200 || status > 299) throw new ChatError('not_accepted', `The webhook answered ${status}`);
      return { id: key };
    },
  };
}

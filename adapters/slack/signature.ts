import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How far a request's time may lie from ours, before or after, in seconds. */
const WINDOW_SECONDS = 300;

const digestOf = (secret: string, signed: readonly (string | Buffer)[]): Buffer => {
  const hmac = createHmac('sha256', secret);
  for (const part of signed) hmac.update(part);
  return hmac.digest();
};

/**
 * Slack's signature, `v0` alone, read from a head: what then says whether it is of these bytes. Undefined: there is none
 * that can hold now.
 */
export function signatureIn(
  headers: IncomingHttpHeaders,
  secret: string,
  nowMs: number,
): ((bytes: Buffer) => boolean) | undefined {
  const time = headers['x-slack-request-timestamp'];
  const hash = /^v0=([0-9a-f]{64})$/.exec(String(headers['x-slack-signature']))?.[1];
  if (hash === undefined || secret === '' || typeof time !== 'string' || !/^\d{1,12}$/.test(time)) return undefined;
  if (Math.abs(nowMs / 1000 - Number(time)) > WINDOW_SECONDS) return undefined;
  const told = Buffer.from(hash, 'hex');
  return (bytes) => timingSafeEqual(told, digestOf(secret, [`v0:${time}:`, bytes]));
}

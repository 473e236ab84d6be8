import { createHmac } from 'node:crypto';
import { type Json, read, textOf } from './json';
import type { Sockets } from './sockets';

/** How a delivery differs from an ordinary one. */
export interface DeliverOptions {
  readonly signature?: 'bad' | 'none';
  /** The signed time lies so far back; negative: ahead. */
  readonly ageSeconds?: number;
  readonly retryNum?: number;
  readonly retryReason?: string;
}

/** What came of something that was sent to the bot. */
export interface Answer {
  /** HTTP's; 0 when Slack sent nothing, or gave up waiting. */
  readonly status: number;
  /** JSON where it is JSON. */
  readonly body: unknown;
  readonly tookMs: number;
  /** What was sent, to send it again. */
  readonly payload: Json;
  /** What the client complains of, in Slack's words: `operation_timeout`, `dispatch_failed`, … */
  readonly trouble?: string;
}

export interface DeliveryDeps {
  readonly signingSecret: string;
  readonly botUrl: () => string;
  readonly sockets: Sockets;
  /** How long Slack waits for an answer; 3 s in life. */
  readonly patienceMs: number;
}

export type Deliver = (payload: Json, options?: DeliverOptions) => Promise<Answer>;

/** Events are JSON, commands a form, everything else a form with `payload`. */
function encoded(payload: Json): { readonly type: string; readonly body: string } {
  const isEvent = payload['type'] === 'event_callback' || payload['type'] === 'url_verification';
  if (isEvent) return { type: 'application/json', body: JSON.stringify(payload) };
  const type = 'application/x-www-form-urlencoded';
  if (payload['type'] !== undefined)
    return { type, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
  const fields = Object.entries(payload).map(([key, value]): [string, string] => [key, textOf(value)]);
  return { type, body: new URLSearchParams(fields).toString() };
}

/** `X-Slack-Signature` for a body, `v0=…`. */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function parse(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  const found: unknown = JSON.parse(text);
  return found;
}

/** Sends to the bot what happened: over its socket when it has one open, else signed to its address. */
export function createDeliver({ signingSecret, botUrl, sockets, patienceMs }: DeliveryDeps): Deliver {
  function headers(type: string, body: string, options: DeliverOptions): Record<string, string> {
    const timestamp = Math.floor(Date.now() / 1000) - (options.ageSeconds ?? 0);
    const secret = options.signature === 'bad' ? 'not-the-secret' : signingSecret;
    return {
      'content-type': type,
      ...(options.signature !== 'none' && {
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': sign(secret, timestamp, body),
      }),
      ...(options.retryNum !== undefined && {
        'x-slack-retry-num': String(options.retryNum),
        'x-slack-retry-reason': options.retryReason ?? 'http_timeout',
      }),
    };
  }

  async function send(
    payload: Json,
    options: DeliverOptions,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const signal = AbortSignal.timeout(patienceMs);
    if (sockets.open) return { status: 200, body: await sockets.send(payload, options, signal) };
    if (botUrl() === '') throw new Error('tell the fake where the bot is: botAt(url)');
    const { type, body } = encoded(payload);
    const response = await fetch(botUrl(), { method: 'POST', headers: headers(type, body, options), body, signal });
    return { status: response.status, body: parse(await response.text()) };
  }

  return async function deliver(payload, options = {}) {
    const start = performance.now();
    const tookMs = (): number => Math.round(performance.now() - start);
    try {
      const { status, body } = await send(payload, options);
      const trouble = status === 200 ? {} : { trouble: status === 404 ? 'dispatch_failed' : 'http_client_error' };
      return { status, body, tookMs: tookMs(), payload, ...trouble };
    } catch (error) {
      // The bot was not there, or went away before it answered.
      if (read(error, 'name') === 'TypeError')
        return { status: 0, body: '', tookMs: tookMs(), payload, trouble: 'dispatch_failed' };
      if (read(error, 'name') !== 'TimeoutError') throw error;
      return { status: 0, body: '', tookMs: tookMs(), payload, trouble: 'operation_timeout' };
    }
  };
}

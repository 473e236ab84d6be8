import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { arrives, type Fault, type Faults } from './faults';
import type { Json } from './json';

/** One thing the bot asked of Slack, whatever became of it. */
export interface CallRecord {
  /** A Web API method, `response_url` or `file`. */
  readonly method: string;
  readonly channel?: string;
  readonly args: Json;
  /** ms since 1970, by the fake's clock. */
  readonly at: number;
  readonly authorization?: string;
  /** It took effect. */
  accepted: boolean;
  /** Slack's error, or the fault that hid the answer: `lost`, `hang`, `500`, `ratelimited`. */
  error?: string;
}

/** An answer to a call. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Slack's error name, when it is a refusal. */
  readonly error?: string;
}

export interface FrontDeps {
  readonly faults: Faults;
  readonly calls: CallRecord[];
  /** Answers held back by a `hang`, to be let go when the fake closes. */
  readonly held: Set<Response>;
  readonly slowMs: () => number;
  readonly now: () => number;
}

export const tooMany = (seconds: number): Reply => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
  error: 'ratelimited',
});

const nameOf = (fault: Fault): string => {
  if ('error' in fault) return fault.error;
  if ('status' in fault) return String(fault.status);
  if ('ratelimited' in fault) return 'ratelimited';
  return 'lost' in fault ? 'lost' : 'hang';
};

const refusalOf = ({ error, messages }: { readonly error: string; readonly messages?: readonly string[] }): Json => ({
  ok: false,
  error,
  ...(messages && { response_metadata: { messages } }),
});

/**
 * Notes every call and applies the fault that waits for it.
 * @returns a function that answers one request; it runs `work` at most once.
 */
export function createFront({ faults, calls, held, slowMs, now }: FrontDeps) {
  function send(response: Response, reply: Reply): void {
    response.status(reply.status).set(reply.headers ?? {});
    if (typeof reply.body === 'string' || Buffer.isBuffer(reply.body)) response.send(reply.body);
    else response.json(reply.body);
  }

  function fail(fault: Fault, request: Request, response: Response): void {
    if ('error' in fault) send(response, { status: 200, body: refusalOf(fault) });
    else if ('status' in fault) send(response, { status: fault.status, body: 'upstream error' });
    else if ('ratelimited' in fault) send(response, tooMany(fault.ratelimited));
    else if ('lost' in fault) request.socket.destroy();
    else held.add(response);
  }

  return async function serve(
    request: Request,
    response: Response,
    call: { readonly method: string; readonly channel?: string | undefined; readonly args?: Json },
    work: () => Reply,
  ): Promise<void> {
    const { authorization } = request.headers;
    const record: CallRecord = {
      method: call.method,
      args: call.args ?? {},
      at: now(),
      accepted: false,
      ...(call.channel !== undefined && { channel: call.channel }),
      ...(authorization !== undefined && { authorization }),
    };
    calls.push(record);
    const done = (): Reply => {
      const reply = work();
      record.accepted = reply.error === undefined;
      if (reply.error !== undefined) record.error = reply.error;
      return reply;
    };
    if (slowMs() > 0) await wait(slowMs());
    const fault = faults.take(call.method, call.channel);
    if (fault && 'delayMs' in fault) await wait(fault.delayMs);
    if (!fault || 'delayMs' in fault) return send(response, done());
    if (arrives(fault)) done();
    record.error = nameOf(fault);
    fail(fault, request, response);
  };
}

export type Serve = ReturnType<typeof createFront>;

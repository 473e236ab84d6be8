import { ChatError } from '../../src/view/chat-port';
import { neverConnected } from '../../src/view/never-connected';

/** What was being done; decides what a failure without an answer means. */
export type Operation = 'post' | 'update' | 'create' | 'read';

/** A failure before anything left this process: no token could be had. `silent`: nobody answered who gives them. */
export class NotSentError extends Error {
  readonly silent: boolean;
  constructor(message: string, silent = false) {
    super(message);
    this.name = 'NotSentError';
    this.silent = silent;
  }
}

/** Waiting time when a 429 names none: the window of the tightest rate. */
const DEFAULT_RETRY_MS = 2000;

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Only words like `BotDisabledByAdmin`: nothing else of an answer may reach a log. */
const codeWord = (value: unknown): string | undefined => text(value)?.match(/^[A-Za-z][A-Za-z0-9_]{1,60}$/)?.[0];

function header(error: unknown, name: string): string | undefined {
  const headers = field(field(error, 'response'), 'headers');
  const get = field(headers, 'get');
  return typeof get === 'function' ? text(Reflect.apply(get, headers, [name])) : undefined;
}

function factsOf(error: unknown) {
  const status = field(error, 'statusCode');
  const details = field(error, 'details');
  return {
    status: typeof status === 'number' ? status : undefined,
    code: codeWord(field(error, 'code')),
    message: text(field(error, 'message')) ?? '',
    teamsCode: codeWord(field(field(details, 'error'), 'code')) ?? codeWord(field(details, 'code')),
    retryAfter: header(error, 'retry-after'),
  };
}

/** `Retry-After` (seconds, or a date) in milliseconds; at least one second. */
export function retryAfterMs(value: string | undefined, now: number): number {
  if (value === undefined || value.trim() === '') return DEFAULT_RETRY_MS;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(1000, ms) : DEFAULT_RETRY_MS;
}

/**
 * Every failure of the SDK as a `ChatError`, by DESIGN §5: a post may be tried again only on 429 and when the connection
 * was never made; without a clear answer it is `unknown`. Messages name the operation, the status and Teams' code, and
 * nothing of the request: it holds the token.
 */
export function toChatError(error: unknown, operation: Operation): ChatError {
  if (error instanceof ChatError) return error;
  if (error instanceof NotSentError) {
    const { message, silent } = error;
    return new ChatError('not_accepted', `teams ${operation}: ${message}`, { temporary: true, silent });
  }
  const { status, code, message, teamsCode, retryAfter } = factsOf(error);
  const say = (words: string): string => `teams ${operation}: ${words}${teamsCode ? ` ${teamsCode}` : ''}`;
  if (status === undefined) {
    // The SDK leaves some failures without their code.
    if (neverConnected(error) || /^(connect|getaddrinfo) [A-Z_]+\b/.test(message)) {
      const words = say(`no connection (${code ?? 'connect'})`);
      return new ChatError('not_accepted', words, { temporary: true, silent: true });
    }
    const words = say(`no answer (${code ?? codeWord(field(error, 'name')) ?? 'error'})`);
    return new ChatError('unknown', words, { silent: true });
  }
  const http = say(`HTTP ${status}`);
  if (status === 429) {
    return new ChatError('rate_limited', http, { retryAfterMs: retryAfterMs(retryAfter, Date.now()) });
  }
  if (status === 403) return new ChatError('forbidden', http);
  if (status === 404 || status === 410) return new ChatError('gone', http);
  if (status === 401) return new ChatError('not_accepted', http, { temporary: true });
  if (status === 408 || status >= 500) return new ChatError('unknown', http, { silent: true });
  if (status === 412 || status < 300) return new ChatError('unknown', http);
  return new ChatError('not_accepted', http);
}

/** Statuses on which Microsoft says to try again; only for what may be repeated. */
const RETRIED = new Set([412, 502, 503, 504]);

/** Whether an update is worth another try after so many, and when, in ms; undefined when not. */
export function updateRetryMs(error: unknown, tries: number): number | undefined {
  const { status, retryAfter } = factsOf(error);
  const backoff = 75 * 2 ** tries * (0.5 + Math.random());
  if (status === 429) {
    const wait = retryAfterMs(retryAfter, Date.now());
    return wait <= 2000 ? wait : undefined;
  }
  if (status !== undefined) return RETRIED.has(status) ? backoff : undefined;
  return error instanceof NotSentError || error instanceof ChatError ? undefined : backoff;
}

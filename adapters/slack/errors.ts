import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { ChatError } from '../../src/view/chat-port';
import { neverConnected, socketCode } from '../../src/view/never-connected';

/** What was being done; decides what a failure without an answer means. */
export type Operation = 'post' | 'update' | 'open' | 'read';

/** Slack's error codes by what follows from them; what is not listed calls the request itself bad. */
const GONE = new Set([
  'channel_not_found',
  'message_not_found',
  'thread_not_found',
  'cant_update_message',
  'edit_window_closed',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'view_not_found',
  'not_found',
]);
const FORBIDDEN = new Set([
  'not_in_channel',
  'is_archived',
  // An edit in an archived channel.
  'is_inactive',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'cannot_dm_bot',
  'missing_scope',
  'no_permission',
  'ekm_access_denied',
  'messages_tab_disabled',
]);
/** The workspace took the token back, or never gave it: a new installation mends it. */
const TOKEN = new Set([
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'team_access_not_granted',
  'org_login_required',
]);
/** Slack broke while it worked on it: it may have been done. */
const BROKEN = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** How long a post waits for a workspace to install the app again before it is tried once more. */
const REINSTALL_MS = 60_000;

const unavailable = (words: string): ChatError =>
  new ChatError('not_accepted', words, { temporary: true, retryAfterMs: REINSTALL_MS });

/** Nothing can be sent to this workspace until the app is installed there again. */
export const notInstalled = (installation: string): ChatError =>
  unavailable(`slack: ${installation} is not connected; install the app there again`);

/** Whether Slack refused the token itself. */
export const isTokenError = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && TOKEN.has(error.data.error);

/** Whether Slack is there, though it said no. */
export const hasAnswered = (error: unknown): boolean => !toChatError(error, 'read').silent;

/** Slack's word for a failure; undefined when it gave none. */
export const slackCode = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

function fromPlatform(error: WebAPIPlatformError, operation: Operation): ChatError {
  const code = error.data.error;
  // Reasons like `[json-pointer:/blocks/0/text]` hold no text of anybody's.
  const [reason] = error.data.response_metadata?.messages ?? [];
  const words = `slack ${operation}: ${code}${reason ? ` (${reason.slice(0, 200)})` : ''}`;
  if (code === 'ratelimited') return new ChatError('rate_limited', words);
  if (TOKEN.has(code)) return unavailable(words);
  if (GONE.has(code)) return new ChatError('gone', words);
  if (FORBIDDEN.has(code)) return new ChatError('forbidden', words);
  return BROKEN.has(code) ? new ChatError('unknown', words, { silent: true }) : new ChatError('not_accepted', words);
}

/**
 * Every failure of the SDK as a `ChatError`, by DESIGN §5: a post may be tried again only on 429 and when the connection
 * was never made; without a clear answer it is `unknown`. Messages hold Slack's code and nothing of the request.
 */
export function toChatError(error: unknown, operation: Operation): ChatError {
  if (error instanceof ChatError) return error;
  if (error instanceof WebAPIPlatformError) return fromPlatform(error, operation);
  if (error instanceof WebAPIRateLimitedError) {
    return new ChatError('rate_limited', `slack ${operation}: ratelimited`, {
      retryAfterMs: Math.max(1, error.retryAfter) * 1000,
    });
  }
  if (error instanceof WebAPIHTTPError) {
    const words = `slack ${operation}: HTTP ${error.statusCode}`;
    const isUnclear = error.statusCode >= 500 || error.statusCode === 408 || error.statusCode < 300;
    return isUnclear ? new ChatError('unknown', words, { silent: true }) : new ChatError('not_accepted', words);
  }
  const failure = error instanceof WebAPIRequestError ? error.original : error;
  const code = socketCode(failure);
  if (neverConnected(failure)) {
    return new ChatError('not_accepted', `slack ${operation}: no connection (${code})`, {
      temporary: true,
      silent: true,
    });
  }
  return new ChatError('unknown', `slack ${operation}: no answer (${code ?? 'error'})`, { silent: true });
}

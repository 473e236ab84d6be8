import { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { clientOptions } from './client';
import { slackCode } from './errors';
import { SCOPES } from './install/scopes';

/** What Slack says of a token. `refused`: its word for that; `away`: it did not answer. */
export type TokenState =
  | { readonly type: 'good'; readonly team: string; readonly missing: readonly string[] }
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'away' };

export interface InspectSlack {
  readonly apiUrl?: string | undefined;
  readonly timeoutMs: number;
  readonly log: Logger;
}

const NOT_NOW = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout', 'ratelimited']);

const failed = (error: unknown): TokenState => {
  const code = slackCode(error);
  return code === undefined || NOT_NOW.has(code) ? { type: 'away' } : { type: 'refused', code };
};

/** Of a bot's token: whose it is, and which permissions it lacks. */
export async function inspectBotToken(token: string, settings: InspectSlack): Promise<TokenState> {
  try {
    const {
      team = '',
      bot_id: bot,
      response_metadata: told,
    } = await new WebClient(token, clientOptions(settings)).auth.test();
    if (!bot) return { type: 'refused', code: 'not_a_bot' };
    const has = new Set(told?.scopes);
    const missing = has.size === 0 ? [] : SCOPES.map(({ scope }) => scope).filter((scope) => !has.has(scope));
    return { type: 'good', team, missing };
  } catch (error) {
    return failed(error);
  }
}

/** Of an app-level token: whether Socket Mode opens by it. */
export async function inspectAppToken(token: string, settings: InspectSlack): Promise<TokenState> {
  try {
    await new WebClient(token, clientOptions(settings)).apps.connections.open();
    return { type: 'good', team: '', missing: [] };
  } catch (error) {
    return failed(error);
  }
}

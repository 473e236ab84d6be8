import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import type { LiveInstallation } from './live';

export interface ClientSettings {
  /** Where the Web API is; Slack's own without it. */
  readonly apiUrl?: string | undefined;
  /** Longest time for one call, in ms. */
  readonly timeoutMs: number;
  readonly log: Logger;
}

/** Slack's SDK writes to our log; its debug lines hold what people write, and are left out. */
export function sdkLogger(log: Logger): SlackLogger {
  const words = (parts: readonly unknown[]): string => parts.map(String).join(' ').slice(0, 500);
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts: readonly unknown[]) => log.warn(`slack: ${words(parts)}`),
    error: (...parts: readonly unknown[]) => log.error(`slack: ${words(parts)}`),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

/** One request a call: a lost answer became three posts, and a 429 of one channel held up all others. */
export const clientOptions = ({ apiUrl, timeoutMs, log }: ClientSettings): WebClientOptions => ({
  ...(apiUrl && { slackApiUrl: apiUrl }),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: timeoutMs,
  // Its own warnings are about calls whose failure is told by whoever made them.
  logger: { ...sdkLogger(log), warn: () => {} },
});

/** The Web API as one installation sees it; one client for each token. */
export function createClients(settings: ClientSettings): (installation: LiveInstallation) => WebClient {
  const options = clientOptions(settings);
  const clients = new Map<string, WebClient>();
  return ({ key, token }) => {
    const name = `${key} ${token}`;
    const known = clients.get(name);
    if (known) return known;
    for (const other of clients.keys()) if (other.startsWith(`${key} `)) clients.delete(other);
    const made = new WebClient(token, options);
    clients.set(name, made);
    return made;
  };
}

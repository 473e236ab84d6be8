import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { isTokenError } from './errors';

export type Socket = ReturnType<typeof createSocket>;

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;
/** An app-level token that is none, or not good for this. */
const isRefused = (error: unknown): boolean => isTokenError(error) || /not_allowed_token_type/.test(String(error));

/**
 * Keeps a socket open. The SDK's own reconnecting is to be switched off: one 503 while it reconnects ends in a rejection
 * that nobody can catch, and with it the process.
 */
export function createSocket(receiver: Pick<SocketModeReceiver, 'start' | 'stop' | 'client'>, log: Logger) {
  let isStopped = false;
  let isConnecting = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  function again(): void {
    if (isStopped || isConnecting || timer) return;
    const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
    timer = setTimeout(() => {
      timer = undefined;
      void connect().catch((error: unknown) =>
        log.error({ err: error }, 'Slack refuses the socket; it is tried again'),
      );
    }, ms);
  }

  async function connect(): Promise<void> {
    isConnecting = true;
    try {
      await receiver.start();
      if (failures > 0) log.info('The socket to Slack is open again');
      failures = 0;
    } catch (error) {
      failures += 1;
      isConnecting = false;
      again();
      if (isRefused(error)) throw error;
      log.warn({ err: error }, 'The socket to Slack could not be opened; it is tried again');
    } finally {
      isConnecting = false;
    }
  }

  receiver.client.on('disconnected', again);
  return {
    /** Connects, and stays connected. Rejects when Slack does not take the app's token; waits for a Slack that is away. */
    async start(): Promise<void> {
      try {
        await connect();
      } catch (error) {
        clearTimeout(timer);
        isStopped = true;
        throw new Error('Slack does not take SLACK_APP_TOKEN: it must be an app-level token with connections:write', {
          cause: error,
        });
      }
    },
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(timer);
      await receiver.stop();
    },
  };
}

import type { Logger } from 'pino';

export interface HeartbeatOptions {
  /** Often a capability: it is never logged. */
  readonly url: string;
  readonly timeoutMs?: number;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** Tells a watchdog outside that all is well, by one GET. Never rejects; says once that it fails, and that it works again. */
export function createHeartbeat({ url, timeoutMs = 5000, log }: HeartbeatOptions): () => Promise<void> {
  let isLost = false;

  function lost(reason: string): void {
    if (!isLost) log.warn({ reason }, 'The heartbeat does not reach HEARTBEAT_URL');
    isLost = true;
  }

  return async () => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
      await response.body?.cancel();
      if (!response.ok) return lost(`HTTP ${response.status}`);
      if (isLost) log.info('The heartbeat reaches HEARTBEAT_URL again');
      isLost = false;
    } catch {
      // The error's own words may hold the address.
      lost('no answer');
    }
  };
}

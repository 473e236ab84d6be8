import type { Logger } from 'pino';

/** Calls `pass` again `everyMs` after the last one ended; never two at once. */
export function createLoop(pass: () => Promise<void>, everyMs: number, log: Pick<Logger, 'error'>) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isOn = false;

  async function once(): Promise<void> {
    try {
      await pass();
    } catch (error) {
      log.error({ err: error }, 'a sweep failed');
    }
    if (isOn) timer = setTimeout(next, everyMs);
  }

  function next(): void {
    running = once();
  }

  return {
    start(): void {
      if (isOn) return;
      isOn = true;
      next();
    },
    /** Resolves when the pass under way has ended. */
    async stop(): Promise<void> {
      isOn = false;
      clearTimeout(timer);
      await running;
    },
  };
}

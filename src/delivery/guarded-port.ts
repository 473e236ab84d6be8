import { createBreaker, Resting } from '../ground/breaker';
import { ChatError, type ChatPort } from '../view/chat-port';
import { throughEach } from './calls';

/** A failure that took so long counts as one of a platform that hangs, in ms. */
const SLOW_MS = 3000;
const REST_MS = 5000;

/** A call that failed late; its own failure is what is told. */
class Hung extends Error {
  readonly failure: unknown;
  constructor(failure: unknown) {
    super('It did not answer in time');
    this.failure = failure;
  }
}

/** One platform that may hang: after two calls in a row that nobody answered nothing is sent there for a while. */
export function guardPort(port: ChatPort, { slowMs = SLOW_MS, restMs = REST_MS } = {}) {
  const isHung = (error: Error): boolean => error instanceof Hung;
  const breaker = createBreaker({ failures: 2, restMs, isFailure: isHung });

  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await work();
    } catch (error) {
      throw performance.now() - began >= slowMs ? new Hung(error) : error;
    }
  }

  async function ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await breaker.run(() => timed(work));
    } catch (error) {
      if (error instanceof Hung) throw error.failure;
      if (!(error instanceof Resting)) throw error;
      throw new ChatError('not_accepted', error.message, { temporary: true, retryAfterMs: restMs, cause: error });
    }
  }

  return { port: throughEach(port, ask), isOpen: () => breaker.isOpen() };
}

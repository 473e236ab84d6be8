import type { Logger } from 'pino';
import type { ChatAddress } from '../ground/refs';
import type { ChatOf } from '../people/reach';
import { ChatError } from '../view/chat-port';
import type { DeliveryCounts } from './counts';
import type { Limiter } from './limiter';

/** A post of unknown fate is looked up this long after it, where the platform can be asked (DESIGN §5). */
export const LOOK_UP_AFTER_MS = [5000, 30_000] as const;
/** What a platform has not taken for a day is old news. */
export const GIVE_UP_MS = 24 * 3600_000;
/** How long a limited conversation rests when the platform does not say. */
const REST_MS = 2000;

/** One call to the outside at a time: within its conversation's limits, and with every failure as a value. */
export interface Attempts {
  /** Takes a turn in this conversation: 0 when the call may be made now, else in how many ms to ask again. */
  turn(to: ChatAddress): Promise<number>;
  /** `to`: absent outside of chat. What fails in a way that no port promises may have arrived. */
  make<T>(run: () => Promise<T>, to?: ChatAddress): Promise<T | ChatError>;
  /** The conversation whose limits count for this place. */
  counted(to: ChatAddress): ChatAddress;
}

export interface AttemptsDeps {
  readonly chat: ChatOf;
  readonly limiter: Limiter;
  readonly counts: DeliveryCounts;
  readonly log: Pick<Logger, 'error'>;
}

export function createAttempts({ chat, limiter, counts, log }: AttemptsDeps): Attempts {
  const counted = (to: ChatAddress): ChatAddress => chat(to.platform)?.counted?.(to) ?? to;

  function failureOf(error: unknown): ChatError {
    if (error instanceof ChatError) return error;
    log.error({ err: error }, 'a call failed oddly');
    return new ChatError('unknown', String(error), { cause: error });
  }

  return {
    counted,
    turn: (to) => limiter.take(counted(to), chat(to.platform)?.rates ?? []),
    async make(run, to) {
      try {
        return await run();
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === 'rate_limited' && to) await limiter.block(counted(to), failure.retryAfterMs ?? REST_MS);
        if (failure.kind === 'forbidden') counts.forbidden += 1;
        return failure;
      }
    },
  };
}

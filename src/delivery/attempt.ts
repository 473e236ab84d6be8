import type { Logger } from 'pino';
import type { Clock } from '../ground/clock';
import type { ChatAddress, MessageRef } from '../ground/refs';
import { type ChatOf, isFinal } from '../people/reach';
import { ChatError } from '../view/chat-port';
import type { DeliveryCounts } from './counts';
import { conversationKey, type Limiter } from './limiter';

/** A post of unknown fate is looked up 5 s after it and again 30 s after it, where the platform can be asked (DESIGN §5). */
export const FIRST_LOOK = { reason: 'look_up', afterMs: 5000 } as const;
const LAST_LOOK = { reason: 'look_up_again', afterMs: 25_000 } as const;
/** A look-up that was not answered says nothing: it is asked again, and by then the first answer is the last look. */
const ASK_AGAIN_MS = 30_000;
/** What a platform has not taken for a day is old news. */
export const GIVE_UP_MS = 24 * 3600_000;
/** How long a limited conversation rests when the platform does not say. */
export const REST_MS = 2000;
/** So long after its moment a turn is kept for whoever asked for it. */
const KEPT_MS = 1000;
const LAST = Number.POSITIVE_INFINITY;
const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;

/** How long to wait after so many failures in a row. */
export const retryMs = (failures: number): number => Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** failures);

/** Which look-up of a post comes next. */
export type LookUp = (typeof FIRST_LOOK | typeof LAST_LOOK)['reason'];

/** Whether an earlier post of a row may have arrived, and is looked for. */
export const isLookedFor = (reason: string | undefined): reason is LookUp =>
  reason === FIRST_LOOK.reason || reason === LAST_LOOK.reason;

/** What is known of a post after a look-up; `later`: nothing yet. `absent`: it did not arrive. */
export type Looked =
  | { readonly type: 'found'; readonly ref: MessageRef }
  | { readonly type: 'later'; readonly reason: LookUp; readonly afterMs: number }
  | { readonly type: 'absent' }
  /** Nobody will ever say. */
  | { readonly type: 'hopeless' };

/** One call to the outside at a time: within its conversation's limits, and with every failure as a value. */
export interface Attempts {
  /**
   * Takes a turn in this conversation: 0 when the call may be made now, else in how many ms to ask again. The next turn is
   * kept for the most urgent who asked in vain (1 goes first); what names no urgency goes last.
   */
  turn(to: ChatAddress, urgency?: number): Promise<number>;
  /** `to`: absent outside of chat. What fails in a way that no port promises may have arrived. */
  make<T>(run: () => Promise<T>, to?: ChatAddress): Promise<T | ChatError>;
  /** The same of a post, which tells whether a room takes any. */
  post<T>(run: () => Promise<T>, to: ChatAddress): Promise<T | ChatError>;
  /** Whether the platform of this place can be asked for a post of unknown fate. */
  canLookUp(to: ChatAddress): boolean;
  /** Asks for the post of `key` in each of these places. */
  lookUp(reason: LookUp, key: string, ...places: readonly ChatAddress[]): Promise<Looked>;
  /** The conversation whose limits count for this place. */
  counted(to: ChatAddress): ChatAddress;
}

export interface AttemptsDeps {
  readonly chat: ChatOf;
  readonly limiter: Limiter;
  readonly counts: DeliveryCounts;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

/** For whom the next turn in a conversation is kept. */
interface Kept {
  readonly urgency: number;
  readonly until: number;
}

export function createAttempts({ chat, limiter, counts, clock, log }: AttemptsDeps): Attempts {
  /** By conversation; a few at a time, for seconds. */
  const kept = new Map<string, Kept>();
  const counted = (to: ChatAddress): ChatAddress => chat(to.platform)?.counted?.(to) ?? to;

  function failureOf(error: unknown): ChatError {
    if (error instanceof ChatError) return error;
    log.error({ err: error }, 'a call failed oddly');
    return new ChatError('unknown', String(error), { cause: error });
  }

  async function find(key: string, places: readonly ChatAddress[]): Promise<MessageRef | undefined> {
    for (const place of places) {
      const ref = await chat(place.platform)?.findPosted?.(place, key);
      if (ref) return ref;
    }
    return undefined;
  }

  async function make<T>(run: () => Promise<T>, to?: ChatAddress): Promise<T | ChatError> {
    try {
      return await run();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'rate_limited' && to) await limiter.block(counted(to), failure.retryAfterMs ?? REST_MS);
      if (failure.kind === 'forbidden') counts.forbidden += 1;
      return failure;
    }
  }

  const canLookUp = (to: ChatAddress): boolean => chat(to.platform)?.findPosted !== undefined;

  return {
    counted,
    canLookUp,
    async lookUp(reason, key, ...places) {
      if (!places.every(canLookUp)) return { type: 'hopeless' };
      try {
        const ref = await find(key, places);
        if (ref) return { type: 'found', ref };
        return reason === FIRST_LOOK.reason ? { type: 'later', ...LAST_LOOK } : { type: 'absent' };
      } catch (error) {
        const failure = failureOf(error);
        log.warn({ err: failure, delivery: key }, 'a post could not be looked up');
        if (isFinal(failure)) return { type: 'hopeless' };
        return { type: 'later', ...LAST_LOOK, afterMs: Math.max(failure.retryAfterMs ?? 0, ASK_AGAIN_MS) };
      }
    },
    async turn(to, urgency = LAST) {
      const place = counted(to);
      const key = conversationKey(place);
      const now = clock.now().getTime();
      const first = kept.get(key);
      if (first && first.until > now && first.urgency < urgency) return first.until - now;
      const waitMs = await limiter.take(place, chat(to.platform)?.rates ?? []);
      if (urgency === LAST) return waitMs;
      if (waitMs === 0) kept.delete(key);
      else kept.set(key, { urgency, until: now + waitMs + KEPT_MS });
      return waitMs;
    },
    make,
    async post(run, to) {
      const made = await make(run, to);
      if (!(made instanceof ChatError)) counts.shut.delete(conversationKey(to));
      else if (made.kind === 'gone' || made.kind === 'forbidden') counts.shut.add(conversationKey(to));
      return made;
    },
  };
}

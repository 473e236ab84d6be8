import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { ChatAddress } from '../../ground/refs';
import type { ChatOf } from '../../people/reach';
import type { Attempts } from '../attempt';
import { conversationKey } from '../limiter';

export interface QueueingDeps {
  readonly attempts: Pick<Attempts, 'turn' | 'counted'>;
  readonly chat: ChatOf;
  readonly clock: Clock;
}

const FORGET_AFTER = 1000;

/**
 * What waits for one limited conversation in this process stands in line: each comes back when its turn is, instead of
 * all of them asking again at the first one's.
 */
export function createQueueing({ attempts, chat, clock }: QueueingDeps) {
  const turns = new Map<string, Date>();
  /** The last turn that was given away, by conversation. */
  const last = new Map<string, Date>();

  const forget = (given: Map<string, Date>): void => {
    if (given.size < FORGET_AFTER) return;
    for (const [key, at] of given) if (at <= clock.now()) given.delete(key);
  };

  return {
    /** When it is the turn of what is called `id`; undefined where it does not stand in line. */
    turnOf(id: string): Date | undefined {
      const at = turns.get(id);
      return at && at > clock.now() ? at : undefined;
    },

    /**
     * Takes a turn in this conversation; the moment to come back at where there is none now. What is urgent (1 goes first)
     * stands in no line.
     */
    async take(id: string, to: ChatAddress, urgency?: number): Promise<Date | undefined> {
      const waitMs = await attempts.turn(to, urgency);
      turns.delete(id);
      if (waitMs <= 0) return undefined;
      const key = conversationKey(attempts.counted(to));
      const rates = chat(to.platform)?.rates ?? [];
      const apartMs = Math.max(0, ...rates.map(({ points, seconds }) => (seconds * 1000) / points));
      const first = later(clock.now(), waitMs);
      if (urgency !== undefined) return first;
      const behind = last.get(key);
      const next = behind && later(behind, apartMs);
      const at = next && next > first ? next : first;
      forget(turns);
      forget(last);
      turns.set(id, at);
      last.set(key, at);
      return at;
    },
  };
}

export type Queueing = ReturnType<typeof createQueueing>;

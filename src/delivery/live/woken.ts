import type { Clock } from '../../ground/clock';
import type { Rooms } from './rooms';
import type { LiveStore } from './store';

export interface WokenDeps {
  readonly live: Pick<LiveStore, 'due' | 'rests' | 'wake'>;
  readonly rooms: Pick<Rooms, 'reachable'>;
  readonly clock: Clock;
}

const EVERY_MS = 10_000;

/**
 * The same as is due, and what rests because nobody takes it, once somebody else can be reached: a room is linked, a lead
 * is met.
 */
export function createWoken({ live, rooms, clock }: WokenDeps): Pick<LiveStore, 'due'> {
  let nextAt = 0;

  async function wake(now: Date): Promise<void> {
    if (now.getTime() < nextAt) return;
    nextAt = now.getTime() + EVERY_MS;
    if (await live.rests(now)) await live.wake(await rooms.reachable(), now);
  }

  return {
    async due(now, limit) {
      await wake(clock.now());
      return live.due(now, limit);
    },
  };
}

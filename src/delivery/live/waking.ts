import type { Clock } from '../../ground/clock';
import type { Sweep } from '../../record/sweep';
import type { Rooms } from './rooms';
import type { LiveStore } from './store';

export interface WakingDeps {
  readonly live: Pick<LiveStore, 'rests' | 'wake'>;
  readonly rooms: Pick<Rooms, 'reachable'>;
  readonly clock: Clock;
}

const EVERY_MS = 10_000;

/** What rests because nobody takes it is tried again once somebody else can be reached: a room is linked, a lead is met. */
export function createWaking({ live, rooms, clock }: WakingDeps): Sweep {
  let nextAt = 0;
  return async () => {
    const now = clock.now();
    if (now.getTime() < nextAt) return;
    nextAt = now.getTime() + EVERY_MS;
    if (await live.rests(now)) await live.wake(await rooms.reachable(), now);
  };
}

import { LRUCache } from 'lru-cache';
import type { Clock } from '../ground/clock';
import type { KindTypes } from './kind';
import type { Stored } from './stored';

/** What follows from a save has begun by then, or waits for its turn; who comes later reads. */
const KEPT_MS = 3000;
const MOST = 200;

/** Records as this process wrote them a moment ago: what follows from a save need not read them to begin. */
export function createRecent<T extends KindTypes>(clock: Clock) {
  const cache = new LRUCache<string, Stored<T>>({
    max: MOST,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: { now: () => clock.now().getTime() },
  });
  return {
    keep: (stored: Stored<T>): void => void cache.set(stored.state.id, stored),
    get: (id: string): Stored<T> | undefined => cache.get(id),
  };
}

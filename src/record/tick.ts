import type { Clock } from '../ground/clock';
import type { Handle } from './handle';
import { DONE, type Outcome } from './jobs';
import type { Kind, KindTypes } from './kind';
import type { RecordStore } from './store';

/** Looks at a record whose deadline was planned for `at`. */
export type Tick = (id: string, at: Date) => Promise<Outcome>;

export interface TickDeps<T extends KindTypes> {
  readonly kind: Kind<T>;
  readonly store: Pick<RecordStore<T>, 'load'>;
  readonly handle: Handle<T>;
  readonly clock: Clock;
}

/** One that comes early puts itself off; one that was overtaken (its record moved on) does nothing. */
export function createTick<T extends KindTypes>({ kind, store, handle, clock }: TickDeps<T>): Tick {
  return async (id, at) => {
    if (at > clock.now()) return { again: at };
    const stored = await store.load(id);
    const nextAt = stored?.state.nextAt;
    if (!stored || !nextAt || nextAt > clock.now()) return DONE;
    await handle(kind.tick(id, `tick:${id}:${stored.version}`));
    return DONE;
  };
}

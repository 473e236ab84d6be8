import { StoreUnavailable } from '../../../src/record/unavailable';
import { type Store } from '../../../src/store';

/** Stands between the desk and its store: tells what was asked of it, and shuts it off. */
export interface Gate {
  readonly between: (store: Store) => Store;
  /** Names of what was called, in order: `people.meet`. */
  readonly asked: readonly string[];
  /** From now on these calls reject with `StoreUnavailable`, as all do while the database is away. */
  away(isAway: (name: string) => boolean): void;
}

export function createGate(): Gate {
  const asked: string[] = [];
  let isAway: (name: string) => boolean = () => false;

  const gated = <T extends object>(name: string, part: T): T =>
    new Proxy(part, {
      get(target, key) {
        const own: unknown = Reflect.get(target, key);
        if (typeof own !== 'function') return own;
        return (...args: readonly unknown[]) => {
          const call = `${name}.${String(key)}`;
          asked.push(call);
          return isAway(call) ? Promise.reject(new StoreUnavailable('away')) : Reflect.apply(own, target, args);
        };
      },
    });

  return {
    asked,
    away: (value) => {
      isAway = value;
    },
    between: (store) => ({
      ...store,
      incidents: gated('incidents', store.incidents),
      deliveries: gated('deliveries', store.deliveries),
      people: gated('people', store.people),
      places: gated('places', store.places),
      files: gated('files', store.files),
      conversations: gated('conversations', store.conversations),
      installations: gated('installations', store.installations),
    }),
  };
}

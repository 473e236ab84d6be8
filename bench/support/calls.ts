import type { Store } from '../../src/store';
import type { Counts } from './child';

/** The first place in `src` that a stack names, beside what only hands calls on. */
function callerOf(stack: string | undefined): string {
  const lines = (stack ?? '').split('\n');
  const found = lines.find((line) => line.includes('/src/') && !/\/(kept|crash-points)\.ts/.test(line));
  return /\/src\/([^:)]+)\.ts/.exec(found ?? '')?.[1] ?? 'elsewhere';
}

/** Counts who asks the store for what: `incidents.load by delivery/once/send`. */
export function countCalls() {
  const calls = new Map<string, number>();

  /** The same, each of its functions counted under its name. */
  function counting<T extends object>(part: T, name: string): T {
    return new Proxy(part, {
      get(target, key) {
        const own: unknown = Reflect.get(target, key);
        if (typeof own !== 'function') return own;
        return (...args: readonly unknown[]): unknown => {
          const what = `${name}.${String(key)} by ${callerOf(new Error().stack)}`;
          calls.set(what, (calls.get(what) ?? 0) + 1);
          return Reflect.apply(own, target, args);
        };
      },
    });
  }

  return {
    store: (store: Store): Store => ({
      ...store,
      incidents: counting(store.incidents, 'incidents'),
      deliveries: counting(store.deliveries, 'deliveries'),
      people: counting(store.people, 'people'),
      places: counting(store.places, 'places'),
      files: counting(store.files, 'files'),
      conversations: counting(store.conversations, 'conversations'),
      onCall: counting(store.onCall, 'onCall'),
      live: counting(store.live, 'live'),
      storms: counting(store.storms, 'storms'),
      desks: counting(store.desks, 'desks'),
      leases: counting(store.leases, 'leases'),
      repairs: counting(store.repairs, 'repairs'),
    }),
    /** Since it was last taken. */
    take(): Counts {
      const counts = Object.fromEntries(calls);
      calls.clear();
      return counts;
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Between } from '../../../src/crash-points';
import type { Store } from '../../../src/store';

type Incidents = Store['incidents'];
type Deliveries = Store['deliveries'];
type StoredIncident = NonNullable<Awaited<ReturnType<Incidents['load']>>>;

const nothing = async () => [];

/** Whoever reads it may be overtaken while this passes. */
const SLOW_MS = 1500;
const slowly =
  (deliveries: Deliveries): Deliveries['lease'] =>
  async (id, until) => {
    const leased = await deliveries.lease(id, until);
    await sleep(SLOW_MS);
    return leased;
  };

/** Writes on top of whatever stands there by now. */
const overwriting =
  (incidents: Incidents): Incidents['save'] =>
  async (id, version, write) => {
    const done = await incidents.save(id, version, write);
    const newest = done === 'lost' ? await incidents.load(id) : undefined;
    return newest ? incidents.save(id, newest.version, write) : done;
  };

/** Once a ping has its lease, the next look at its case sees what stood there before. */
function blind({ incidents, deliveries, ...store }: Store): Store {
  const before = new Map<string, StoredIncident>();
  const leased = new Set<string>();
  const lease = slowly(deliveries);
  return {
    ...store,
    incidents: {
      ...incidents,
      async load(id) {
        if (leased.delete(id)) return before.get(id);
        const found = await incidents.load(id);
        if (found?.state.status === 'new') before.set(id, found);
        return found;
      },
    },
    deliveries: {
      ...deliveries,
      async lease(...args) {
        const row = await lease(...args);
        if (row?.notice.kind === 'ping' && before.has(row.subject.id)) leased.add(row.subject.id);
        return row;
      },
    },
  };
}

let made = 0;

/** The product with one protection taken out, by its name. `slow`: with none, where a control runs as slowly. */
export const CONTROLS = {
  slow: { store: (store) => ({ ...store, deliveries: { ...store.deliveries, lease: slowly(store.deliveries) } }) },
  'compare-and-set': {
    store: (store) => ({ ...store, incidents: { ...store.incidents, save: overwriting(store.incidents) } }),
  },
  'delivery-key': {
    store: (store) => ({
      ...store,
      deliveries: {
        ...store.deliveries,
        plan: (rows) =>
          store.deliveries.plan(rows.map((row) => ({ ...row, id: `${row.id}.${process.pid}.${(made += 1)}` }))),
      },
    }),
  },
  look: { store: blind },
  sweep: {
    store: (store) => ({
      ...store,
      incidents: {
        ...store.incidents,
        unsettled: nothing,
        due: nothing,
        open: async () => ({ rows: [], unreadable: 0 }),
      },
      deliveries: { ...store.deliveries, due: nothing },
      live: { ...store.live, due: nothing },
    }),
  },
  lease: {
    store: (store) => ({
      ...store,
      deliveries: {
        ...store.deliveries,
        lease: async (row, until) => {
          const leased = await store.deliveries.lease(row, until);
          const other = leased ?? (await store.deliveries.get(row.id));
          return leased ?? (other?.status === 'sending' ? other : undefined);
        },
      },
    }),
  },
} satisfies Record<string, Between>;

export type Control = keyof typeof CONTROLS;

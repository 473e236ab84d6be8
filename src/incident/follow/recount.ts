import { VAGT } from '../../ground/actor';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { LeaseStore } from '../../record/leases';
import type { HandleIncident } from '../stored';
import { type Follow, type FollowStore } from './store';

export interface RecountDeps {
  readonly store: { readonly follows: FollowStore; readonly leases: LeaseStore };
  readonly handle: HandleIncident;
  readonly clock: Clock;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
}

/** A case hears of its followers no more often than this, however many come at once. */
const EVERY_MS = 1000;
const PAGE = 300;

/** A part of the sweep: tells each case whose followers have changed, or who has the same, how many they are. */
export function createRecounts({ store, handle, clock, instance }: RecountDeps) {
  const { follows, leases } = store;

  async function recount(incident: string, rows: readonly Follow[]): Promise<void> {
    const same = { type: 'meToo', key: incident } as const;
    const [followers, people, departments] = await Promise.all([
      follows.count({ type: 'case', key: incident }),
      follows.count(same),
      follows.departments(same),
    ]);
    const meToos = { people, departments };
    const key = `recount.${incident}.${clock.now().getTime()}`;
    const handled = await handle({ type: 'recount', incident, followers, meToos, by: VAGT, key });
    if (handled.type !== 'unsure') await follows.counted(rows);
  }

  /** The lease keeps others from it for so long; whoever holds it would get it again. */
  let restsUntil = 0;

  return async function recounts(): Promise<void> {
    const now = clock.now();
    if (now.getTime() < restsUntil) return;
    const fresh = await follows.fresh(now, PAGE);
    if (fresh.length === 0 || !(await leases.take('recounts', instance, now, later(now, EVERY_MS)))) return;
    restsUntil = now.getTime() + EVERY_MS;
    const cases = new Set(fresh.map(({ of }) => of.key));
    const failed: unknown[] = [];
    for (const id of cases) {
      const rows = fresh.filter(({ of }) => of.key === id);
      // One that cannot be read keeps no other from being counted.
      await recount(id, rows).catch((error: unknown) => failed.push(error));
    }
    if (failed.length > 0) throw new AggregateError(failed, 'Some followers are not counted');
  };
}

import type { Clock } from '../../ground/clock';
import { StoreUnavailable } from '../../record/unavailable';
import type { Follow, FollowStore } from '../follow/store';
import { isUnresolved } from '../lifecycle';
import type { IncidentStore } from '../store';
import type { HandleIncident } from '../stored';
import type { Incident } from '../types';

export interface MergingDeps {
  readonly handle: HandleIncident;
  readonly incidents: Pick<IncidentStore, 'load'>;
  readonly follows: Pick<FollowStore, 'follow' | 'unfollow' | 'rows'>;
  readonly clock: Clock;
}

const PAGE = 100;
const SHARED = ['meToo', 'case'] as const;

/**
 * Who has the same as a case that was merged goes to the one that goes on, as rows of `follows`, which its next recount tells
 * it of; back again when the two are split. Each step may be done twice: a process that dies between two is followed by one that
 * does it again.
 */
export function createMerging({ handle, incidents, follows, clock }: MergingDeps): HandleIncident {
  const stateOf = async (id: string): Promise<Incident | undefined> => (await incidents.load(id))?.state;

  /** The case that goes on behind several merges; of those that were merged in a circle at one moment the oldest. */
  async function rootOf(first: Incident): Promise<Incident | undefined> {
    const way = [first];
    for (let now = first; now.merged; ) {
      const next = await stateOf(now.merged.into);
      if (!next) return undefined;
      const from = way.findIndex(({ id }) => id === next.id);
      if (from >= 0) return way.slice(from).toSorted((a, b) => a.number - b.number)[0];
      way.push(next);
      now = next;
    }
    return way.at(-1);
  }

  async function* pages(type: (typeof SHARED)[number], key: string): AsyncGenerator<readonly Follow[]> {
    let after: string | undefined;
    do {
      const rows = await follows.rows({ type, key }, after, PAGE);
      yield rows;
      after = rows.length < PAGE ? undefined : rows.at(-1)?.person;
    } while (after !== undefined);
  }

  /** Those of its rows that count go from one case to another. */
  async function move(from: string, to: Incident, counts: (row: Follow) => boolean, came?: string): Promise<void> {
    for (const type of SHARED) {
      for await (const rows of pages(type, from)) {
        await Promise.all(
          rows.filter(counts).map(async ({ person, department }) => {
            const more = { ...(department !== undefined && { department }), ...(came !== undefined && { from: came }) };
            // Whose case it is hears of it anyway.
            if (person !== to.caller.id) await follows.follow({ type, key: to.id }, person, clock.now(), more);
            await follows.unfollow({ type, key: from }, person, clock.now());
          }),
        );
      }
    }
  }

  async function unmerge(incident: string, because: string): Promise<void> {
    const command = { type: 'unmerge', incident, by: 'vagt', key: `unmerge.${incident}.${because}` } as const;
    const { type } = await handle(command);
    if (type === 'unsure') throw new StoreUnavailable(`Whether ${incident} stands for itself again is not known`);
  }

  async function absorb(into: string, from: string, key: string): Promise<void> {
    const state = await stateOf(from);
    // Split again since, or merged into another.
    if (state?.merged?.into !== into) return;
    const root = await rootOf(state);
    if (!root || root.id === from) return;
    // Each of the two was merged into the other at one moment: the older one goes on.
    if (root.merged) await unmerge(root.id, key);
    // It ended in the moment between, or became confidential: nobody would hear of it any more.
    else if (!isUnresolved(root) || root.confidential) return unmerge(from, key);
    const { caller, callerRecord } = state;
    const department = callerRecord?.department;
    const more = { ...(department !== undefined && { department }), from };
    if (caller.id !== root.caller.id) {
      await follows.follow({ type: 'meToo', key: root.id }, caller.id, clock.now(), more);
    }
    await move(from, root, () => true, from);
  }

  async function part(into: string, from: string): Promise<void> {
    const [state, other] = await Promise.all([stateOf(from), stateOf(into)]);
    // Merged again since.
    if (!state || !other || state.merged) return;
    const root = await rootOf(other);
    if (!root || root.id === from) return;
    await follows.unfollow({ type: 'meToo', key: root.id }, state.caller.id, clock.now());
    await move(root.id, state, (row) => row.from === from);
  }

  return async (command, known, patience) => {
    if (command.type === 'absorb') await absorb(command.incident, command.from, command.key);
    if (command.type === 'part') await part(command.incident, command.from);
    return handle(command, known, patience);
  };
}

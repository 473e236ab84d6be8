import type { OnDutyPort } from '../delivery/on-duty';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import { compareAndSet } from '../record/compare-and-set';
import { type Decide, decideOnCall, type Envelope, isRefused, type OnCallRefusal } from './change';
import { nextOnCall, onCallAt } from './duty';
import type { OnCallStore } from './store';
import type { OnCallChanges } from './types';

/** What became of a change. `already`: it is so; nothing was written. */
export type OnCallHandled =
  | { readonly type: 'done' | 'already'; readonly changes: OnCallChanges }
  | { readonly type: 'refused'; readonly refusal: OnCallRefusal; readonly changes: OnCallChanges };

type Unstamped<C> = C & Omit<Envelope, 'at'>;

/** Who is on call, with what people changed. */
export interface OnCallService extends OnDutyPort {
  /** At most two seconds old. */
  current(): Promise<OnCallChanges>;
  /** Rejects with `StoreUnavailable` when nothing was written, or nobody knows whether it was. */
  give<C>(decide: Decide<C>, command: Unstamped<C>): Promise<OnCallHandled>;
}

export interface OnCallServiceDeps {
  readonly store: OnCallStore;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

const FRESH_MS = 2000;

export function createOnCallService({ store, desk, clock }: OnCallServiceDeps): OnCallService {
  let known: { readonly changes: Promise<OnCallChanges>; readonly until: number } | undefined;

  function current(): Promise<OnCallChanges> {
    const now = clock.now().getTime();
    if (known && known.until > now) return known.changes;
    const changes = store.load().then((stored) => stored.changes);
    const fresh = { changes, until: now + FRESH_MS };
    known = fresh;
    // What failed is asked for again.
    changes.catch(() => {
      if (known === fresh) known = undefined;
    });
    return changes;
  }

  async function attempt<C>(decide: Decide<C>, command: Unstamped<C>): Promise<OnCallHandled | 'lost'> {
    const { changes, version, keys } = await store.load();
    if (keys.includes(command.key)) return { type: 'already', changes };
    const outcome = decideOnCall(decide, { ...command, at: clock.now() }, changes, desk());
    if (isRefused(outcome)) return { type: 'refused', refusal: outcome, changes };
    if (outcome === changes) return { type: 'already', changes };
    const saved = await store.save(version, outcome, command.key);
    known = undefined;
    return saved === 'lost' ? saved : { type: 'done', changes: outcome };
  }

  return {
    current,

    give: (decide, command) => compareAndSet('Who is on call', () => attempt(decide, command)),

    async away(at) {
      const { absences } = await current();
      return new Set(absences.filter(({ from, to }) => from <= at && at < to).map(({ person }) => person));
    },

    async who(key, at) {
      const team = desk().teams[key];
      return team && onCallAt(desk(), team, await current(), at)?.person;
    },

    async next(key, from) {
      const team = desk().teams[key];
      return team && nextOnCall(desk(), team, await current(), from);
    },
  };
}

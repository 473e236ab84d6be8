import type { Logger } from 'pino';
import type { Bulletins } from '../delivery/bulletins/types';
import type { OnDutyPort } from '../delivery/on-duty';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import { later } from '../ground/moments';
import { compareAndSet } from '../record/compare-and-set';
import { LOST_AFTER_MS } from '../record/sweep';
import { type Decide, decideOnCall, type Envelope, isRefused, type OnCallRefusal, type Says } from './change';
import { nextOnCall, onCallAt } from './duty';
import type { OnCallStore, Said, StoredOnCall } from './store';
import type { OnCallChanges, OnCallContent } from './types';

/** What became of a change. `done`: also of one that comes again. `already`: it is so; nothing was written. */
export type OnCallHandled =
  | { readonly type: 'done' | 'already'; readonly changes: OnCallChanges }
  | { readonly type: 'refused'; readonly refusal: OnCallRefusal; readonly changes: OnCallChanges };

type Unstamped<C> = C & Omit<Envelope, 'at'>;

/** Who is on call, with what people changed. */
export interface OnCallService extends OnDutyPort {
  /** At most two seconds old. */
  current(): Promise<OnCallChanges>;
  /** Rejects with `StoreUnavailable` when nothing was written, or nobody knows whether it was. */
  give<C>(decide: Decide<C>, command: Unstamped<C>, says?: Says<C>): Promise<OnCallHandled>;
  /** Tells what a process that died has left untold. */
  tellLeft(): Promise<void>;
}

export interface OnCallServiceDeps {
  readonly store: OnCallStore;
  readonly desk: () => Desk;
  readonly clock: Clock;
  readonly say: Bulletins<OnCallContent>['put'];
  readonly log: Pick<Logger, 'warn'>;
}

const FRESH_MS = 2000;

export function createOnCallService({ store, desk, clock, say, log }: OnCallServiceDeps): OnCallService {
  let known: { readonly stored: Promise<StoredOnCall>; readonly until: number } | undefined;

  function load(): Promise<StoredOnCall> {
    const now = clock.now().getTime();
    if (known && known.until > now) return known.stored;
    const stored = store.load();
    const fresh = { stored, until: now + FRESH_MS };
    known = fresh;
    // What failed is asked for again.
    stored.catch(() => {
      if (known === fresh) known = undefined;
    });
    return stored;
  }

  const current = async (): Promise<OnCallChanges> => (await load()).changes;

  /** In order: what is said of one swap is one message, as it was last. What is not told now is told by the sweep. */
  async function tell(outbox: readonly Said[]): Promise<void> {
    try {
      for (const { at: _, ...bulletin } of outbox) await say(bulletin);
      if (outbox.length > 0) await store.settle(outbox.map(({ id }) => id));
    } catch (error) {
      log.warn({ err: error }, 'what was changed in who is on call is told later');
    }
  }

  async function attempt<C>(
    decide: Decide<C>,
    command: Unstamped<C>,
    says: Says<C> | undefined,
  ): Promise<(OnCallHandled & { readonly outbox?: readonly Said[] }) | 'lost'> {
    const { changes, version, keys, outbox } = await store.load();
    if (keys.includes(command.key)) return { type: 'done', changes, outbox };
    const at = clock.now();
    const stamped = { ...command, at };
    const outcome = decideOnCall(decide, stamped, changes, desk());
    if (isRefused(outcome)) return { type: 'refused', refusal: outcome, changes };
    if (outcome === changes) return { type: 'already', changes };
    const said = (says?.(stamped, changes, outcome, desk()) ?? []).map((one): Said => ({ ...one, at }));
    const saved = await store.save(version, outcome, command.key, said);
    known = undefined;
    return saved === 'lost' ? saved : { type: 'done', changes: outcome, outbox: [...outbox, ...said] };
  }

  return {
    current,

    async give(decide, command, says) {
      const { outbox = [], ...handled } = await compareAndSet('Who is on call', () => attempt(decide, command, says));
      await tell(outbox);
      return handled;
    },

    async tellLeft() {
      const before = later(clock.now(), -LOST_AFTER_MS);
      const isLeft = ({ outbox }: StoredOnCall): boolean => outbox.some(({ at }) => at <= before);
      if (!isLeft(await load())) return;
      known = undefined;
      const newest = await load();
      if (isLeft(newest)) await tell(newest.outbox);
    },

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

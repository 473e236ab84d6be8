import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { ChatAddress } from '../../ground/refs';
import { DONE, type Outcome } from '../../record/jobs';
import { isLookedFor } from '../attempt';
import type { BulletinContent } from '../bulletins/types';
import { whileRenewed } from '../renewed';
import { createOutcomes, firstSpot, type OutcomesDeps, over, passedOver, type Round } from './outcomes';
import { createQueueing } from './queueing';
import { createShow, type Newest, type ShowDeps, type Shown } from './show';
import { createStanding } from './standing';
import { isPutOff, isUpToDate, type LiveRow, type LiveStore, type NewCard } from './store';

/** What one live message is of. */
export interface Source<Content> {
  /** Its row; that of a card is made when it is needed. */
  readonly row: NewCard | { readonly id: string };
  /** What it is to show by now; undefined when there is nothing. */
  readonly read: (row: LiveRow<Content> | undefined) => Promise<Newest | undefined>;
  /**
   * Why what its row says of it may not be so. `newer`: something was saved while it was shown. `lost`: another process may have
   * shown it last, and died.
   */
  readonly doubt?: 'newer' | 'lost' | undefined;
}

/** Makes one message show its newest state: reads it, posts or edits, and reads again until both are equal. */
export type Live<Content = BulletinContent> = (source: Source<Content>) => Promise<Outcome>;

export interface LiveDeps<Content> extends Omit<ShowDeps, 'queueing'>, OutcomesDeps {
  readonly live: LiveStore<Content>;
  readonly clock: Clock;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  /** Of a lease that its holder renews. */
  readonly leaseMs: number;
}

/** After its subject ended. */
const KEPT_MS = 30 * 24 * 3600_000;
const HELD_MS = 500;
/** A row that waits for its turn for longer is read again. */
const FRESH_MS = 3000;
const MOST_ROUNDS = 10;
const MOST_WAITING = 1000;

/** It may stand there twice, and rests: what changes meanwhile is shown when that is over. */
const isCalm = ({ ref, reason, notBefore }: LiveRow<unknown>): boolean =>
  !ref && reason === 'unknown' && notBefore !== undefined;

/** Whoever held its lease died, perhaps while it was posting. */
const isLost = ({ leaseUntil }: Pick<LiveRow, 'leaseUntil'>, now: Date): boolean =>
  leaseUntil !== undefined && leaseUntil <= now;

/** Posted where it should be, and in no trouble: it is edited there without a lease (docs/adr/0014). */
const isStanding = (row: LiveRow<unknown>, { team }: Newest): boolean =>
  row.type === 'card' &&
  row.ref !== undefined &&
  row.team === team &&
  [row.leaseUntil, row.dueAt, row.notBefore, row.reason, row.ended, row.address].every((one) => one === undefined);

const expiryOf = (newest: Newest): Date | undefined => newest.endedAt && later(newest.endedAt, KEPT_MS);

const sameTime = (one: Date | undefined, other: Date | undefined): boolean => one?.getTime() === other?.getTime();

export function createLive<Content extends BulletinContent>(deps: LiveDeps<Content>): Live<Content> {
  const { live, attempts, clock, counts, instance, leaseMs, log } = deps;
  const queueing = createQueueing(deps);
  const showing = createShow({ ...deps, queueing });
  const outcomes = createOutcomes(deps);
  const standing = createStanding();
  /** As they were read when they had to wait for their turn; whoever leases one finds out whether it still is so. */
  const waiting = new LRUCache<string, LiveRow<Content>>({
    max: MOST_WAITING,
    ttl: FRESH_MS,
    ttlResolution: 0,
    perf: { now: () => clock.now().getTime() },
  });
  /** What this process is at. */
  const busy = new Set<string>();
  let runs = 0;

  function waited(id: string) {
    const there = waiting.get(id);
    waiting.delete(id);
    return there;
  }

  async function after(row: LiveRow<Content>, newest: Newest, shown: Shown): Promise<Round> {
    if (shown.type === 'shown') standing.shows(row.id, { version: newest.version, digest: shown.digest });
    return outcomes.after(row, newest, shown);
  }

  /** Undefined: it cannot be edited there any more. What did not come to `shown` is written into its row, under a lease. */
  async function editInPlace(row: LiveRow<Content>, newest: Newest, turn?: ChatAddress): Promise<Shown | undefined> {
    standing.forget(row.id);
    const shown = await showing.edit(row, newest, turn);
    if (shown?.type !== 'shown') return shown;
    standing.shows(row.id, { version: newest.version, digest: shown.digest });
    if (newest.hearer !== undefined) counts.unreachable.delete(newest.hearer);
    const expiry = expiryOf(newest);
    if (!sameTime(row.expireAt, expiry)) await live.expire(row.id, expiry);
    return shown;
  }

  async function round(row: LiveRow<Content>, newest: Newest, wasLost: boolean, turn?: ChatAddress): Promise<Round> {
    const now = clock.now();
    if (!wasLost && row.notBefore && isPutOff(row, now)) {
      return isCalm(row) ? over({ dueAt: row.notBefore }) : { change: {}, outcome: { again: row.notBefore } };
    }
    if (!wasLost && isUpToDate(row, newest.version, now)) return over({});
    const looked = await (wasLost ? outcomes.lostPost(row, newest) : outcomes.lookUp(row, newest));
    if (looked) return looked;
    if (await newest.isFolded?.(row)) return passedOver(newest);
    return after(row, newest, await showing.show(row, newest, turn));
  }

  /** Keeps the lease while `work` runs; a write of who has lost it is refused. */
  function holding<T>(row: LiveRow<Content>, work: () => Promise<T>): Promise<T> {
    const renew = () => live.renew(row, later(clock.now(), leaseMs));
    return whileRenewed({ leaseMs, renew, named: { message: row.id }, log }, work);
  }

  /** Whether there is nothing to write and nothing to call, as far as the row is nobody's now. */
  async function isWell(row: LiveRow<Content>, newest: Newest, doubt: Source<Content>['doubt']): Promise<boolean> {
    const { id } = row;
    const own = row.type === 'card' ? standing.of(id) : undefined;
    if (!doubt && (isUpToDate(row, newest.version, clock.now()) || (own && own.version >= newest.version))) return true;
    // Whoever holds its lease may be editing it into something older.
    if (row.leaseUntil || row.dueAt) return false;
    if (row.type === 'bulletin') return showing.isShown(row, newest, row.shown);
    if (!sameTime(row.expireAt, expiryOf(newest))) return false;
    if (row.type === 'ping') return showing.isShown(row, newest, row.shown);
    // What was saved before the last write had effects of its own: another process may have shown that.
    if (doubt === 'lost' || !own || own.version < newest.version - 1) return false;
    const isShown = await showing.isShown(row, newest, own.digest);
    if (isShown) standing.shows(id, { ...own, version: newest.version });
    return isShown;
  }

  /** The conversation in which it has its turn from now on; a moment where it has to come back for that. */
  async function takeTurn(id: string, row: LiveRow<Content> | undefined, newest: Newest) {
    // A ping's row remembers by itself when it is tried again; what is looked for first makes another call.
    if (newest.isPosted || isLookedFor(row?.reason)) return undefined;
    // It may be folded, and need none.
    if (!row?.ref && newest.isFolded) return undefined;
    const to = row?.ref?.address ?? (await firstSpot(newest));
    if (!to) return undefined;
    return (await queueing.take(id, to, newest.urgency)) ?? attempts.counted(to);
  }

  async function run({ row: wanted, read, doubt }: Source<Content>): Promise<Outcome> {
    runs += 1;
    const by = `${instance}.${runs}`;
    // One that was taken for a row that has changed since is still good.
    let turn: ChatAddress | undefined;
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const now = clock.now();
      const inMemory = waited(wanted.id);
      const before = inMemory ?? (await live.get(wanted.id));
      const newest = await read(before);
      if (!newest) return DONE;
      const wasLost = before !== undefined && isLost(before, now);
      if (before && !wasLost && !inMemory) {
        if (await isWell(before, newest, doubt)) return DONE;
        if (before.notBefore && isPutOff(before, now)) {
          if (!isCalm(before)) return { again: before.notBefore };
          if (before.dueAt) return DONE;
        }
        // Somebody else is at it, and may have read an older state.
        if (before.leaseUntil) break;
      }
      const taken = turn ?? (await takeTurn(wanted.id, before, newest));
      if (taken instanceof Date) {
        if (before) waiting.set(before.id, before);
        return { again: taken };
      }
      turn = taken;
      const edited = before && isStanding(before, newest) ? await editInPlace(before, newest, taken) : undefined;
      if (edited?.type === 'shown') return DONE;
      const row = await live.lease(before ?? wanted, by, now, later(clock.now(), leaseMs));
      if (!row) continue;
      const { shown: _, ...unseen } = row;
      const show = () => (edited ? after(row, newest, edited) : round(wasLost ? unseen : row, newest, wasLost, taken));
      const { change, outcome } = await holding(row, show);
      turn = undefined;
      const kept = row.type === 'bulletin' ? change : { ...change, expireAt: expiryOf(newest) };
      if (!(await live.settle(row, kept, newest.version))) break;
      if (outcome) return outcome;
    }
    return { again: later(clock.now(), HELD_MS) };
  }

  return async (source) => {
    const { id } = source.row;
    const inLine = queueing.turnOf(id);
    if (inLine) return { again: inLine };
    if (busy.has(id)) return { again: later(clock.now(), HELD_MS) };
    busy.add(id);
    return run(source).finally(() => busy.delete(id));
  };
}

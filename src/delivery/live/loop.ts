import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { ChatAddress } from '../../ground/refs';
import { DONE, type Outcome } from '../../record/jobs';
import { FIRST_LOOK, isLookedFor } from '../attempt';
import type { BulletinContent } from '../bulletins/types';
import type { DeliveryCounts } from '../counts';
import { whileRenewed } from '../renewed';
import { createQueueing } from './queueing';
import type { Rooms } from './rooms';
import { createShow, type Newest, type ShowDeps, type Shown } from './show';
import { isPutOff, isUpToDate, type LivePatch, type LiveRow, type LiveStore, type NewCard } from './store';

/** What one live message is of. */
export interface Source<Content> {
  /** Its row; that of a card is made when it is needed. */
  readonly row: NewCard | { readonly id: string };
  /** What it is to show by now; undefined when there is nothing. */
  readonly read: (row: LiveRow<Content> | undefined) => Promise<Newest | undefined>;
}

/** Makes one message show its newest state: reads it, posts or edits, and reads again until both are equal. */
export type Live<Content = BulletinContent> = (source: Source<Content>) => Promise<Outcome>;

export interface LiveDeps<Content> extends Omit<ShowDeps, 'queueing'> {
  readonly live: LiveStore<Content>;
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  /** Of a lease that its holder renews. */
  readonly leaseMs: number;
  /** Names whom the desk can reach now: another answer is worth another try. */
  readonly reachable: Rooms['reachable'];
}

/** What may have arrived where nobody can be asked is posted anew after this; within a minute of its holder's death. */
const ANEW_MS = 60_000;
const ANEW_AFTER_DEATH_MS = 40_000;
/** What may stand there twice is posted no third time for so long. */
const CALM_MS = 10 * 60_000;
/** What nobody takes rests for so long, or until somebody else can be reached. */
const REST_MS = 3600_000;
/** After its subject ended. */
const KEPT_MS = 30 * 24 * 3600_000;
/** An expired lease was not renewed for as long as a first look waits. */
const LOOK_AFTER_DEATH = 'look_up_again';
const HELD_MS = 500;
const MOST_ROUNDS = 10;
const MOST_WAITING = 1000;

/** What one round makes of the row; without `outcome` the newest state is read again. */
interface Round {
  readonly change: LivePatch;
  readonly outcome?: Outcome;
}

const AT_REST = {
  reason: undefined,
  notBefore: undefined,
  dueAt: undefined,
  restsSince: undefined,
  restsAs: undefined,
  attempts: 0,
} as const satisfies LivePatch;

const over = (change: LivePatch): Round => ({ change, outcome: DONE });

/** As good as shown, until it changes. */
const passedOver = ({ version }: Newest): Round => over({ ...AT_REST, shownVersion: version, address: undefined });

/** It may stand there twice, and rests: what changes meanwhile is shown when that is over. */
const isCalm = ({ ref, reason, notBefore }: LiveRow<unknown>): boolean =>
  !ref && reason === 'unknown' && notBefore !== undefined;

/** Whoever held its lease died, perhaps while it was posting. */
const isLost = ({ leaseUntil }: Pick<LiveRow, 'leaseUntil'>, now: Date): boolean =>
  leaseUntil !== undefined && leaseUntil <= now;

const expiryOf = (newest: Newest): Date | undefined => newest.endedAt && later(newest.endedAt, KEPT_MS);

const sameTime = (one: Date | undefined, other: Date | undefined): boolean => one?.getTime() === other?.getTime();

export function createLive<Content extends BulletinContent>(deps: LiveDeps<Content>): Live<Content> {
  const { live, attempts, clock, counts, instance, leaseMs, log, reachable } = deps;
  const queueing = createQueueing(deps);
  const showing = createShow({ ...deps, queueing });
  /** As they were read when they had to wait for their turn; whoever leases one finds out whether it still is so. */
  const waiting = new LRUCache<string, LiveRow<Content>>({ max: MOST_WAITING });
  let runs = 0;

  function waited(id: string): LiveRow<Content> | undefined {
    const row = waiting.get(id);
    waiting.delete(id);
    return row;
  }

  function comeBack(at: Date, change: LivePatch): Round {
    return { change: { ...change, notBefore: at, dueAt: at }, outcome: { again: at } };
  }

  /** Whether it arrived is told by nobody. */
  const unasked = ({ newsUntil }: Newest, change: LivePatch, anewMs = ANEW_MS): Round =>
    newsUntil
      ? over({ ...AT_REST, ...change, reason: 'unknown', ended: 'unknown' })
      : over({ ...AT_REST, ...change, reason: 'unknown', dueAt: later(clock.now(), anewMs) });

  /** A post that may have arrived. `anewMs`: when it is posted anew where nobody can be asked. */
  function unknown(row: LiveRow<Content>, newest: Newest, address: ChatAddress, anewMs?: number): Round {
    counts.unknown += 1;
    const posted = { shownVersion: newest.version, ref: undefined, shown: undefined, address };
    if (!attempts.canLookUp(address)) {
      // It was posted anew already. Whoever presses it shows where it stands; only a change tries again, when all is calm.
      if (row.address && !newest.newsUntil) {
        return over({ ...AT_REST, ...posted, reason: 'unknown', notBefore: later(clock.now(), CALM_MS) });
      }
      return unasked(newest, posted, anewMs);
    }
    return comeBack(later(clock.now(), FIRST_LOOK.afterMs), { ...posted, reason: FIRST_LOOK.reason });
  }

  /** Asks for an earlier post that may have arrived; undefined when it did not. */
  async function lookUp(row: LiveRow<Content>, newest: Newest): Promise<Round | undefined> {
    if (!row.address || !isLookedFor(row.reason)) return undefined;
    const looked = await attempts.lookUp(row.reason, row.id, row.address);
    switch (looked.type) {
      case 'found': {
        const isNewest = row.shownVersion >= newest.version;
        const found = { ref: looked.ref, address: undefined, reason: undefined, notBefore: undefined };
        return { change: { ...found, ...(isNewest && { dueAt: undefined }) } };
      }
      case 'later':
        // Nobody says within the day for which it is news.
        if (newest.newsUntil && clock.now() >= newest.newsUntil) return unasked(newest, {});
        return comeBack(later(clock.now(), looked.afterMs), { reason: looked.reason });
      case 'hopeless':
        return unasked(newest, {});
      case 'absent':
        return undefined;
    }
  }

  /** It is tried again when it changes, when somebody else can be reached, or after a while. */
  async function rest({ hearer }: Newest): Promise<Round> {
    if (hearer !== undefined) counts.unreachable.add(hearer);
    const now = clock.now();
    const rests = { restsSince: now, restsAs: await reachable(), dueAt: later(now, REST_MS) };
    return over({ ...AT_REST, reason: 'unreachable', ...rests });
  }

  /** What became of one try to show it. */
  async function after(row: LiveRow<Content>, newest: Newest, shown: Shown): Promise<Round> {
    const { version, team, restMs, newsUntil, named, hearer } = newest;
    if (row.address && (shown.type === 'unknown' || shown.type === 'shown')) counts.reposts += 1;
    if (shown.type === 'shown' && hearer !== undefined) counts.unreachable.delete(hearer);
    switch (shown.type) {
      case 'shown': {
        const rest = restMs !== undefined && { notBefore: later(clock.now(), restMs) };
        return {
          change: {
            ...AT_REST,
            ...rest,
            shownVersion: version,
            ref: shown.ref,
            address: undefined,
            team,
            shown: shown.digest,
          },
          ...(newest.isAskedAgain && { outcome: DONE }),
        };
      }
      case 'unknown':
        return unknown(row, newest, shown.address);
      case 'later': {
        const { at, attempts: failures } = shown;
        // A card's own job brings it back.
        const isDue = row.dueAt || newest.isPosted;
        // An edit that failed may stand there.
        const change = { attempts: failures, notBefore: at, shown: undefined, ...(isDue && { dueAt: at }) };
        return { change, outcome: { again: at } };
      }
      case 'left':
        return { change: { ref: undefined, shown: undefined, address: undefined, team } };
      case 'nowhere':
        if (!newsUntil) return rest(newest);
        counts.nobody += 1;
        log.warn(named, 'nobody could be reached');
        return over({ ...AT_REST, reason: 'unreachable', ended: 'refused' });
      case 'refused':
        return newsUntil || newest.isPosted
          ? over({ ...AT_REST, reason: shown.reason, ended: 'refused' })
          : passedOver(newest);
    }
  }

  /** The last holder of its lease died, perhaps while it was posting: one look tells, for that was a while ago. */
  async function lostPost(row: LiveRow<Content>, newest: Newest): Promise<Round | undefined> {
    const { address = await firstSpot(newest) } = row;
    if (row.ref || !address) return undefined;
    if (!attempts.canLookUp(address)) return unknown(row, newest, address, ANEW_AFTER_DEATH_MS);
    counts.unknown += 1;
    const posted = { shownVersion: newest.version, shown: undefined, address };
    return comeBack(later(clock.now(), FIRST_LOOK.afterMs), { ...posted, reason: LOOK_AFTER_DEATH });
  }

  async function round(row: LiveRow<Content>, newest: Newest, wasLost: boolean, turn?: ChatAddress): Promise<Round> {
    const now = clock.now();
    if (!wasLost && row.notBefore && isPutOff(row, now)) {
      return isCalm(row) ? over({ dueAt: row.notBefore }) : { change: {}, outcome: { again: row.notBefore } };
    }
    if (!wasLost && isUpToDate(row, newest.version, now)) return over({});
    const looked = wasLost ? await lostPost(row, newest) : await lookUp(row, newest);
    if (looked) return looked;
    if (await newest.isFolded?.(row)) return passedOver(newest);
    return after(row, newest, await showing.show(row, newest, turn));
  }

  async function firstSpot(newest: Newest): Promise<ChatAddress | undefined> {
    for await (const { address } of newest.spots()) return address;
    return undefined;
  }

  /** Keeps the lease while `work` runs; a write of who has lost it is refused. */
  function holding<T>(row: LiveRow<Content>, work: () => Promise<T>): Promise<T> {
    const renew = () => live.renew(row, later(clock.now(), leaseMs));
    return whileRenewed({ leaseMs, renew, named: { message: row.id }, log }, work);
  }

  /** Whether there is nothing to write and nothing to call, as far as the row is nobody's now. */
  async function isWell(row: LiveRow<Content>, newest: Newest, now: Date): Promise<boolean> {
    if (isUpToDate(row, newest.version, now)) return true;
    // Whoever holds its lease may be editing it into something older.
    if (row.leaseUntil || row.dueAt) return false;
    const isKept = row.type === 'bulletin' || sameTime(row.expireAt, expiryOf(newest));
    return isKept && (await showing.isShown(row, newest));
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

  return async ({ row: wanted, read }) => {
    runs += 1;
    const by = `${instance}.${runs}`;
    // One that was taken for a row that has changed since is still good.
    let turn: ChatAddress | undefined;
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const inLine = queueing.turnOf(wanted.id);
      if (inLine) return { again: inLine };
      const now = clock.now();
      const inMemory = waited(wanted.id);
      const before = inMemory ?? (await live.get(wanted.id));
      const newest = await read(before);
      if (!newest) return DONE;
      const wasLost = before !== undefined && isLost(before, now);
      if (before && !wasLost && !inMemory) {
        if (await isWell(before, newest, now)) return DONE;
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
      const row = await live.lease(before ?? wanted, by, now, later(now, leaseMs));
      if (!row) continue;
      const { shown: _, ...unseen } = row;
      const { change, outcome } = await holding(row, () => round(wasLost ? unseen : row, newest, wasLost, taken));
      turn = undefined;
      const kept = row.type === 'bulletin' ? change : { ...change, expireAt: expiryOf(newest) };
      if (!(await live.settle(row, kept, newest.version))) break;
      if (outcome) return outcome;
    }
    return { again: later(clock.now(), HELD_MS) };
  };
}

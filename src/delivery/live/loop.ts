import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { ChatAddress } from '../../ground/refs';
import { DONE, type Outcome } from '../../record/jobs';
import { FIRST_LOOK, isLookedFor } from '../attempt';
import type { BulletinContent } from '../bulletins/types';
import type { DeliveryCounts } from '../counts';
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

export interface LiveDeps<Content> extends ShowDeps {
  readonly live: LiveStore<Content>;
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  /** Longer than the chat clients' own timeout. */
  readonly leaseMs: number;
}

/** What could be posted nowhere, or may have arrived where nobody can be asked, is posted anew after this. */
const ANEW_MS = 60_000;
const HELD_MS = 500;
const MOST_ROUNDS = 10;

/** What one round makes of the row; without `outcome` the newest state is read again. */
interface Round {
  readonly change: LivePatch;
  readonly outcome?: Outcome;
}

const AT_REST = { reason: undefined, notBefore: undefined, dueAt: undefined, attempts: 0 } as const satisfies LivePatch;

const over = (change: LivePatch): Round => ({ change, outcome: DONE });

/** As good as shown, until it changes. */
const passedOver = ({ version }: Newest): Round => over({ ...AT_REST, shownVersion: version, address: undefined });

export function createLive<Content extends BulletinContent>(deps: LiveDeps<Content>): Live<Content> {
  const { live, attempts, clock, counts, instance, leaseMs, log } = deps;
  const { isShown, show } = createShow(deps);
  let runs = 0;

  function comeBack(at: Date, change: LivePatch): Round {
    return { change: { ...change, notBefore: at, dueAt: at }, outcome: { again: at } };
  }

  /** Whether it arrived is told by nobody. */
  const unasked = ({ newsUntil }: Newest, change: LivePatch): Round =>
    newsUntil
      ? over({ ...AT_REST, ...change, reason: 'unknown', ended: 'unknown' })
      : over({ ...AT_REST, ...change, reason: 'unknown', dueAt: later(clock.now(), ANEW_MS) });

  /** A post that may have arrived. */
  function unknown(row: LiveRow<Content>, newest: Newest, address: ChatAddress): Round {
    counts.unknown += 1;
    const posted = { shownVersion: newest.version, ref: undefined, shown: undefined, address };
    // After a second one in a row only a change tries again.
    if (row.address && !newest.newsUntil) return passedOver(newest);
    if (!attempts.canLookUp(address)) return unasked(newest, posted);
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
        return comeBack(later(clock.now(), looked.afterMs), { reason: looked.reason });
      case 'hopeless':
        return unasked(newest, {});
      case 'absent':
        return undefined;
    }
  }

  /** What became of one try to show it. */
  function after(row: LiveRow<Content>, newest: Newest, shown: Shown): Round {
    const { version, team, restMs, newsUntil, named } = newest;
    if (row.address && (shown.type === 'unknown' || shown.type === 'shown')) counts.reposts += 1;
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
        // A team may be linked, a lead may say hello.
        if (!newsUntil) return over({ dueAt: later(clock.now(), ANEW_MS) });
        counts.nobody += 1;
        log.warn(named, 'nobody could be reached');
        return over({ ...AT_REST, reason: 'unreachable', ended: 'refused' });
      case 'refused':
        return newsUntil || newest.isPosted
          ? over({ ...AT_REST, reason: shown.reason, ended: 'refused' })
          : passedOver(newest);
    }
  }

  /** `wasLost`: the last holder of its lease died, perhaps while it was posting. */
  async function round(row: LiveRow<Content>, newest: Newest, wasLost: boolean): Promise<Round> {
    const now = clock.now();
    if (row.notBefore && isPutOff(row, now)) return { change: {}, outcome: { again: row.notBefore } };
    if (isUpToDate(row, newest.version, now)) return over({});
    const looked = await lookUp(row, newest);
    if (looked) return looked;
    if (wasLost && !row.ref && !row.address) {
      for await (const { address } of newest.spots()) return unknown(row, newest, address);
    }
    if (await newest.isFolded?.(row)) return passedOver(newest);
    return after(row, newest, await show(row, newest));
  }

  return async ({ row: wanted, read }) => {
    runs += 1;
    const by = `${instance}.${runs}`;
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const now = clock.now();
      const before = await live.get(wanted.id);
      const newest = await read(before);
      if (!newest || (before && isUpToDate(before, newest.version, now))) return DONE;
      // Whoever holds its lease may be editing it into something older.
      if (before && !before.leaseUntil && !before.dueAt && (await isShown(before, newest))) return DONE;
      const row = await live.lease(wanted, by, now, later(now, leaseMs));
      // Somebody else is at it, and may have read an older state.
      if (!row) break;
      const wasLost = before?.leaseUntil !== undefined && before.leaseUntil <= now;
      const { shown: _, ...unseen } = row;
      const { change, outcome } = await round(wasLost ? unseen : row, newest, wasLost);
      if (!(await live.settle(row, change, newest.version))) break;
      if (outcome) return outcome;
    }
    return { again: later(clock.now(), HELD_MS) };
  };
}

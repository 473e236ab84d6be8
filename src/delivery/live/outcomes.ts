import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { ChatAddress } from '../../ground/refs';
import { DONE, type Outcome } from '../../record/jobs';
import { FIRST_LOOK, GIVE_UP_MS, isLookedFor } from '../attempt';
import type { DeliveryCounts } from '../counts';
import type { Rooms } from './rooms';
import type { Newest, ShowDeps, Shown } from './show';
import type { LivePatch, LiveRow } from './store';

/** What may have arrived where nobody can be asked is posted anew after this; within a minute of its holder's death. */
const ANEW_MS = 60_000;
const ANEW_AFTER_DEATH_MS = 40_000;
/** What may stand there twice is posted no third time for so long. */
const CALM_MS = 10 * 60_000;
/** What nobody takes rests for so long, or until somebody else can be reached. */
const REST_MS = 3600_000;
/** An expired lease was not renewed for as long as a first look waits. */
const LOOK_AFTER_DEATH = 'look_up_again';

/** What one round makes of the row; without `outcome` the newest state is read again. */
export interface Round {
  readonly change: LivePatch;
  readonly outcome?: Outcome;
}

const AT_REST = {
  reason: undefined,
  notBefore: undefined,
  dueAt: undefined,
  lookedSince: undefined,
  restsSince: undefined,
  restsAs: undefined,
  attempts: 0,
} as const satisfies LivePatch;

export const over = (change: LivePatch): Round => ({ change, outcome: DONE });

/** As good as shown, until it changes. */
export const passedOver = ({ version }: Newest): Round =>
  over({ ...AT_REST, shownVersion: version, address: undefined });

export async function firstSpot(newest: Newest): Promise<ChatAddress | undefined> {
  for await (const { address } of newest.spots()) return address;
  return undefined;
}

export interface OutcomesDeps extends Pick<ShowDeps, 'attempts' | 'log'> {
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  /** Names whom the desk can reach now: another answer is worth another try. */
  readonly reachable: Rooms['reachable'];
}

/** What a try, or a look-up, makes of a row whose lease is held. */
export function createOutcomes({ attempts, clock, counts, reachable, log }: OutcomesDeps) {
  function comeBack(at: Date, change: LivePatch): Round {
    return { change: { ...change, notBefore: at, dueAt: at }, outcome: { again: at } };
  }

  const comesToLook = ({ lookedSince = clock.now() }: LiveRow<unknown>, change: LivePatch): Round =>
    comeBack(later(clock.now(), FIRST_LOOK.afterMs), { ...change, lookedSince });

  /** Whether it arrived is told by nobody. */
  const unasked = ({ newsUntil }: Newest, change: LivePatch, anewMs = ANEW_MS): Round =>
    newsUntil
      ? over({ ...AT_REST, ...change, reason: 'unknown', ended: 'unknown' })
      : over({ ...AT_REST, ...change, reason: 'unknown', dueAt: later(clock.now(), anewMs) });

  /** A post that may have arrived. `anewMs`: when it is posted anew where nobody can be asked. */
  function unknown(row: LiveRow<unknown>, newest: Newest, address: ChatAddress, anewMs?: number): Round {
    counts.unknown += 1;
    const posted = { shownVersion: newest.version, ref: undefined, shown: undefined, address };
    if (!attempts.canLookUp(address)) {
      // It was posted anew already. Whoever presses it shows where it stands; only a change tries again, when all is calm.
      if (row.address && !newest.newsUntil) {
        return over({ ...AT_REST, ...posted, reason: 'unknown', notBefore: later(clock.now(), CALM_MS) });
      }
      return unasked(newest, posted, anewMs);
    }
    return comesToLook(row, { ...posted, reason: FIRST_LOOK.reason });
  }

  /** Asks for an earlier post that may have arrived; undefined when it did not. */
  async function lookUp(row: LiveRow<unknown>, newest: Newest): Promise<Round | undefined> {
    if (!row.address || !isLookedFor(row.reason)) return undefined;
    const looked = await attempts.lookUp(row.reason, row.id, row.address);
    switch (looked.type) {
      case 'found': {
        const isNewest = row.shownVersion >= newest.version;
        const none = undefined;
        const found = { ref: looked.ref, address: none, reason: none, notBefore: none, lookedSince: none };
        return { change: { ...found, ...(isNewest && { dueAt: undefined }) } };
      }
      case 'later':
        // Nobody says within a day.
        if (clock.now() >= (newest.newsUntil ?? later(row.lookedSince ?? clock.now(), GIVE_UP_MS))) {
          return unasked(newest, {});
        }
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
  async function after(row: LiveRow<unknown>, newest: Newest, shown: Shown): Promise<Round> {
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
            // A card is edited by who holds no lease: its row would not know.
            shown: row.type === 'card' ? undefined : shown.digest,
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
  async function lostPost(row: LiveRow<unknown>, newest: Newest): Promise<Round | undefined> {
    const { address = await firstSpot(newest) } = row;
    if (row.ref || !address) return undefined;
    if (!attempts.canLookUp(address)) return unknown(row, newest, address, ANEW_AFTER_DEATH_MS);
    counts.unknown += 1;
    const posted = { shownVersion: newest.version, shown: undefined, address };
    return comesToLook(row, { ...posted, reason: LOOK_AFTER_DEATH });
  }

  return { lookUp, after, lostPost };
}

import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import { inParallel } from '../../ground/in-parallel';
import { createShared } from '../../ground/in-turn';
import { later } from '../../ground/moments';
import { compareAndSet } from '../../record/compare-and-set';
import { type LeaseStore } from '../../record/leases';
import type { Bulletins, BulletinTo, DigestContent } from '../bulletins/types';
import type { LiveStore } from '../live/store';
import type { DeliveryStore } from '../store';
import type { Subjects } from '../subject';
import { targetKey } from '../target';
import type { StoredStorm, StormStore } from './store';
import {
  type Digest,
  digestContent,
  refreshed,
  type Storm,
  type StormSay,
  type StormTarget,
  type Told,
  tellAll,
  withoutDigest,
} from './storm';

/**
 * Keeps one person or team from being told so much that nothing is read: in a storm their messages become one live
 * digest, which is edited in place. What is counted is what a person or a room receives; all cases of one service go
 * to one team and its people, so a service that breaks down is counted there too.
 */
export interface Storms {
  /**
   * `folded`: it stands in the target's digest now, and is not to be sent. Two round trips beside the digest's own, for all
   * that wait for the same target.
   */
  take(target: StormTarget, say: StormSay): Promise<'alone' | 'folded'>;
  /** A bulletin was tried: where it is a digest that cannot be shown, what is urgent in it goes on its own. */
  ended(id: string): Promise<void>;
  /** Shows digests as their cases are by now; does so once a minute, by one process of the desk. */
  refresh(): Promise<void>;
}

export interface StormsDeps {
  readonly store: {
    readonly storms: StormStore;
    readonly live: Pick<LiveStore, 'get'>;
    readonly leases: LeaseStore;
    readonly deliveries: Pick<DeliveryStore, 'unfold'>;
  };
  readonly subjects: Pick<Subjects, 'listed'>;
  readonly bulletins: Bulletins<DigestContent>;
  readonly desk: () => Desk;
  readonly clock: Clock;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  readonly log: Pick<Logger, 'warn'>;
  /** 0 ≤ x < 1, for the pause after a lost race. */
  readonly random?: () => number;
}

interface Showing {
  readonly digest?: Digest;
  readonly failed?: 'unknown' | 'refused';
}

/** Only other processes are in the way, so few of these are needed. */
const ATTEMPTS = 12;
const PAUSE_MS = 10;
const EVERY_MS = 60_000;
/** After this nobody reads a digest any more. */
const LOOKED_AFTER_MS = 24 * 3600_000;
const PAGE = 100;
const DIGEST = 'digest.';
const AT_ONCE = 4;

export function createStorms(deps: StormsDeps): Storms {
  const { store, subjects, bulletins, desk, clock, instance, log, random } = deps;
  const { storms } = store;
  const shared = createShared<Showing>();
  const together = createShared<Told | undefined>();
  /** By target: told with the next write. */
  const waiting = new Map<string, StormSay[]>();
  let nextAt = 0;

  /** Undefined when others wrote first, time after time. */
  async function change<T extends { readonly storm: Storm }>(
    target: StormTarget,
    next: (storm: Storm) => T,
  ): Promise<T | undefined> {
    const attempt = async (tries: number): Promise<T | 'lost' | undefined> => {
      const stored: StoredStorm = (await storms.get(target)) ?? { storm: { target, told: [] }, version: 0 };
      const changed = next(stored.storm);
      if (changed.storm === stored.storm) return changed;
      if ((await storms.save(changed.storm, stored.version, clock.now())) === 'saved') return changed;
      return tries < ATTEMPTS - 1 ? 'lost' : undefined;
    };
    return compareAndSet(`The storm of ${targetKey(target)}`, attempt, {
      attempts: ATTEMPTS,
      pauseMs: PAUSE_MS,
      random,
    });
  }

  const idOf = (target: StormTarget, { begun }: Digest): string =>
    `${DIGEST}${targetKey(target)}.${begun.toISOString()}`;

  /** Puts the digest as it is by now; `failed`: its message cannot be shown. */
  const showNewest = (target: StormTarget): Promise<Showing> =>
    shared(targetKey(target), async () => {
      const digest = (await storms.get(target))?.storm.digest;
      if (!digest || digest.ended === 'refused') return {};
      const id = idOf(target, digest);
      await bulletins.put({ id, to: placeOf(target), content: digestContent(digest) });
      const failed = (await store.live.get(id))?.ended;
      return { digest, ...(failed && { failed }) };
    });

  /** What goes on its own is remembered until it is on its way. */
  async function sendFreed(target: StormTarget): Promise<void> {
    const freed = (await storms.get(target))?.storm.freed;
    if (!freed) return;
    await store.deliveries.unfold(freed, clock.now());
    await change(target, (storm) => {
      const left = (storm.freed ?? []).filter((key) => !freed.includes(key));
      const { freed: _, ...rest } = storm;
      return { storm: left.length > 0 ? { ...rest, freed: left } : rest };
    });
  }

  async function giveUp(target: StormTarget, ended: Digest, why: 'unknown' | 'refused'): Promise<void> {
    log.warn({ target: targetKey(target), why }, 'a digest cannot be shown');
    await change(target, (storm) => {
      const isSame = storm.digest?.begun.getTime() === ended.begun.getTime() && storm.digest.ended !== 'refused';
      return { storm: isSame ? withoutDigest(storm, why, clock.now()) : storm };
    });
    await sendFreed(target);
  }

  /** Whether the digest is there to take it. */
  async function isShown(target: StormTarget): Promise<boolean> {
    const { digest, failed } = await showNewest(target);
    if (!digest || !failed) return digest !== undefined;
    await giveUp(target, digest, failed);
    const again = await showNewest(target);
    return again.digest !== undefined && !again.failed;
  }

  async function refreshOne({ storm, version }: StoredStorm): Promise<void> {
    const { digest, target } = storm;
    if (!digest) return;
    const next = refreshed(digest, await subjects.listed(digest.cases.map(({ subject }) => subject)));
    // Whoever wrote meanwhile has shown it too; the next minute looks again.
    const isSame = isDeepStrictEqual(next, digest);
    if (!isSame && (await storms.save({ ...storm, digest: next }, version, clock.now())) === 'lost') return;
    const { digest: shown, failed } = await showNewest(target);
    if (shown && failed) await giveUp(target, shown, failed);
    else if (storm.freed) await sendFreed(target);
  }

  const newestOnes = () => storms.live(later(clock.now(), -LOOKED_AFTER_MS), PAGE);

  return {
    async take(target, say) {
      const key = targetKey(target);
      waiting.set(key, [...(waiting.get(key) ?? []), say]);
      const told = await together(key, () => {
        const says = waiting.get(key) ?? [];
        waiting.delete(key);
        return change(target, (storm) => tellAll(storm, says, desk().storm, clock.now()));
      });
      // Rather once too often than not at all.
      if (!told || told.alone.has(say)) return 'alone';
      return (await isShown(target)) ? 'folded' : 'alone';
    },

    async ended(id) {
      if (!id.startsWith(DIGEST)) return;
      const failed = (await store.live.get(id))?.ended;
      if (!failed) return;
      for (const { storm } of await newestOnes()) {
        const { target, digest } = storm;
        if (digest && idOf(target, digest) === id && digest.ended !== 'refused') await giveUp(target, digest, failed);
      }
    },

    async refresh() {
      const now = clock.now();
      if (now.getTime() < nextAt) return;
      nextAt = now.getTime() + EVERY_MS;
      if (!(await store.leases.take('digests', instance, now, later(now, 2 * EVERY_MS)))) return;
      await inParallel(await newestOnes(), AT_ONCE, (one) =>
        refreshOne(one).catch((error: unknown) => {
          log.warn({ err: error, target: targetKey(one.storm.target) }, 'a digest stays as it was for now');
        }),
      );
    },
  };
}

/** A digest is a message in chat, also where a storm on another way made it. */
const placeOf = (target: StormTarget): BulletinTo =>
  target.type === 'room' ? target : { type: 'person', id: target.id };

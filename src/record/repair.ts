import type { Logger } from 'pino';
import { z } from 'zod';
import type { Desk } from '../desk/model';
import { type Clock } from '../ground/clock';
import { inParallel } from '../ground/in-parallel';
import { later } from '../ground/moments';
import { OF_A_JOB } from './compare-and-set';
import type { Handle } from './handle';
import type { RunEffect } from './jobs';
import type { Kind, KindTypes } from './kind';
import type { LeaseStore } from './leases';
import { type Infer, opt } from './schema';
import { KEPT_ENTRIES, type OpenRecord, type RecordStore } from './store';

export const repairResult = z.object({
  at: z.date(),
  /** The newest one that found nothing wrong. */
  cleanAt: opt(z.date()),
  open: z.number(),
  /** Found later than the tolerance. */
  overdue: z.number(),
  astray: z.number(),
  /** Of all repairs so far. */
  astrayTotal: z.number(),
});
/** What the newest repair found, whichever worker made it. */
export type RepairResult = Infer<typeof repairResult>;

export interface RepairStore {
  put(result: RepairResult): Promise<void>;
  last(): Promise<RepairResult | undefined>;
}

/** `ahead`, `due`: its next look is to come, or is now. `astray`: without help nobody would look at it in time. */
export type Verdict = 'ahead' | 'due' | 'at_rest' | 'astray';

/** Checks the stored `nextAt` against the state it was made from. */
export const verdictOf = <T extends KindTypes>(kind: Kind<T>, state: T['state'], now: Date): Verdict => {
  const expected = kind.nextLook(state);
  if (expected?.getTime() !== state.nextAt?.getTime()) return 'astray';
  if (expected) return expected > now ? 'ahead' : 'due';
  return kind.mayRest(state) ? 'at_rest' : 'astray';
};

interface Found {
  open: number;
  overdue: number;
  unreadable: number;
  failed: number;
  readonly astray: string[];
}

/** Looks through all open records of a kind, or what else is kept in order; false when another process took over on the way. */
export type LookThrough = (found: Found, mayGoOn: () => Promise<boolean>) => Promise<boolean>;

export interface LookThroughDeps<T extends KindTypes> {
  readonly kind: Kind<T>;
  readonly store: Pick<RecordStore<T>, 'open' | 'realign' | 'archive' | 'ended' | 'putAway'>;
  /** Runs a due tick here and now, with or without Redis. */
  readonly run: RunEffect;
  readonly handle: Handle<T>;
  /** The desk that counts; undefined while this process works with another. */
  readonly newestDesk: () => Promise<Desk | undefined>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error'>;
}

/** How often a repair is made, in milliseconds. */
export const REPAIR_MS = 60_000;
/** Whoever repairs goes on doing so; when they die, another worker takes over after this. */
const LEASE_MS = REPAIR_MS + 30_000;
/** Later than this is overdue: the sweep and the queue had their chance. */
const TOLERANCE_MS = 30_000;
const PAGE = 200;
const AT_ONCE = 8;
/** Records that one log line names. */
const NAMED = 20;

/**
 * Each open record has a next look, or is rightly at rest: what is due is run, what went astray is put right, and what the
 * desk outgrew is brought up to it.
 */
export function lookThrough<T extends KindTypes>(deps: LookThroughDeps<T>): LookThrough {
  const { kind, store, run, handle, newestDesk, clock, log } = deps;

  async function repair({ state, version, dueAt }: OpenRecord<T>, found: Found): Promise<Date | undefined> {
    const isSwept = dueAt?.getTime() === state.nextAt?.getTime();
    if (isSwept && verdictOf(kind, state, clock.now()) !== 'astray') return state.nextAt;
    const expected = kind.nextLook(state);
    // Where the state itself has no next look, only a person can help.
    const isNewest = await store.realign(state.id, version, expected);
    if (isNewest) found.astray.push(state.id);
    return isNewest ? expected : undefined;
  }

  async function look(one: OpenRecord<T>, desk: Desk | undefined, found: Found): Promise<void> {
    const subject = { kind: kind.name, id: one.state.id };
    try {
      const nextAt = await repair(one, found);
      if (nextAt && nextAt < later(clock.now(), -TOLERANCE_MS)) found.overdue += 1;
      if (nextAt && nextAt <= clock.now()) await run(subject, { type: 'tick', at: nextAt });
      if (desk && kind.outgrown?.(one.state, desk)) {
        await handle(kind.tick(subject.id, `desk:${subject.id}:${one.version}`), undefined, OF_A_JOB);
      }
      if (one.entries > KEPT_ENTRIES) await store.archive(subject.id);
    } catch (error) {
      found.failed += 1;
      log.error({ err: error, ...subject }, 'a record could not be looked at');
    }
  }

  async function putAway(id: string, found: Found): Promise<void> {
    await store.putAway(id).catch((error: unknown) => {
      found.failed += 1;
      log.error({ err: error, kind: kind.name, id }, 'a timeline could not be put away');
    });
  }

  return async (found, mayGoOn) => {
    let after: string | undefined;
    const desk = await newestDesk();
    do {
      if (!(await mayGoOn())) return false;
      const page = await store.open(after, PAGE);
      found.open += page.rows.length + page.unreadable;
      found.unreadable += page.unreadable;
      await inParallel(page.rows, AT_ONCE, (one) => look(one, desk, found));
      after = page.next;
    } while (after !== undefined);
    await inParallel(await store.ended(clock.now(), PAGE), AT_ONCE, (id) => putAway(id, found));
    return true;
  };
}

export interface RepairDeps {
  readonly kinds: readonly LookThrough[];
  readonly store: { readonly leases: LeaseStore; readonly repairs: RepairStore };
  readonly clock: Clock;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  /** Told after a repair that found nothing wrong; must not reject. */
  readonly heartbeat?: () => Promise<void>;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

/** One look through all open records, by one process of the desk at a time. Never rejects. */
export type Repair = () => Promise<void>;

export function createRepair({ kinds, store, clock, instance, heartbeat, log }: RepairDeps): Repair {
  const { leases, repairs } = store;
  const mayGoOn = () => leases.take('repair', instance, clock.now(), later(clock.now(), LEASE_MS));

  async function repair(): Promise<void> {
    const found: Found = { open: 0, overdue: 0, unreadable: 0, failed: 0, astray: [] };
    for (const look of kinds) if (!(await look(found, mayGoOn))) return;
    const { astray, ...counts } = found;
    const { open, overdue, unreadable, failed } = counts;
    const isClean = astray.length + overdue + unreadable + failed === 0;
    const last = await repairs.last();
    const at = clock.now();
    const cleanAt = isClean ? at : last?.cleanAt;
    await repairs.put({
      at,
      ...(cleanAt && { cleanAt }),
      open,
      overdue,
      astray: astray.length,
      astrayTotal: (last?.astrayTotal ?? 0) + astray.length,
    });
    if (isClean) await heartbeat?.();
    else log.error({ ...counts, astray: astray.length, ids: astray.slice(0, NAMED) }, 'a repair found something wrong');
  }

  return () => repair().catch((error: unknown) => log.warn({ err: error }, 'a repair failed'));
}

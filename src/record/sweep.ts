import type { Logger } from 'pino';
import { UNKNOWN_CARD_MS } from '../delivery/live/card';
import { type Delivery } from '../delivery/rows';
import { effectKey, type RunEffect } from '../delivery/run-effect';
import type { Priority } from '../desk/model';
import type { Clock } from '../ground/clock';
import { inParallel } from '../ground/in-parallel';
import { isAudience, isNotice } from '../incident/effects';
import { type Store } from '../store';
import type { Backoff } from './backoff';
import type { PriorityJobs } from './outbox';
import type { OutboxEntry } from './records';
import { later, wakeOf } from './wake';

export interface SweepDeps {
  readonly store: Pick<Store, 'incidents' | 'deliveries'>;
  readonly jobs: PriorityJobs;
  /** Runs an effect here and now, while no job can be added. */
  readonly run: RunEffect;
  /** The one that `run` reports to. */
  readonly backoff: Backoff;
  /** What to do about a delivery whose holder died. */
  readonly lost: (row: Delivery) => Promise<void>;
  /** What else is looked through at every sweep, each on its own. */
  readonly also: readonly (() => Promise<void>)[];
  readonly clock: Clock;
  /** How often it is called; deadlines within two of these are enqueued. */
  readonly periodMs: number;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

/** One look through MongoDB for everything that a queue may have lost. Harmless beside others of its kind. */
export type Sweep = () => Promise<void>;

const OLD_MS = 5000;
const PAGE = 100;
const LARGEST_PAGE = 5000;
const AT_ONCE = 8;

type Item = Pick<OutboxEntry, 'id' | 'effect' | 'at'>;

/** A page that grows while what is on it does not move, so that stuck rows never hide the others. */
function createPage() {
  let limit = PAGE;
  let last = '';
  return {
    limit: () => limit,
    seen(ids: readonly string[]) {
      const isFull = ids.length >= limit;
      const now = `${ids[0]} ${ids.length}`;
      limit = isFull && now === last ? Math.min(limit * 2, LARGEST_PAGE) : isFull ? limit : PAGE;
      last = now;
    },
  };
}

export function createSweep({ store, jobs, run, backoff, lost, also, clock, periodMs, log }: SweepDeps): Sweep {
  const { deliveries, incidents } = store;
  const pages = { unsettled: createPage(), due: createPage(), pending: createPage() };

  /** Hands it to a job, or does it here when there is no queue. */
  async function wake(incident: string, item: Item, priority?: Priority): Promise<void> {
    const wakeUp = wakeOf(item);
    if (backoff.isResting(effectKey(incident, wakeUp))) return;
    try {
      const isAdded = await jobs.add(incident, item, priority).then(
        () => true,
        () => false,
      );
      if (!isAdded && (wakeUp.type !== 'tick' || wakeUp.at <= clock.now())) await run(incident, wakeUp);
      // `nextAt` remembers a tick; with its job added, or no queue at all, the entry has done its work.
      if (wakeUp.type === 'tick' && !item.id.endsWith(SWEPT)) await incidents.settle(incident, [item.id]);
    } catch (error) {
      log.error({ err: error, incidentId: incident, effect: item.id }, 'an effect failed; it is tried again later');
    }
  }

  async function oldOutboxes(): Promise<void> {
    const found = await incidents.unsettled(later(clock.now(), -OLD_MS), pages.unsettled.limit());
    pages.unsettled.seen(found.map((one) => one.state.id));
    await inParallel(found, AT_ONCE, async ({ state, outbox }) => {
      for (const entry of outbox) await wake(state.id, entry, state.priority);
    });
  }

  async function dueTicks(): Promise<void> {
    const now = clock.now();
    const found = await incidents.due(later(now, 2 * periodMs), pages.due.limit());
    pages.due.seen(found.map((one) => one.id));
    await inParallel(found, AT_ONCE, ({ id, version, nextAt }) =>
      wake(id, { id: `${version}${SWEPT}`, effect: { type: 'tick', at: nextAt }, at: now }),
    );
  }

  async function pendingSays(): Promise<void> {
    const now = clock.now();
    const rows = await deliveries.pending(later(now, -OLD_MS), pages.pending.limit());
    pages.pending.seen(rows.map((one) => one.id));
    const ready = rows.filter((row) => !row.notBefore || row.notBefore <= later(now, periodMs));
    const incidentsOf = [...new Set(ready.map((row) => row.subject.id))];
    await inParallel(incidentsOf, AT_ONCE, async (incident) => {
      const effects = new Map(ready.filter((row) => row.subject.id === incident).map((row) => [row.effect, row]));
      for (const [id, { audience, notice, createdAt }] of effects) {
        if (!isAudience(audience) || !isNotice(notice)) continue;
        await wake(incident, { id, effect: { type: 'once', to: audience, notice }, at: createdAt });
      }
    });
  }

  async function lostPosts(): Promise<void> {
    for (const row of await deliveries.expireLeases(clock.now(), PAGE)) {
      await lost(row).catch((error: unknown) => log.error({ err: error, delivery: row.id }, 'a lost post stays so'));
    }
  }

  async function unknownCards(): Promise<void> {
    const now = clock.now();
    const rows = await deliveries.unknownCards(later(now, -UNKNOWN_CARD_MS), PAGE);
    await inParallel(rows, AT_ONCE, ({ subject, place }) =>
      wake(subject.id, { id: `live.${place}`, effect: { type: 'live', place }, at: now }),
    );
  }

  return async () => {
    for (const part of [lostPosts, oldOutboxes, dueTicks, pendingSays, unknownCards, ...also]) {
      await part().catch((error: unknown) => log.warn({ err: error, part: part.name }, 'part of a sweep failed'));
    }
  };
}

/** Marks the tick of a sweep, which stands in no outbox. */
const SWEPT = '.0.swept';

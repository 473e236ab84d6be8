import type { Logger } from 'pino';
import type { RunEffect } from '../delivery/run-effect';
import type { Clock } from '../ground/clock';
import { inParallel } from '../ground/in-parallel';
import { auditOf } from '../incident/audit';
import { nextLook } from '../incident/policies/next-look';
import { type Store } from '../store';
import { KEPT_ENTRIES, type OpenIncident } from './repair-store';
import { later } from './wake';

export interface AuditorDeps {
  readonly store: Pick<Store, 'incidents' | 'leases' | 'audits'>;
  /** Runs a due tick here and now, with or without Redis. */
  readonly run: RunEffect;
  readonly clock: Clock;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  /** Told after an audit that found nothing wrong; must not reject. */
  readonly heartbeat?: () => Promise<void>;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

/** One look through all open incidents, by one process of the desk at a time. Never rejects. */
export type Audit = () => Promise<void>;

/** How often an audit is made, in milliseconds. */
export const AUDIT_MS = 60_000;
/** Whoever audits goes on doing so; when they die, another worker takes over after this. */
const LEASE_MS = AUDIT_MS + 30_000;
/** Later than this is overdue: the sweep and the queue had their chance. */
const TOLERANCE_MS = 30_000;
const PAGE = 200;
const AT_ONCE = 8;
/** Incidents that one log line names. */
const NAMED = 20;

interface Found {
  open: number;
  overdue: number;
  unreadable: number;
  failed: number;
  readonly astray: string[];
}

/** Each open incident has a next look, or is rightly at rest: what is due is run, and what went astray is put right. */
export function createAuditor({ store, run, clock, instance, heartbeat, log }: AuditorDeps): Audit {
  const { incidents, leases, audits } = store;

  const mayAudit = () => leases.take('auditor', instance, clock.now(), later(clock.now(), LEASE_MS));

  async function repair({ state, version, dueAt }: OpenIncident, found: Found): Promise<Date | undefined> {
    const isSwept = dueAt?.getTime() === state.nextAt?.getTime();
    if (isSwept && auditOf(state, clock.now()) !== 'astray') return state.nextAt;
    const expected = nextLook(state);
    // Where the state itself has no next look, only a person can help.
    const isNewest = await incidents.realign(state.id, version, expected);
    if (isNewest) found.astray.push(state.id);
    return isNewest ? expected : undefined;
  }

  async function look(one: OpenIncident, found: Found): Promise<void> {
    const { id } = one.state;
    try {
      const nextAt = await repair(one, found);
      if (nextAt && nextAt < later(clock.now(), -TOLERANCE_MS)) found.overdue += 1;
      if (nextAt && nextAt <= clock.now()) await run(id, { type: 'tick', at: nextAt });
      if (one.entries > KEPT_ENTRIES) await incidents.archiveTimeline(id);
    } catch (error) {
      found.failed += 1;
      log.error({ err: error, incidentId: id }, 'an incident could not be audited');
    }
  }

  /** Undefined when another process took over on the way. */
  async function lookThrough(): Promise<Found | undefined> {
    const found: Found = { open: 0, overdue: 0, unreadable: 0, failed: 0, astray: [] };
    let after: string | undefined;
    do {
      if (!(await mayAudit())) return undefined;
      const page = await incidents.open(after, PAGE);
      found.open += page.rows.length + page.unreadable;
      found.unreadable += page.unreadable;
      await inParallel(page.rows, AT_ONCE, (one) => look(one, found));
      after = page.next;
    } while (after !== undefined);
    return found;
  }

  async function audit(): Promise<void> {
    const found = await lookThrough();
    if (!found) return;
    const { astray, ...counts } = found;
    const { open, overdue, unreadable, failed } = counts;
    const isClean = astray.length + overdue + unreadable + failed === 0;
    const last = await audits.last();
    const at = clock.now();
    const cleanAt = isClean ? at : last?.cleanAt;
    await audits.put({
      at,
      ...(cleanAt && { cleanAt }),
      open,
      overdue,
      astray: astray.length,
      astrayTotal: (last?.astrayTotal ?? 0) + astray.length,
    });
    if (isClean) await heartbeat?.();
    else log.error({ ...counts, astray: astray.length, incidentIds: astray.slice(0, NAMED) }, 'an audit was not clean');
  }

  return () => audit().catch((error: unknown) => log.warn({ err: error }, 'an audit failed'));
}

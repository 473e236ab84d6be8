import type { Logger } from 'pino';
import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import { earliest, later } from '../../ground/moments';
import { type ChatOf, isFinal, roomReader } from '../../people/reach';
import { DONE, type Outcome } from '../../record/jobs';
import { versionOf } from '../../record/stored';
import { ChatError } from '../../view/chat-port';
import { type Attempts, REST_MS } from '../attempt';
import type { Recipients } from '../recipients';
import type { Delivery } from '../rows';
import type { DeliveryStore } from '../store';
import type { Revised, Snapshot } from '../subject';

/** What was said shows what its writer made of it since: other words, or none. The record's own store forgets last. */
export type Copies = (snapshot: Snapshot) => Promise<Outcome>;

export interface CopiesDeps {
  readonly deliveries: Pick<DeliveryStore, 'ofSubject' | 'revise'>;
  readonly recipients: Pick<Recipients, 'locate'>;
  readonly attempts: Pick<Attempts, 'make'>;
  readonly chat: ChatOf;
  readonly desk: () => Desk;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
}

/** The newest revision that a message says something of which was not shown there yet. */
const missing = ({ effect, revised = 0 }: Delivery, { by }: Revised): number =>
  by
    .filter(({ of, version }) => (of === undefined || of === versionOf(effect)) && versionOf(effect) < version)
    .reduce((newest, { version }) => (version > revised ? Math.max(newest, version) : newest), 0);

export function createCopies({ deliveries, recipients, attempts, chat, desk, clock, log }: CopiesDeps): Copies {
  /** Undefined: it shows it, or can show nothing any more. */
  async function show(row: Delivery, snapshot: Snapshot): Promise<Date | undefined> {
    const { ref } = row;
    const port = ref && chat(ref.address.platform);
    if (!ref || !port) return undefined;
    const to = await recipients.locate(snapshot, row.audience, row.target).catch(() => undefined);
    const reader = to && 'reader' in to ? to.reader : roomReader(snapshot.team, desk());
    // A ping that is overtaken is kept up to date by itself.
    const at = { postedAt: row.settledAt ?? row.createdAt };
    if (snapshot.traits(row).isPing && snapshot.passed?.(row, reader, at)) return undefined;
    const done = await attempts.make(() => port.update(ref, snapshot.notice(row, reader)), ref.address);
    if (!(done instanceof ChatError)) return undefined;
    if (!isFinal(done)) return later(clock.now(), done.retryAfterMs ?? REST_MS);
    log.warn({ reason: done.kind }, 'a message cannot be edited any more');
    return undefined;
  }

  async function follow(row: Delivery, snapshot: Snapshot, revised: Revised): Promise<Date | undefined> {
    const version = missing(row, revised);
    if (version === 0) return undefined;
    // It is on its way: what it says is known when it has arrived.
    if (row.status === 'sending') return later(clock.now(), REST_MS);
    const again = await show(row, snapshot);
    if (!again) await deliveries.revise(row.id, revised.now(row), version);
    return again;
  }

  return async (snapshot) => {
    const { revised } = snapshot;
    if (!revised) return DONE;
    let again: Date | undefined;
    for (const row of await deliveries.ofSubject(snapshot.subject)) {
      again = earliest(again, await follow(row, snapshot, revised));
    }
    await revised.forget();
    return again ? { again } : DONE;
  };
}

import type { Logger } from 'pino';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { MessageRef } from '../../ground/refs';
import { type ChatOf, isFinal } from '../../people/reach';
import { DONE, type Outcome } from '../../record/jobs';
import { ChatError } from '../../view/chat-port';
import { GIVE_UP_MS, LOOK_UP_AFTER_MS } from '../attempt';
import type { DeliveryCounts } from '../counts';
import type { DeliveryReason } from '../reasons';
import type { Recipients } from '../recipients';
import { type Delivery } from '../rows';
import type { DeliveryStore } from '../store';
import type { Snapshot, Subjects } from '../subject';
import { needsStandIn, type StandIn } from './stand-in';

/** How a leased delivery may end; each writes its row. */
export interface Endings {
  /** `ref`: absent for what went by another way than chat. */
  sent(row: Delivery, ref?: MessageRef): Promise<Outcome>;
  cancelled(row: Delivery, reason: DeliveryReason): Promise<Outcome>;
  /** It stands in a digest, which is a message that there is. */
  gathered(row: Delivery): Promise<Outcome>;
  /** Puts it back until `until`. */
  waits(row: Delivery, until: Date, reason: DeliveryReason): Promise<Outcome>;
  refused(row: Delivery, snapshot: Snapshot, reason: DeliveryReason): Promise<Outcome>;
  /** What a failed post means. `canLookUp`: the platform can be asked whether it arrived. */
  failed(row: Delivery, snapshot: Snapshot, error: ChatError, canLookUp: boolean): Promise<Outcome>;
  /** An earlier post of this row may have arrived. */
  wasTried(row: Delivery): boolean;
  /** Asks for that earlier post; undefined when it did not arrive and is to be posted again. */
  lookUp(
    row: Delivery,
    snapshot: Snapshot,
    find: () => Promise<MessageRef | undefined> | undefined,
  ): Promise<Outcome | undefined>;
  lost(row: Delivery): Promise<void>;
}

export interface EndingsDeps {
  readonly subjects: Pick<Subjects, 'load'>;
  readonly deliveries: DeliveryStore;
  readonly chat: ChatOf;
  readonly recipients: Recipients;
  readonly standIn: StandIn;
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  readonly log: Pick<Logger, 'warn'>;
}

const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;
const [FIRST_MS, LAST_MS] = LOOK_UP_AFTER_MS;
const FIRST_LOOK = { reason: 'look_up', afterMs: FIRST_MS } as const;
const LAST_LOOK = { reason: 'look_up_again', afterMs: LAST_MS - FIRST_MS } as const;

/** Posts and look-ups of one row whose fate stays unknown. */
const MOST_ATTEMPTS = 8;

/** Tries of a way that cannot be reached, over about 15 s, before a ping of P1 or P2 takes the next way as well. */
const AWAY_ATTEMPTS = 5;

const retryMs = (attempts: number) => Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** Math.max(0, attempts - 1));

export function createEndings({
  subjects,
  deliveries,
  chat,
  recipients,
  standIn,
  clock,
  counts,
  log,
}: EndingsDeps): Endings {
  async function end(row: Delivery, status: Delivery['status'], reason: DeliveryReason): Promise<Outcome> {
    await deliveries.finish(row.id, { status, reason, settledAt: clock.now() });
    return DONE;
  }

  async function putOff(row: Delivery, ms: number, reason?: DeliveryReason): Promise<Outcome> {
    const again = later(clock.now(), ms);
    await deliveries.finish(row.id, { status: 'pending', notBefore: again, ...(reason !== undefined && { reason }) });
    return { again };
  }

  async function refused(row: Delivery, snapshot: Snapshot, reason: DeliveryReason): Promise<Outcome> {
    log.warn({ number: snapshot.listed.number, audience: row.audience, reason }, 'a message was refused');
    // First the other way: dying in between must not leave it untold.
    await standIn(snapshot, row);
    return end(row, 'refused', reason);
  }

  async function unknown(
    row: Delivery,
    snapshot: Snapshot,
    canLookUp: boolean,
    reason: DeliveryReason,
  ): Promise<Outcome> {
    counts.unknown += 1;
    if (needsStandIn(snapshot, row, 'unknown')) await standIn(snapshot, row);
    return canLookUp && row.attempts < MOST_ATTEMPTS
      ? putOff(row, FIRST_LOOK.afterMs, FIRST_LOOK.reason)
      : end(row, 'unknown', reason);
  }

  const wasTried = ({ reason }: Delivery) => reason === FIRST_LOOK.reason || reason === LAST_LOOK.reason;

  return {
    refused,
    wasTried,
    cancelled: (row, reason) => end(row, 'cancelled', reason),
    gathered: (row) => end(row, 'sent', 'digest'),

    async waits(row, until, reason) {
      await deliveries.finish(row.id, { status: 'pending', notBefore: until, reason });
      return { again: until };
    },

    async sent(row, ref) {
      await deliveries.finish(row.id, { status: 'sent', ...(ref && { ref }), settledAt: clock.now() });
      return DONE;
    },

    async failed(row, snapshot, error, canLookUp) {
      if (error.kind === 'rate_limited') {
        // What is still looked for stays so.
        return putOff(row, error.retryAfterMs ?? RETRY_MS, wasTried(row) ? row.reason : 'limited');
      }
      if (error.kind === 'unknown') return unknown(row, snapshot, canLookUp, 'unknown');
      if (isFinal(error)) return refused(row, snapshot, error.kind);
      if (clock.now() >= later(row.createdAt, GIVE_UP_MS)) return refused(row, snapshot, 'gave_up');
      // A way that is away for longer keeps nobody asleep: the next way is taken beside it.
      if (row.attempts === AWAY_ATTEMPTS && needsStandIn(snapshot, row, 'unknown')) {
        await standIn(snapshot, row, 'away');
      }
      return putOff(row, retryMs(row.attempts));
    },

    async lookUp(row, snapshot, find) {
      let ref: MessageRef | undefined;
      try {
        ref = await find();
      } catch (error) {
        log.warn({ err: error, number: snapshot.listed.number }, 'a post could not be looked up');
        const isHopeless = error instanceof ChatError && isFinal(error);
        if (isHopeless || row.attempts >= MOST_ATTEMPTS) return end(row, 'unknown', 'cannot_look_up');
        return putOff(row, LAST_LOOK.afterMs, row.reason);
      }
      if (ref) {
        await deliveries.finish(row.id, { status: 'sent', ref, settledAt: clock.now() });
        return DONE;
      }
      if (row.reason === FIRST_LOOK.reason) return putOff(row, LAST_LOOK.afterMs, LAST_LOOK.reason);
      // Somebody else was told instead; the same way is not taken twice.
      return needsStandIn(snapshot, row, 'unknown') ? end(row, 'unknown', 'not_found') : undefined;
    },

    async lost(row) {
      const snapshot = await subjects.load(row.subject);
      if (!snapshot) return;
      const to = await recipients.locate(snapshot, row.audience, row.target).catch(() => undefined);
      const canLookUp = to !== undefined && 'address' in to && chat(to.address.platform)?.findPosted !== undefined;
      await unknown(row, snapshot, canLookUp, 'lease_expired');
    },
  };
}

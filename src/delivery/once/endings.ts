import { later } from '../../ground/moments';
import type { MessageRef } from '../../ground/refs';
import { isFinal } from '../../people/reach';
import { DONE, type Outcome } from '../../record/jobs';
import type { ChatError } from '../../view/chat-port';
import { type Attempts, FIRST_LOOK, GIVE_UP_MS, isLookedFor, type Looked, REST_MS, retryMs } from '../attempt';
import type { DeliveryReason } from '../reasons';
import { type Delivery } from '../rows';
import type { Snapshot, Subjects } from '../subject';
import { needsStandIn, type StandIn, type StandInDeps } from './stand-in';

export interface EndingsDeps extends StandInDeps {
  readonly subjects: Pick<Subjects, 'load'>;
  readonly attempts: Attempts;
  readonly standIn: StandIn;
}

/** Posts and look-ups of one row whose fate stays unknown. */
const MOST_ATTEMPTS = 8;

/** Tries of a way that cannot be reached, over about 15 s, before a ping of P1 or P2 takes the next way as well. */
const AWAY_ATTEMPTS = 5;

/** How a leased delivery may end; each writes its row. */
export function createEndings(deps: EndingsDeps) {
  const { subjects, deliveries, attempts, recipients, standIn, clock, counts, log } = deps;

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
    await standIn(snapshot, row, 'refused');
    return end(row, 'refused', reason);
  }

  async function unknown(
    row: Delivery,
    snapshot: Snapshot,
    canLookUp: boolean,
    reason: DeliveryReason,
  ): Promise<Outcome> {
    counts.unknown += 1;
    if (needsStandIn(snapshot, row, 'unknown')) await standIn(snapshot, row, 'unknown');
    return canLookUp && row.attempts < MOST_ATTEMPTS
      ? putOff(row, FIRST_LOOK.afterMs, FIRST_LOOK.reason)
      : end(row, 'unknown', reason);
  }

  /** `ref`: absent for what went by another way than chat. */
  async function sent(row: Delivery, ref?: MessageRef): Promise<Outcome> {
    await deliveries.finish(row.id, { status: 'sent', ...(ref && { ref }), settledAt: clock.now() });
    return DONE;
  }

  return {
    refused,
    sent,
    cancelled: (row: Delivery, reason: DeliveryReason) => end(row, 'cancelled', reason),
    /** It stands in a digest, which is a message that there is. */
    gathered: (row: Delivery) => end(row, 'sent', 'digest'),

    /** Puts it back until `until`. */
    async waits(row: Delivery, until: Date, reason: DeliveryReason): Promise<Outcome> {
      await deliveries.finish(row.id, { status: 'pending', notBefore: until, reason });
      return { again: until };
    },

    /** What a failed post means. `canLookUp`: the platform can be asked whether it arrived. */
    async failed(row: Delivery, snapshot: Snapshot, error: ChatError, canLookUp: boolean): Promise<Outcome> {
      if (error.kind === 'rate_limited') {
        // What is still looked for stays so.
        return putOff(row, error.retryAfterMs ?? REST_MS, isLookedFor(row.reason) ? row.reason : 'limited');
      }
      if (error.kind === 'unknown') return unknown(row, snapshot, canLookUp, 'unknown');
      if (isFinal(error)) return refused(row, snapshot, error.kind);
      if (clock.now() >= later(row.createdAt, GIVE_UP_MS)) return refused(row, snapshot, 'gave_up');
      // A way that is away for longer keeps nobody asleep: the next way is taken beside it.
      if (row.attempts === AWAY_ATTEMPTS && needsStandIn(snapshot, row, 'unknown')) {
        await standIn(snapshot, row, 'away');
      }
      return putOff(row, retryMs(row.attempts - 1));
    },

    /** What a look-up of its earlier post means; undefined when it did not arrive and is to be posted again. */
    async looked(row: Delivery, snapshot: Snapshot, looked: Looked): Promise<Outcome | undefined> {
      switch (looked.type) {
        case 'found':
          return sent(row, looked.ref);
        case 'hopeless':
          return end(row, 'unknown', 'cannot_look_up');
        case 'later': {
          const isUnanswered = looked.reason === row.reason;
          if (isUnanswered && row.attempts >= MOST_ATTEMPTS) return end(row, 'unknown', 'cannot_look_up');
          return putOff(row, looked.afterMs, looked.reason);
        }
        case 'absent':
          // Somebody else was told instead; the same way is not taken twice.
          return needsStandIn(snapshot, row, 'unknown') ? end(row, 'unknown', 'not_found') : undefined;
      }
    },

    async lost(row: Delivery): Promise<void> {
      const snapshot = await subjects.load(row.subject);
      if (!snapshot) return;
      const to = await recipients.locate(snapshot, row.audience, row.target).catch(() => undefined);
      const canLookUp = to !== undefined && 'address' in to && attempts.canLookUp(to.address);
      await unknown(row, snapshot, canLookUp, 'lease_expired');
    },
  };
}

import { later } from '../../ground/moments';
import type { MessageRef } from '../../ground/refs';
import { isFinal } from '../../people/reach';
import { DONE, type Outcome } from '../../record/jobs';
import type { ChatError } from '../../view/chat-port';
import { type Attempts, FIRST_LOOK, GIVE_UP_MS, isLookedFor, type Looked, REST_MS, retryMs } from '../attempt';
import type { DeliveryReason } from '../reasons';
import { type Delivery, fellDue } from '../rows';
import type { Ending } from '../store';
import type { Snapshot, Subjects } from '../subject';
import { heldUntil } from './plan';
import { needsStandIn, type StandIn, type StandInDeps } from './stand-in';

export interface EndingsDeps extends StandInDeps {
  readonly subjects: Pick<Subjects, 'load' | 'undelivered'>;
  readonly attempts: Attempts;
  readonly standIn: StandIn;
}

/** `now`: the row as it is stored by now, where nothing else of its record was written. */
export interface Sent extends Outcome {
  readonly now?: Delivery;
}

/** Tries of a way that cannot be reached, over about 15 s, before a ping of P1 or P2 takes the next way as well. */
const AWAY_TRIES = 5;

/** How a leased delivery may end; each writes its row. */
export function createEndings(deps: EndingsDeps) {
  const { subjects, deliveries, attempts, recipients, standIn, clock, counts, log } = deps;

  async function end(row: Delivery, status: Delivery['status'], reason: DeliveryReason): Promise<Outcome> {
    // Before its row is settled: nobody looks at it again.
    if (status === 'unknown') await subjects.undelivered(row.subject, row, 'unknown');
    await deliveries.finish(row, { status, reason, settledAt: clock.now() });
    return DONE;
  }

  async function putOff(row: Delivery, ms: number, more: Pick<Ending, 'reason' | 'away'>): Promise<Outcome> {
    const again = later(clock.now(), ms);
    await deliveries.finish(row, { status: 'pending', notBefore: again, ...more });
    return { again };
  }

  const isOld = (row: Delivery): boolean => clock.now() >= later(fellDue(row), GIVE_UP_MS);

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
    const isLooked = canLookUp && !isOld(row);
    if (needsStandIn(snapshot, row, 'unknown')) await standIn(snapshot, row, isLooked ? 'looked_for' : 'unknown');
    return isLooked ? putOff(row, FIRST_LOOK.afterMs, { reason: FIRST_LOOK.reason }) : end(row, 'unknown', reason);
  }

  /** `ref`: absent for what went by another way than chat. */
  async function sent(row: Delivery, ref?: MessageRef): Promise<Sent> {
    const end = { status: 'sent', ...(ref && { ref }), settledAt: clock.now() } as const;
    await deliveries.finish(row, end);
    return { now: { ...row, ...end } };
  }

  return {
    refused,
    sent,
    cancelled: (row: Delivery, reason: DeliveryReason) => end(row, 'cancelled', reason),
    /** It stands in a digest, which is a message that there is. */
    gathered: (row: Delivery) => end(row, 'sent', 'digest'),

    /** Puts it back until `until`, when it falls due. */
    async waits(row: Delivery, until: Date, reason: DeliveryReason): Promise<Outcome> {
      await deliveries.finish(row, { status: 'pending', ...heldUntil(until), reason });
      return { again: until };
    },

    /** What a failed post means. `canLookUp`: the platform can be asked whether it arrived. */
    async failed(row: Delivery, snapshot: Snapshot, error: ChatError, canLookUp: boolean): Promise<Outcome> {
      if (error.kind === 'rate_limited') {
        // What is still looked for stays so.
        const reason = isLookedFor(row.reason) ? row.reason : 'limited';
        return putOff(row, error.retryAfterMs ?? REST_MS, { reason });
      }
      if (error.kind === 'unknown') return unknown(row, snapshot, canLookUp, 'unknown');
      if (isFinal(error)) return refused(row, snapshot, error.kind);
      if (isOld(row)) return refused(row, snapshot, 'gave_up');
      const away = (row.away ?? 0) + 1;
      // A way that is away for longer keeps nobody asleep: the next way is taken beside it.
      if (away >= AWAY_TRIES && needsStandIn(snapshot, row, 'unknown')) await standIn(snapshot, row, 'away');
      return putOff(row, retryMs(away - 1), { away });
    },

    /** What a look-up means that did not find its earlier post; undefined when that did not arrive and is posted again. */
    async looked(row: Delivery, looked: Exclude<Looked, { type: 'found' }>): Promise<Outcome | undefined> {
      switch (looked.type) {
        case 'hopeless':
          return end(row, 'unknown', 'cannot_look_up');
        case 'later':
          if (isOld(row)) return end(row, 'unknown', 'cannot_look_up');
          return putOff(row, looked.afterMs, { reason: looked.reason });
        case 'absent':
          return isOld(row) ? end(row, 'unknown', 'not_found') : undefined;
      }
    },

    /** Its holder died: its post may have arrived. */
    async lost(row: Delivery): Promise<Outcome> {
      const snapshot = await subjects.load(row.subject);
      if (!snapshot) return end(row, 'cancelled', 'no_incident');
      // Where that cannot be said now, whoever looks it up will say that it cannot be.
      const to = await recipients.locate(snapshot, row.audience, row.target).catch(() => 'later' as const);
      const canLookUp = to === 'later' || (to !== undefined && 'address' in to && attempts.canLookUp(to.address));
      return unknown(row, snapshot, canLookUp, 'lease_expired');
    },
  };
}

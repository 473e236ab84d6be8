import { earliest, later } from '../../ground/moments';
import type { SubjectRef } from '../../ground/refs';
import { DONE, type Outcome } from '../../record/jobs';
import { ChatError } from '../../view/chat-port';
import { noteReach } from '../counts';
import { type Delivery } from '../rows';
import type { Snapshot, Subjects, Unplanned } from '../subject';
import { planSay } from './plan';
import { reachedBy } from './reached-by';
import type { Sender } from './send';
import type { StandInDeps } from './stand-in';

/** One saying: plans its rows, in the order of its record's sayings, then sends those that may go. */
export type Say = (subject: SubjectRef, effect: string) => Promise<Outcome>;

export interface SayDeps extends StandInDeps {
  readonly subjects: Pick<Subjects, 'load' | 'settle' | 'heard'>;
  readonly send: Sender['send'];
}

/** After this the order of says, or a person who cannot be looked up, holds nothing up any longer. */
export const PATIENCE_MS = 120_000;
const LOOK_AGAIN_MS = 1000;

export function createSay({ subjects, deliveries, recipients, send, clock, counts, log }: SayDeps): Say {
  async function plan(snapshot: Snapshot, saying: Unplanned, rows: readonly Delivery[]): Promise<Outcome> {
    const now = clock.now();
    const mayWait = now < later(saying.at, PATIENCE_MS);
    const { previous } = saying;
    if (previous !== undefined && mayWait && !rows.some((row) => row.effect === previous)) {
      return { again: later(now, LOOK_AGAIN_MS) };
    }
    try {
      const { row, ...reach } = await planSay(recipients, snapshot, saying, rows, now, mayWait);
      await deliveries.plan([row]);
      noteReach(counts, reach);
      if (row.target.type === 'nobody' && row.status === 'refused') {
        counts.nobody += 1;
        log.warn({ number: snapshot.listed.number, audience: saying.audience }, 'nobody could be reached');
      }
      return DONE;
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      return { again: later(now, error.retryAfterMs ?? LOOK_AGAIN_MS) };
    }
  }

  /** Its record hears whom it reached. What it does not hear is told again by the next saying to the same people. */
  async function tell(snapshot: Snapshot, effect: string, rows: readonly Delivery[]): Promise<void> {
    const notice = rows.find((row) => row.effect === effect)?.notice;
    const news = notice && snapshot.unheard(notice, reachedBy(rows, effect));
    if (!news) return;
    await subjects.heard(snapshot.subject, effect, news).catch((error: unknown) => {
      log.warn({ err: error, number: snapshot.listed.number }, 'a card does not hear whom its message reached');
    });
  }

  /** Sends what is pending, and what a failed way adds while this runs. */
  async function sendAll(snapshot: Snapshot, effect: string): Promise<Outcome> {
    const asked = new Set<string>();
    let again: Date | undefined;
    for (;;) {
      const rows = await deliveries.ofSubject(snapshot.subject);
      const row = rows.find((one) => one.effect === effect && one.status === 'pending' && !asked.has(one.id));
      if (!row) {
        await tell(snapshot, effect, rows);
        return again ? { again } : DONE;
      }
      asked.add(row.id);
      again = earliest(again, (await send(row, rows, snapshot)).again);
    }
  }

  return async (subject, effect) => {
    const snapshot = await subjects.load(subject);
    if (!snapshot) return DONE;
    const rows = await deliveries.ofSubject(subject);
    const saying = snapshot.unplanned(effect);
    if (saying) {
      if (!rows.some((row) => row.effect === effect)) {
        const planned = await plan(snapshot, saying, rows);
        if (planned.again) return planned;
      }
      // From here on its rows are the truth, not the outbox.
      await subjects.settle(subject, [effect]);
    }
    return sendAll(snapshot, effect);
  };
}

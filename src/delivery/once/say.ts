import { LRUCache } from 'lru-cache';
import { earliest, later } from '../../ground/moments';
import { type SubjectRef, subjectKey } from '../../ground/refs';
import { DONE, type Leave, type Outcome } from '../../record/jobs';
import { ChatError } from '../../view/chat-port';
import { noteReach } from '../counts';
import { type Delivery } from '../rows';
import type { Snapshot, Subjects, Unplanned } from '../subject';
import { planCrowd } from './crowd';
import type { Sent } from './endings';
import { planSay } from './plan';
import { reachedBy } from './reached-by';
import type { Sender } from './send';
import type { StandInDeps } from './stand-in';

/** One saying: plans its rows, in the order of its record's sayings, then sends those that may go. */
export type Say = (subject: SubjectRef, effect: string, leave: Leave) => Promise<Outcome>;

export interface SayDeps extends StandInDeps {
  readonly subjects: Pick<Subjects, 'known' | 'heard' | 'undelivered'>;
  readonly send: Sender['send'];
}

/** After this the order of says, or a person who cannot be looked up, holds nothing up any longer. */
export const PATIENCE_MS = 120_000;
/** Of a ping of P1 or P2: it waits no longer for a look-up, or for what is said before it by whichever way. */
const URGENT_PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 1000;

/** The row that this run has asked to go already, and when it comes back. */
interface Asked extends Sent {
  readonly id: string;
}

const keyOf = (subject: SubjectRef, effect: string): string => `${subjectKey(subject)} ${effect}`;

const withRow = (rows: readonly Delivery[], row: Delivery): readonly Delivery[] => [
  ...rows.filter(({ id }) => id !== row.id),
  row,
];

/** Rows that wait for their conversation's turn for longer are read again. */
const FRESH_MS = 3000;
const MOST_WAITING = 1000;

export function createSay({ subjects, deliveries, recipients, send, clock, counts, log }: SayDeps): Say {
  /** A saying's rows as they were when it had to wait for a turn; whoever leases one finds out whether it still is so. */
  const waiting = new LRUCache<string, readonly Delivery[]>({
    max: MOST_WAITING,
    ttl: FRESH_MS,
    ttlResolution: 0,
    perf: { now: () => clock.now().getTime() },
  });

  /** Once: what has to wait again is read again. */
  function waited(key: string) {
    const rows = waiting.get(key);
    waiting.delete(key);
    return rows;
  }

  /** Its first row, which is not stored yet; or when to come back. */
  async function plan(
    snapshot: Snapshot,
    saying: Unplanned,
    rows: readonly Delivery[],
  ): Promise<Delivery | Required<Outcome>> {
    const now = clock.now();
    const patienceMs = snapshot.traits(saying).mustArrive ? URGENT_PATIENCE_MS : PATIENCE_MS;
    const mayWait = now < later(saying.at, patienceMs);
    const { previous } = saying;
    const isInTurn = previous === undefined || rows.some((row) => row.effect === previous);
    if (!isInTurn && now < later(saying.at, patienceMs)) return { again: later(now, LOOK_AGAIN_MS) };
    try {
      const { row, ...reach } = await planSay(recipients, snapshot, saying, rows, now, mayWait);
      noteReach(counts, reach);
      if (row.target.type === 'nobody' && row.status === 'refused') {
        await subjects.undelivered(snapshot.subject, row, 'refused');
        counts.nobody += 1;
        log.warn({ number: snapshot.listed.number, audience: saying.audience }, 'nobody could be reached');
      }
      return row;
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

  /** Stores a new row, as sent where it may go at once. */
  async function begin(row: Delivery, rows: readonly Delivery[], snapshot: Snapshot): Promise<Sent> {
    if (row.status === 'pending') return send(row, rows, snapshot, true);
    await deliveries.plan([row]);
    return DONE;
  }

  /** Sends what is pending, and what a failed way adds while this runs. */
  async function sendAll(
    snapshot: Snapshot,
    effect: string,
    before: readonly Delivery[],
    first?: Asked,
  ): Promise<Outcome> {
    const asked = new Set(first && [first.id]);
    let again = first?.again;
    let known = first ? first.now && withRow(before, first.now) : before;
    for (;;) {
      const rows = known ?? (await deliveries.ofSubject(snapshot.subject));
      known = undefined;
      const pending = rows.filter((one) => one.effect === effect && one.status === 'pending' && !asked.has(one.id));
      const now = clock.now();
      const row = pending.find(({ notBefore }) => notBefore === undefined || notBefore <= now);
      if (!row) {
        for (const { notBefore } of pending) again = earliest(again, notBefore);
        await tell(snapshot, effect, rows);
        if (!again) return DONE;
        if (first?.now?.status === 'pending') waiting.set(keyOf(snapshot.subject, effect), rows);
        return { again };
      }
      asked.add(row.id);
      const ended = await send(row, rows, snapshot);
      again = earliest(again, ended.again);
      if (ended.now) known = withRow(rows, ended.now);
    }
  }

  return async (subject, effect, leave) => {
    const snapshot = await subjects.known(subject);
    if (!snapshot) return DONE;
    const rows = waited(keyOf(subject, effect)) ?? (await deliveries.ofSubject(subject));
    const saying = snapshot.unplanned(effect);
    if (!saying) return sendAll(snapshot, effect, rows);
    const crowd = snapshot.crowd?.(saying.audience);
    if (crowd) {
      await planCrowd(deliveries, snapshot, saying, crowd, clock.now());
      await leave([effect]);
      return sendAll(snapshot, effect, await deliveries.ofSubject(subject));
    }
    let first: Asked | undefined;
    if (!rows.some((row) => row.effect === effect)) {
      const row = await plan(snapshot, saying, rows);
      if ('again' in row) return row;
      first = { id: row.id, ...(await begin(row, rows, snapshot)) };
    }
    // Its rows are the truth by now, not the outbox.
    await leave([effect]);
    return sendAll(snapshot, effect, rows, first);
  };
}

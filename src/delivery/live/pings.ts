import type { Clock } from '../../ground/clock';
import type { Reader } from '../../ground/lang';
import { earliest } from '../../ground/moments';
import { type MessageRef, type SubjectRef } from '../../ground/refs';
import { DONE, type Outcome } from '../../record/jobs';
import { versionOf } from '../../record/stored';
import type { Delivery } from '../rows';
import type { PostedAt, Snapshot, Subjects } from '../subject';
import { targetKey } from '../target';
import type { Live } from './loop';
import type { LiveStore, PingRow } from './store';

/** Keeps pings up to date after their post: one that is overtaken says so in one line, and has no buttons. */
export interface Pings {
  /** This ping stands there now. Kept before its delivery is said to be sent: a claim in between finds it. */
  posted(row: Delivery, snapshot: Snapshot, reader: Reader, ref: MessageRef): Promise<void>;
  /** Every ping of this record shows how it stands by now. */
  follow(snapshot: Snapshot): Promise<Outcome>;
  /** The same, of a record that may have changed since one was posted. */
  look(subject: SubjectRef): Promise<Outcome>;
}

export interface PingsDeps {
  readonly live: Pick<LiveStore, 'keep' | 'pingsOf'>;
  readonly subjects: Pick<Subjects, 'load'>;
  readonly showLive: Live;
  readonly clock: Clock;
}

export function createPings({ live, subjects, showLive, clock }: PingsDeps): Pings {
  /** When the same audience was asked again at the same place. */
  function whenOf(row: PingRow, rows: readonly PingRow[]): PostedAt {
    const isAgain = (other: PingRow) =>
      other.to === row.to &&
      other.audience.type === row.audience.type &&
      other.notice.kind === row.notice.kind &&
      versionOf(other.effect) > versionOf(row.effect);
    const againAt = rows.filter(isAgain).map(({ postedAt }) => postedAt);
    const first = againAt.reduce<Date | undefined>(earliest, undefined);
    return { postedAt: row.postedAt, ...(first && { againAt: first }) };
  }

  async function show(row: PingRow, rows: readonly PingRow[], snapshot: Snapshot): Promise<Outcome> {
    const when = whenOf(row, rows);
    const { id, ref, reader } = row;
    if (!ref || row.ended || !snapshot.passed?.(row, reader, when)) return DONE;
    return showLive({
      row: { id },
      async read() {
        const now = await subjects.load(row.subject);
        const view = now?.passed?.(row, reader, when);
        if (!now || !view) return undefined;
        return {
          version: now.version,
          named: { number: now.listed.number, ping: id },
          isPosted: true,
          ...(now.endedAt && { endedAt: now.endedAt }),
          async *spots() {
            yield { address: ref.address, reader };
          },
          view: async () => view,
        };
      },
    });
  }

  async function follow(snapshot: Snapshot): Promise<Outcome> {
    if (!snapshot.passed) return DONE;
    const rows = await live.pingsOf(snapshot.subject);
    let again: Date | undefined;
    for (const row of rows) again = earliest(again, (await show(row, rows, snapshot)).again);
    return again ? { again } : DONE;
  }

  return {
    follow,
    async posted({ id, subject, effect, target, audience, notice }, snapshot, reader, ref) {
      if (!snapshot.traits({ effect, audience, notice }).isPing) return;
      const said = { subject, effect, to: targetKey(target), audience, notice, reader, postedAt: clock.now() };
      await live.keep({ type: 'ping', id, ...said, shownVersion: snapshot.version, attempts: 0, ref });
    },
    async look(subject) {
      const snapshot = await subjects.load(subject);
      return snapshot ? follow(snapshot) : DONE;
    },
  };
}

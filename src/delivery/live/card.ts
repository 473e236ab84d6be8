import type { Logger } from 'pino';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { CardPlace, SubjectRef } from '../../ground/refs';
import { type ChatOf, isFinal } from '../../people/reach';
import { DONE, type Outcome } from '../../record/jobs';
import { ChatError } from '../../view/chat-port';
import { type Attempts, LOOK_UP_AFTER_MS } from '../attempt';
import type { DeliveryCounts } from '../counts';
import { type CardRow } from '../rows';
import type { DeliveryStore } from '../store';
import type { IsFolded } from '../storms/card';
import { cardId, type Snapshot, type Subjects } from '../subject';
import type { Rooms } from './rooms';
import { createShow, type Shown } from './show';

/** Makes the card of one place show its record's newest state. */
export type Card = (subject: SubjectRef, place: CardPlace) => Promise<Outcome>;

export interface CardDeps {
  readonly subjects: Pick<Subjects, 'load'>;
  readonly deliveries: DeliveryStore;
  readonly attempts: Attempts;
  readonly chat: ChatOf;
  readonly rooms: Rooms;
  /** Whether a team's card that was never posted stands in a digest for now. */
  readonly isFolded: IsFolded;
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  /** Longer than the chat clients' own timeout. */
  readonly leaseMs: number;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

/** A card whose post is of unknown fate is posted anew at the next change, or after this. */
export const UNKNOWN_CARD_MS = 60_000;
const HELD_MS = 500;
const MOST_ROUNDS = 10;

/** The row of one card, while its lease is ours. */
interface Held {
  row: CardRow;
  readonly by: string;
}

export function createCard(deps: CardDeps): Card {
  const { subjects, deliveries, chat, rooms, clock, counts, instance, leaseMs } = deps;
  const shows = createShow(deps);
  let runs = 0;

  const lease = (id: string, subject: SubjectRef, place: CardPlace, by: string) =>
    deliveries.leaseCard({ id, subject, place }, by, clock.now(), later(clock.now(), leaseMs));

  /** The last holder died while it may have been posting: as good as a post of unknown fate. */
  async function markLost(held: Held, snapshot: Snapshot): Promise<void> {
    for await (const { address } of rooms.spots(snapshot, held.row.place)) {
      const lost = { shownVersion: snapshot.version, unknownSince: clock.now(), address };
      held.row = { ...held.row, ...lost };
      await write(held, lost, false);
      return;
    }
  }

  const write = (held: Held, shown: Parameters<typeof deliveries.showCard>[2], release: boolean) =>
    deliveries.showCard(held.row.id, held.by, shown, release);

  /** A post of unknown fate: adopted if the platform still knows it, else it has to wait its time. */
  async function resolveUnknown(held: Held, version: number): Promise<Outcome | undefined> {
    const { unknownSince, address, shownVersion } = held.row;
    if (!unknownSince) return undefined;
    const age = clock.now().getTime() - unknownSince.getTime();
    const port = address && chat(address.platform);
    if (address && port?.findPosted) {
      const [first, last] = LOOK_UP_AFTER_MS;
      if (age < first) return { again: later(unknownSince, first) };
      const ref = await port.findPosted(address, held.row.id).catch((error: unknown) => {
        if (!(error instanceof ChatError)) throw error;
        return error;
      });
      // Where it cannot be asked for, it waits its time like elsewhere.
      if (ref instanceof ChatError && isFinal(ref)) return waitedLongEnough(version, shownVersion, age);
      if (ref instanceof ChatError) return { again: later(clock.now(), ref.retryAfterMs ?? last) };
      if (ref) {
        const { unknownSince: _, ...known } = held.row;
        held.row = { ...known, ref };
        await write(held, { ref, shownVersion }, false);
        return undefined;
      }
      return age < last ? { again: later(unknownSince, last) } : undefined;
    }
    return waitedLongEnough(version, shownVersion, age);
  }

  /** Writes what became of one showing; undefined when the newest state may have to be shown again. */
  async function record(held: Held, snapshot: Snapshot, shown: Shown): Promise<Outcome | undefined> {
    const { row } = held;
    const { version } = snapshot;
    const wasPosted = shown.type === 'unknown' || (shown.type === 'shown' && shown.posted);
    const isRepost = wasPosted && row.unknownSince !== undefined && row.address !== undefined;
    const reposts = row.reposts + (isRepost ? 1 : 0);
    if (isRepost) counts.reposts += 1;
    switch (shown.type) {
      case 'shown': {
        const { ref } = shown;
        const next = { shownVersion: version, ref, address: ref.address, reposts, team: snapshot.team };
        const { unknownSince: _, notBefore: __, ...known } = row;
        held.row = { ...known, ...next };
        return (await write(held, next, false)) ? undefined : { again: later(clock.now(), HELD_MS) };
      }
      case 'unknown': {
        counts.unknown += 1;
        const canLookUp = chat(shown.address.platform)?.findPosted !== undefined;
        // After a second unknown post in a row only a change tries again.
        const since = isRepost ? {} : { unknownSince: clock.now() };
        await write(held, { shownVersion: version, address: shown.address, reposts, ...since }, true);
        return canLookUp && !isRepost ? { again: later(clock.now(), LOOK_UP_AFTER_MS[0]) } : DONE;
      }
      case 'later':
        await write(held, { notBefore: shown.at }, true);
        return { again: shown.at };
      case 'nowhere':
        // Tried again by the sweep: a team may be linked, a lead may say hello.
        await write(held, { unknownSince: clock.now() }, true);
        return DONE;
      case 'refused':
        await write(held, { shownVersion: version }, true);
        return DONE;
    }
  }

  async function round(held: Held, snapshot: Snapshot): Promise<Outcome | undefined> {
    const now = clock.now();
    if (held.row.notBefore && held.row.notBefore > now) return release(held, { again: held.row.notBefore });
    const waits = await resolveUnknown(held, snapshot.version);
    if (waits) return release(held, waits);
    if (isShown(held.row, snapshot)) return release(held, DONE);
    if (await deps.isFolded(held.row, snapshot)) return foldAway(held, snapshot.version);
    const moves = await moveAway(held, snapshot);
    return moves ?? record(held, snapshot, await shows.show(held.row, snapshot));
  }

  /** From then on the row is like one that was never posted: nobody's death in between posts it twice. */
  async function moveAway(held: Held, snapshot: Snapshot): Promise<Outcome | undefined> {
    const left = await shows.leave(held.row, snapshot);
    if (left === 'stays') return undefined;
    if (left !== 'left') return record(held, snapshot, left);
    const { team } = snapshot;
    const { ref: _, address: __, ...row } = held.row;
    held.row = { ...row, team };
    return (await write(held, { left: true, team }, false)) ? undefined : { again: later(clock.now(), HELD_MS) };
  }

  /** As good as shown: looked at again when the case changes. */
  async function foldAway(held: Held, version: number): Promise<Outcome> {
    await write(held, { shownVersion: version }, true);
    return DONE;
  }

  async function release(held: Held, outcome: Outcome): Promise<Outcome> {
    await write(held, {}, true);
    return outcome;
  }

  return async (subject, place) => {
    const id = cardId(subject, place);
    let snapshot = await subjects.load(subject);
    const before = await deliveries.card(id);
    if (!snapshot || (before && isShown(before, snapshot))) return DONE;
    runs += 1;
    const by = `${instance}.${runs}`;
    let row = await lease(id, subject, place, by);
    const hasDied = before?.leaseUntil !== undefined && before.leaseUntil <= clock.now();
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      // Somebody else is at it, and may have read an older state: come back.
      if (!row || !snapshot) return { again: later(clock.now(), HELD_MS) };
      const held = { row, by };
      if (rounds === 0 && hasDied && !row.ref && !row.unknownSince) await markLost(held, snapshot);
      const outcome = await round(held, snapshot);
      if (outcome) return outcome;
      snapshot = await subjects.load(subject);
      row = snapshot && (await lease(id, subject, place, by));
    }
    return { again: later(clock.now(), HELD_MS) };
  };
}

/** Posted anew at the next change, or after its time. */
const waitedLongEnough = (version: number, shownVersion: number, age: number): Outcome | undefined =>
  version > shownVersion || age >= UNKNOWN_CARD_MS ? undefined : DONE;

const isShown = (row: CardRow, snapshot: Snapshot) => row.shownVersion >= snapshot.version && !row.unknownSince;

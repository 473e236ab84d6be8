import type { Clock } from '../../ground/clock';
import { earliest, later } from '../../ground/moments';
import type { CardPlace, SubjectRef } from '../../ground/refs';
import { sameAddress } from '../../people/reach';
import { DONE, type LiveJob } from '../../record/jobs';
import type { Shown } from '../../record/run';
import { LOST_AFTER_MS } from '../../record/sweep';
import type { IsFolded } from '../storms/card';
import { cardId, isUrgent, type Snapshot, type Subjects, urgencyOf } from '../subject';
import type { Copies } from './copies';
import type { Live } from './loop';
import type { Pings } from './pings';
import type { Rooms } from './rooms';
import { type Newest, spotAt } from './show';

/** Makes the card of one place show its record's newest state; with the team's its pings, and what was revised. */
export type Card = (subject: SubjectRef, job: LiveJob) => Promise<Shown>;

export interface CardDeps {
  readonly subjects: Pick<Subjects, 'load' | 'known'>;
  readonly rooms: Rooms;
  /** Whether a team's card that was never posted stands in a digest for now. */
  readonly isFolded: IsFolded;
  readonly showLive: Live;
  readonly pings: Pick<Pings, 'follow'>;
  readonly copies: Copies;
  readonly clock: Clock;
}

export function createCard({ subjects, rooms, isFolded, showLive, pings, copies, clock }: CardDeps): Card {
  /** Where its case has gone to another team since it was shown, and would be posted elsewhere now. */
  const leftBy =
    (snapshot: Snapshot): Required<Newest>['left'] =>
    async ({ ref, team }) => {
      if (!ref || team === undefined || team === snapshot.team) return undefined;
      for await (const { address } of rooms.spots(snapshot, 'team')) {
        if (sameAddress(address, ref.address)) return undefined;
        const old = await spotAt(rooms.spots({ ...snapshot, team }, 'team'), ref.address);
        if (!old) return {};
        return { view: await snapshot.card('team', old.reader, { hears: true, displaced: false, moved: true }) };
      }
      return undefined;
    };

  const newest = (snapshot: Snapshot, place: CardPlace): Newest => ({
    version: snapshot.version,
    isAskedAgain: true,
    named: { number: snapshot.listed.number, place },
    team: snapshot.team,
    hearer: place === 'team' ? snapshot.team : snapshot.caller,
    ...(isUrgent(snapshot) && { urgency: urgencyOf(snapshot.listed.priority, 'card') }),
    ...(snapshot.endedAt && { endedAt: snapshot.endedAt }),
    spots: () => rooms.spots(snapshot, place),
    async view({ reader, displaced = false }, at, port) {
      // When it cannot be told, the card says nothing about it.
      const hears = (await port.hears?.(at).catch(() => true)) ?? true;
      return snapshot.card(place, reader, { hears, displaced });
    },
    ...(place === 'team' && { left: leftBy(snapshot), isFolded: (row) => isFolded(row, snapshot) }),
  });

  return async (subject, { place, entry, after, isLost }) => {
    // What has left its outbox was shown, unless that was overtaken.
    const isOver = (snapshot: Snapshot): boolean =>
      entry !== undefined && after === undefined && snapshot.cards(place).every(({ id }) => id !== entry);
    // Those that are fresh may be on their way, in another process.
    const shownBy = (snapshot: Snapshot): readonly string[] => {
      const lost = later(clock.now(), -LOST_AFTER_MS);
      const others = snapshot.cards(place).filter(({ id, at }) => id !== entry && at < lost);
      return [...(entry === undefined ? [] : [entry]), ...others.map(({ id }) => id)];
    };
    let seen: Snapshot | undefined;
    async function look(): Promise<Snapshot | undefined> {
      const now = await (seen || isLost ? subjects.load(subject) : subjects.known(subject, after));
      seen = now && !isOver(now) ? now : undefined;
      return seen;
    }
    let first = await look();
    // Before the card, which else would take their turn in the room each time this comes back for them.
    const followed = place === 'team' && first ? await pings.follow(first) : DONE;
    const copied = place === 'team' && first ? await copies(first) : DONE;
    const before = earliest(followed.again, copied.again);
    if (before) return { again: before };
    const shown = await showLive({
      row: { type: 'card', id: cardId(subject, place), subject, place },
      ...(isLost ? { doubt: 'lost' } : after !== undefined && { doubt: 'newer' }),
      async read() {
        const now = first ?? (await look());
        first = undefined;
        return now && newest(now, place);
      },
    });
    const { again } = shown;
    return again ? { again } : seen ? { version: seen.version, entries: shownBy(seen) } : DONE;
  };
}

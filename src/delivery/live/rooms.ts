import { createHash } from 'node:crypto';
import type { Desk } from '../../desk/model';
import type { Reader } from '../../ground/lang';
import type { CardPlace, ChatAddress, Platform } from '../../ground/refs';
import type { Person } from '../../people/person';
import { type Reach, readerOf, roomReader, sameAddress } from '../../people/reach';
import type { PeopleStore } from '../../people/store';
import type { BulletinTo } from '../bulletins/types';
import type { PlaceStore } from '../places';
import type { Snapshot } from '../subject';

/** A conversation, and in which language it reads. */
export interface Spot {
  readonly address: ChatAddress;
  readonly reader: Reader;
  /** It stands in for a place that should have taken it. */
  readonly displaced?: boolean;
}

export interface Rooms {
  /** The room in which this record's team is spoken to; never for a confidential one. */
  teamRoom(snapshot: Snapshot): Promise<Spot | undefined>;
  /** The room that is linked to a team, its own or one that it is offered to; never for a confidential one. */
  roomOf(snapshot: Snapshot, team: string): Promise<Spot | undefined>;
  /** Conversations that may show this card, best first. Found one by one: stop at the first that takes it. */
  spots(snapshot: Snapshot, place: CardPlace): AsyncGenerator<Spot>;
  /** Names the rooms that are linked and the leads who are known: what nobody takes is tried again when it differs. */
  reachable(): Promise<string>;
  /** The one that takes a bulletin, if any does. */
  of(to: BulletinTo): AsyncGenerator<Spot>;
}

export interface RoomsDeps {
  readonly people: PeopleStore;
  readonly places: PlaceStore;
  readonly desk: () => Desk;
  readonly reach: Reach;
  /** An unlinked team's card goes to where the case was reported: only for trying out. */
  readonly fallbackToOrigin?: boolean;
}

export function createRooms({ people, places, desk, reach, fallbackToOrigin = false }: RoomsDeps): Rooms {
  async function linked(team: string): Promise<Spot | undefined> {
    const place = await places.ofTeam(team);
    return place && { address: place.address, reader: roomReader(team, desk()) };
  }

  async function teamRoom(snapshot: Snapshot): Promise<Spot | undefined> {
    if (snapshot.confidential) return undefined;
    const room = await linked(snapshot.team);
    const { origin } = snapshot;
    if (room || !fallbackToOrigin || !origin) return room;
    return { address: origin, reader: roomReader(snapshot.team, desk()) };
  }

  async function direct(person: Person | undefined, on?: Platform): Promise<Spot | undefined> {
    const address = person && (await reach.direct(person, on));
    return address && { address, reader: readerOf(person, desk()) };
  }

  const byKey = async (key: string | undefined, on?: Platform): Promise<Spot | undefined> =>
    key === undefined ? undefined : direct(await reach.byKey(key), on);

  const leadOf = (team: string): Promise<Spot | undefined> => byKey(desk().teams[team]?.lead);

  async function* teamSpots(snapshot: Snapshot): AsyncGenerator<Spot> {
    const room = await teamRoom(snapshot);
    if (room) yield room;
    const displaced = room !== undefined;
    const lead = await leadOf(snapshot.team);
    if (lead) yield { ...lead, displaced };
    const [first] = Object.keys(desk().teams);
    if (snapshot.confidential || first === undefined || first === snapshot.team) return;
    const firstRoom = await linked(first);
    if (firstRoom) yield { ...firstRoom, displaced };
  }

  async function* callerSpots(snapshot: Snapshot): AsyncGenerator<Spot> {
    const caller = await people.get(snapshot.caller);
    const reader = readerOf(caller, desk(), snapshot.language);
    const displaced = snapshot.answerAt !== undefined;
    if (snapshot.answerAt) yield { address: snapshot.answerAt, reader };
    const address = caller && (await reach.direct(caller));
    // Where they wrote may be their own conversation: what is dead is not tried again.
    if (address && !sameAddress(address, snapshot.answerAt)) yield { address, reader, displaced };
  }

  async function hearerOf(to: BulletinTo): Promise<Spot | undefined> {
    if (to.type === 'room') return (await linked(to.team)) ?? leadOf(to.team);
    return to.type === 'key' ? byKey(to.key, to.on) : direct(await people.get(to.id));
  }

  async function reachable(): Promise<string> {
    const linkedRooms = (await places.all()).map(({ team, address }) => `${team} ${address.platform}/${address.id}`);
    const leads = [...new Set(Object.values(desk().teams).map(({ lead }) => lead))];
    const known = await Promise.all(
      leads.map(async (lead) => {
        const person = await reach.byKey(lead).catch(() => undefined);
        return person && `${lead} ${person.direct.map(({ id }) => id).join()} ${person.identities.length}`;
      }),
    );
    const names = [...linkedRooms, ...known.filter((one) => one !== undefined)];
    return createHash('sha1').update(names.toSorted().join('\n')).digest('base64');
  }

  return {
    reachable,
    teamRoom,
    roomOf: async (snapshot, team) => (snapshot.confidential ? undefined : linked(team)),
    spots: (snapshot, place) => (place === 'team' ? teamSpots(snapshot) : callerSpots(snapshot)),
    async *of(to) {
      const spot = await hearerOf(to);
      if (spot) yield spot;
    },
  };
}

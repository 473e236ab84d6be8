import type { Desk } from '../../desk/model';
import type { Reader } from '../../ground/lang';
import type { ChatAddress } from '../../ground/refs';
import type { CardPlace } from '../../incident/effects';
import type { Incident } from '../../incident/types';
import { type Reach, readerOf, roomReader } from '../../people/reach';
import { type Store } from '../../store';

/** A conversation, and in which language it reads. */
export interface Spot {
  readonly address: ChatAddress;
  readonly reader: Reader;
  /** It stands in for a place that should have taken it. */
  readonly displaced?: boolean;
}

export interface RoomOf {
  /** The room in which this incident's team is spoken to; never for a confidential one. */
  teamRoom(incident: Incident): Promise<Spot | undefined>;
  /** The room that is linked to this incident's team; never for a confidential one. */
  linkedRoom(incident: Incident): Promise<Spot | undefined>;
  /** The room of any team, for a case that is offered to it; never for a confidential one. */
  roomOf(incident: Incident, team: string): Promise<Spot | undefined>;
  /** Conversations that may show this card, best first. Found one by one: stop at the first that takes it. */
  spots(incident: Incident, place: CardPlace): AsyncGenerator<Spot>;
}

export interface RoomOfDeps {
  readonly store: Pick<Store, 'people' | 'places'>;
  readonly desk: () => Desk;
  readonly reach: Reach;
  /** An unlinked team's card goes to where the case was reported: only for trying out. */
  readonly fallbackToOrigin?: boolean;
}

/** The caller may be written to where they reported: always, except that a confidential case leaves the room. */
export const originIsFine = (incident: Incident): boolean =>
  !incident.confidential || incident.origin.kind === 'direct';

export function createRoomOf({ store, desk, reach, fallbackToOrigin = false }: RoomOfDeps): RoomOf {
  async function linked(team: string): Promise<Spot | undefined> {
    const place = await store.places.ofTeam(team);
    return place && { address: place.address, reader: roomReader(team, desk()) };
  }

  async function teamRoom(incident: Incident): Promise<Spot | undefined> {
    if (incident.confidential) return undefined;
    const room = await linked(incident.team);
    if (room || !fallbackToOrigin) return room;
    return { address: incident.origin, reader: roomReader(incident.team, desk()) };
  }

  async function leadSpot(incident: Incident): Promise<Spot | undefined> {
    const key = desk().teams[incident.team]?.lead;
    const lead = key === undefined ? undefined : await reach.byKey(key);
    const address = lead && (await reach.direct(lead));
    return address && { address, reader: readerOf(lead, desk()) };
  }

  async function* teamSpots(incident: Incident): AsyncGenerator<Spot> {
    const room = await teamRoom(incident);
    if (room) yield room;
    const displaced = room !== undefined;
    const lead = await leadSpot(incident);
    if (lead) yield { ...lead, displaced };
    const [first] = Object.keys(desk().teams);
    if (incident.confidential || first === undefined || first === incident.team) return;
    const firstRoom = await linked(first);
    if (firstRoom) yield { ...firstRoom, displaced };
  }

  async function* callerSpots(incident: Incident): AsyncGenerator<Spot> {
    const caller = await store.people.get(incident.caller.id);
    const reader = readerOf(caller, desk(), incident);
    const displaced = originIsFine(incident);
    if (displaced) yield { address: incident.origin, reader };
    const address = caller && (await reach.direct(caller));
    if (address) yield { address, reader, displaced };
  }

  return {
    teamRoom,
    linkedRoom: async (incident) => (incident.confidential ? undefined : linked(incident.team)),
    roomOf: async (incident, team) => (incident.confidential ? undefined : linked(team)),
    spots: (incident, place) => (place === 'team' ? teamSpots(incident) : callerSpots(incident)),
  };
}

import type { Desk } from '../../desk/model';
import type { Reader } from '../../ground/lang';
import type { ChatAddress } from '../../ground/refs';
import { type Person } from '../../people/person';
import { type Reach, readerOf, roomReader } from '../../people/reach';
import { type PeopleStore } from '../../people/store';
import { type PlaceStore } from '../places';
import type { BulletinTo } from './types';

export interface BulletinPlace {
  readonly address: ChatAddress;
  readonly reader: Reader;
}

export interface PlacesDeps {
  readonly people: PeopleStore;
  readonly places: PlaceStore;
  readonly reach: Reach;
  readonly desk: () => Desk;
}

/** Where a bulletin goes; undefined when nobody can be reached. Rejects with `ChatError` when it may be known later. */
export const createBulletinPlace = ({ people, places, reach, desk }: PlacesDeps) => {
  const direct = async (person: Person | undefined): Promise<BulletinPlace | undefined> => {
    const address = person && (await reach.direct(person));
    return address && { address, reader: readerOf(person, desk()) };
  };

  const byKey = async (key: string | undefined): Promise<BulletinPlace | undefined> =>
    key === undefined ? undefined : direct(await reach.byKey(key));

  const room = async (team: string): Promise<BulletinPlace | undefined> => {
    const place = await places.ofTeam(team);
    return place ? { address: place.address, reader: roomReader(team, desk()) } : byKey(desk().teams[team]?.lead);
  };

  return async (to: BulletinTo): Promise<BulletinPlace | undefined> => {
    if (to.type === 'room') return room(to.team);
    return to.type === 'key' ? byKey(to.key) : direct(await people.get(to.id));
  };
};

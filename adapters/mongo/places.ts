import { type Place, type PlaceStore, place } from '../../src/delivery/places';
import type { ChatAddress } from '../../src/ground/refs';
import { compareAndSet } from '../../src/record/compare-and-set';
import { openCollection } from './collection';
import { type MongoContext } from './context';
import { orLost } from './errors';

export const PLACES = 'places';

export const placeIndexes = [
  { name: 'place_team', key: { desk: 1, team: 1 }, unique: true },
  { name: 'place_room', key: { desk: 1, room: 1 }, unique: true },
] as const;

/** Document: `{desk, schema, team, room, place}`; `room` is the address as one text, for its unique index. */
export function mongoPlaces(context: MongoContext): PlaceStore {
  const { raw, insert, ...places } = openCollection(context, PLACES, place, (doc) => doc['place']);
  const { desk, run } = context;

  async function link(linked: Place): Promise<void> {
    const { team } = linked;
    const room = roomKey(linked.address);
    // Never an update of `room`: the Rust server keeps the old value in its unique index.
    await Promise.all([raw.deleteMany({ desk, room }), raw.deleteMany({ desk, team })]);
    await insert({ team, room, place: linked });
  }

  return {
    ofTeam: (team) => places.get({ team }),
    all: () => places.list({}, { sort: { team: 1 } }),
    byAddress: (address) => places.get({ room: roomKey(address) }),
    link: (linked) => run(() => compareAndSet(`The place of ${linked.team}`, () => orLost(link(linked)))),
    unlink: (team) =>
      run(async () => {
        await raw.deleteOne({ desk, team });
      }),
  };
}

const roomKey = ({ platform, id }: ChatAddress): string => JSON.stringify([platform, id]);

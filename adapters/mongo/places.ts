import { type PlaceStore } from '../../src/delivery/places';
import type { ChatAddress } from '../../src/ground/refs';
import { compareAndSet } from '../../src/record/compare-and-set';
import { type MongoContext } from './context';
import { duplicateIndex } from './errors';
import { place } from './schema/rows';
import { createReader } from './unreadable';

export const PLACES = 'places';

export const placeIndexes = [
  { name: 'place_team', key: { desk: 1, team: 1 }, unique: true },
  { name: 'place_room', key: { desk: 1, room: 1 }, unique: true },
] as const;

/** Document: `{desk, schema, team, room, place}`; `room` is the address as one text, for its unique index. */
export function mongoPlaces({ db, desk, run, unreadable }: MongoContext): PlaceStore {
  const places = db.collection(PLACES);
  const read = createReader(unreadable, PLACES, place, (doc) => doc['place']);

  return {
    ofTeam: (team) => run(async () => read.maybe(await places.findOne({ desk, team }))),
    all: () => run(async () => read.many(await places.find({ desk }).sort({ team: 1 }).toArray())),
    byAddress: (address) => run(async () => read.maybe(await places.findOne({ desk, room: roomKey(address) }))),
    link: (linked) =>
      run(() =>
        compareAndSet(`The place of ${linked.team}`, async () => {
          const { team, address } = linked;
          const room = roomKey(address);
          try {
            // Never an update of `room`: the Rust server keeps the old value in its unique index.
            await Promise.all([places.deleteMany({ desk, room }), places.deleteMany({ desk, team })]);
            await places.insertOne({ desk, schema: 1, team, room, place: linked });
            return undefined;
          } catch (error) {
            if (duplicateIndex(error)) return 'lost';
            throw error;
          }
        }),
      ),
    unlink: (team) =>
      run(async () => {
        await places.deleteOne({ desk, team });
      }),
  };
}

const roomKey = ({ platform, id }: ChatAddress): string => JSON.stringify([platform, id]);

import type { Document } from 'mongodb';
import type { RosterStore, StoredRoster } from '../../src/on-call/store';
import type { Roster } from '../../src/on-call/types';
import type { MongoContext } from './context';
import { duplicateIndex } from './errors';
import { storedRoster } from './schema/roster';
import { createReader } from './unreadable';

export const ROSTERS = 'rosters';

export const rosterIndexes = [{ name: 'roster_desk', key: { desk: 1 }, unique: true }] as const;

const KEPT_KEYS = 100;
const EMPTY: StoredRoster = { roster: { overrides: [], absences: [], swaps: [] }, version: 0, keys: [] };

/** Document: `{desk, schema, version, roster, keys}`; one for the whole desk. */
export function mongoRosters({ db, desk, run, unreadable }: MongoContext): RosterStore {
  const rosters = db.collection(ROSTERS);
  const read = createReader(unreadable, ROSTERS, storedRoster, pick);

  return {
    load: () =>
      run(async () => {
        const found = await rosters.findOne({ desk });
        return found ? (read.maybe(found) ?? unreadableRoster()) : EMPTY;
      }),

    save: (version, roster, key) =>
      run(async () => {
        if (version === 0) {
          try {
            await rosters.insertOne({ desk, schema: 1, version: 1, roster, keys: [key] });
            return 'saved';
          } catch (error) {
            if (duplicateIndex(error)) return 'lost';
            throw error;
          }
        }
        const found = await rosters.findOneAndUpdate({ desk, version }, changed(roster, key), {
          projection: { _id: 1 },
        });
        return found ? 'saved' : 'lost';
      }),
  };
}

const pick = (doc: Document) => ({ roster: doc['roster'], version: doc['version'], keys: doc['keys'] });

const changed = (roster: Roster, key: string): Document => ({
  $set: { roster },
  $inc: { version: 1 },
  $push: { keys: { $each: [key], $slice: -KEPT_KEYS } },
});

/** Taking it for empty would put people on call who swapped it away. */
function unreadableRoster(): never {
  throw new Error('The roster cannot be read');
}

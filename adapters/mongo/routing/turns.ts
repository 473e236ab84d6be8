import type { Document } from 'mongodb';
import { NO_TURNS, type TurnStore, teamTurns } from '../../../src/incident/queries/turns';
import { openCollection } from '../collection';
import type { MongoContext } from '../context';
import { saveVersion } from '../save-version';

export const TURNS = 'turns';

export const turnIndexes = [{ name: 'turn_team', key: { desk: 1, team: 1 }, unique: true }] as const;

/** Document: `{desk, schema, team, version, given, last}`. */
export function mongoTurns(context: MongoContext): TurnStore {
  const { raw, get } = openCollection(context, TURNS, teamTurns, pick);
  return {
    load: async (team) => (await get({ team })) ?? NO_TURNS,
    save: (team, { version, given, last }) =>
      context.run(() => {
        const fields = { schema: 1, version, given, last };
        return saveVersion(raw, { desk: context.desk, team }, { version: version - 1 }, fields, { $set: fields });
      }),
  };
}

const pick = ({ version, given, last }: Document) => ({ version, given, last });

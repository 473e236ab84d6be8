import { StoreUnavailable } from '../../src/record/unavailable';
import type { Find, Finding } from './finding';
import { inspectMongo, MongoRefused, type MongoState } from './mongo-state';

/** Slack and Teams let a request be minutes old; a clock that is off by more than this is not kept. */
const CLOCK_MS = 30_000;
const OLDEST_MONGODB = 7;
const NAMED_AT_MOST = 5;

/** What a database's state means. */
export const stateFindings = (
  { version, time, isNew, missing }: MongoState,
  now: Date,
  find: Find,
): readonly Finding[] => {
  const seconds = Math.round(Math.abs(now.getTime() - time.getTime()) / 1000);
  const named = missing.slice(0, NAMED_AT_MOST).join('; ');
  return [
    Number.parseInt(version, 10) >= OLDEST_MONGODB
      ? find('ok', 'doctor.mongo.version', { version })
      : find('wrong', 'doctor.mongo.old', { version }),
    seconds * 1000 <= CLOCK_MS ? find('ok', 'doctor.clock') : find('wrong', 'doctor.clock.off', { seconds }),
    isNew
      ? find('note', 'doctor.indexes.new')
      : missing.length === 0
        ? find('ok', 'doctor.indexes')
        : find('wrong', 'doctor.indexes.missing', { count: missing.length, named }),
  ];
};

/** The database: whether it answers, its version, its clock beside this machine's, its indexes. */
export async function mongoFindings(
  uri: string,
  now: () => Date,
  find: Find,
): Promise<{ readonly answers: boolean; readonly findings: readonly Finding[] }> {
  try {
    const state = await inspectMongo(uri);
    return { answers: true, findings: stateFindings(state, now(), find) };
  } catch (error) {
    if (error instanceof MongoRefused) return { answers: false, findings: [find('wrong', 'doctor.mongo.refused')] };
    if (error instanceof StoreUnavailable) return { answers: false, findings: [find('wrong', 'doctor.mongo.away')] };
    throw error;
  }
}

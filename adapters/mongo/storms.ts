import type { Document } from 'mongodb';
import { z } from 'zod';
import type { StoredStorm, StormStore } from '../../src/delivery/storms/store';
import { openIn, storm } from '../../src/delivery/storms/storm';
import { targetKey } from '../../src/delivery/target';
import { openCollection } from './collection';
import type { MongoContext } from './context';
import { saveVersion } from './save-version';

export const STORMS = 'storms';

const KEPT_SECONDS = 7 * 24 * 3600;

export const stormIndexes = [
  { name: 'storm_target', key: { desk: 1, target: 1 }, unique: true },
  {
    name: 'storm_live',
    key: { desk: 1, liveSince: 1 },
    partialFilterExpression: { liveSince: { $exists: true } },
  },
  { name: 'storm_kept', key: { changedAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
] as const;

const stored: z.ZodType<StoredStorm> = z.object({ storm, version: z.number() });

/** Document: `{desk, schema, target, version, storm, changedAt, liveSince?}`; `liveSince`: while its digest has open cases. */
export function mongoStorms(context: MongoContext): StormStore {
  const { desk, run } = context;
  const pick = (doc: Document) => ({ storm: doc['storm'], version: doc['version'] });
  const { raw: storms, get, list } = openCollection(context, STORMS, stored, pick);

  return {
    get: (target) => get({ target: targetKey(target) }),

    save: (changed, version, now) =>
      run(async () => {
        const { digest } = changed;
        const target = targetKey(changed.target);
        const fields = { schema: 1, version: version + 1, storm: changed, changedAt: now };
        const live = digest && openIn(digest) > 0 ? { liveSince: digest.begun } : {};
        const made = { ...fields, ...live };
        const changes = { $set: made, ...(!live.liveSince && { $unset: { liveSince: '' } }) };
        return saveVersion(storms, { desk, target }, { version }, made, changes);
      }),

    live: (since, limit) => list({ liveSince: { $gte: since } }, { sort: { liveSince: 1 }, limit }),
  };
}

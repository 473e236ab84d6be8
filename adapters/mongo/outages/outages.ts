import type { Document } from 'mongodb';
import { z } from 'zod';
import { outage } from '../../../src/delivery/outages/outage';
import type { OutageStore, StoredOutage } from '../../../src/delivery/outages/store';
import { openCollection } from '../collection';
import type { MongoContext } from '../context';
import { saveVersion } from '../save-version';

export const OUTAGES = 'outages';

export const outageIndexes = [{ name: 'outage_platform', key: { desk: 1, platform: 1 }, unique: true }] as const;

const stored: z.ZodType<StoredOutage> = z.object({ outage, version: z.number() });

/** Document: `{desk, schema, platform, version, outage}`. */
export function mongoOutages(context: MongoContext): OutageStore {
  const { desk, run } = context;
  const pick = (doc: Document) => ({ outage: doc['outage'], version: doc['version'] });
  const { raw, list } = openCollection(context, OUTAGES, stored, pick);
  return {
    all: () => list({}),
    save: (changed, version) =>
      run(async () => {
        const made = { schema: 1, version: version + 1, outage: changed };
        return saveVersion(raw, { desk, platform: changed.platform }, { version }, made, { $set: made });
      }),
  };
}

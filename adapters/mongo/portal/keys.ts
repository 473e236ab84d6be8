import { type PortalKeyStore, portalKey } from '../../../src/portal/keys';
import { openCollection } from '../collection';
import { type MongoContext, rows } from '../context';
import { plain } from '../unreadable';

export const PORTAL_KEYS = 'portalKeys';

export const portalKeyIndexes = [
  { name: 'portal_key_over', key: { until: 1 }, expireAfterSeconds: 0 },
  { name: 'portal_keys_of', key: { desk: 1, address: 1 } },
] as const;

/** Document: `{_id, desk, schema}` and the fields of `PortalKey`; `_id` is the hash. */
export function mongoPortalKeys(context: MongoContext): PortalKeyStore {
  const { db, desk, run } = context;
  const keys = rows(db, PORTAL_KEYS);
  const { get, put } = openCollection(context, PORTAL_KEYS, portalKey, plain());
  return {
    keep: ({ id, ...fields }) => put({ _id: id }, fields),
    get: (id) => get({ _id: id }),
    take: (id) => run(async () => (await keys.deleteOne({ _id: id, desk })).deletedCount === 1),
    takeAll: (address) => run(async () => void (await keys.deleteMany({ desk, address }))),
  };
}

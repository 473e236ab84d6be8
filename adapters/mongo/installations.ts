import { compareAndSet } from '../../src/record/compare-and-set';
import { type InstallationStore } from '../../src/view/installations';
import { type MongoContext } from './context';
import { duplicateIndex } from './errors';
import { installation as schema } from './schema/rows';
import { createReader } from './unreadable';

export const INSTALLATIONS = 'installations';

export const installationIndexes = [
  { name: 'installation_key', key: { desk: 1, platform: 1, key: 1 }, unique: true },
] as const;

/** Document: `{desk, schema, platform, key, installation}`; its tokens are sealed before they come here. */
export function mongoInstallations({ db, desk, run, unreadable }: MongoContext): InstallationStore {
  const installations = db.collection(INSTALLATIONS);
  const read = createReader(unreadable, INSTALLATIONS, schema, (doc) => doc['installation']);
  const mine = { desk, platform: 'slack' } as const;

  return {
    put: (installation) =>
      run(() =>
        compareAndSet(`The installation ${installation.key}`, async () => {
          try {
            const set = { $set: { schema: 1, installation } };
            await installations.updateOne({ ...mine, key: installation.key }, set, { upsert: true });
            return undefined;
          } catch (error) {
            if (duplicateIndex(error)) return 'lost';
            throw error;
          }
        }),
      ),
    get: (key) => run(async () => read.maybe(await installations.findOne({ ...mine, key }))),
    all: () => run(async () => read.many(await installations.find(mine).sort({ key: 1 }).toArray())),
    revoke: (key, at) =>
      run(async () => {
        const live = { 'installation.installedAt': { $lte: at }, 'installation.revokedAt': { $exists: false } };
        const set = { $set: { 'installation.revokedAt': at } };
        const { modifiedCount } = await installations.updateOne({ ...mine, key, ...live }, set);
        return modifiedCount === 1;
      }),
  };
}

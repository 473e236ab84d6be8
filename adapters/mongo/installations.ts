import { type InstallationStore, installation as shape } from '../../src/view/installations';
import { openCollection } from './collection';
import { type MongoContext } from './context';

export const INSTALLATIONS = 'installations';

export const installationIndexes = [
  { name: 'installation_key', key: { desk: 1, platform: 1, key: 1 }, unique: true },
] as const;

/** Document: `{desk, schema, platform, key, installation}`; its tokens are sealed before they come here. */
export function mongoInstallations(context: MongoContext): InstallationStore {
  const { raw, ...installations } = openCollection(context, INSTALLATIONS, shape, (doc) => doc['installation']);
  const platform = 'slack';

  return {
    put: (installation) => installations.put({ platform, key: installation.key }, { installation }),
    get: (key) => installations.get({ platform, key }),
    all: () => installations.list({ platform }, { sort: { key: 1 } }),
    revoke: (key, at) =>
      context.run(async () => {
        const live = { 'installation.installedAt': { $lte: at }, 'installation.revokedAt': { $exists: false } };
        const set = { $set: { 'installation.revokedAt': at } };
        const { modifiedCount } = await raw.updateOne({ desk: context.desk, platform, key, ...live }, set);
        return modifiedCount === 1;
      }),
  };
}

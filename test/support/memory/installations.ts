import { type Installation, type InstallationStore } from '../../../src/view/installations';
import { copy, copyOf } from './copy';

export function memoryInstallations(): InstallationStore {
  const installations = new Map<string, Installation>();
  return {
    async put(installation) {
      installations.set(installation.key, copy(installation));
    },
    get: async (key) => copyOf(installations.get(key)),
    all: async () => [...installations.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(copy),
    async revoke(key, at) {
      const found = installations.get(key);
      if (!found || found.revokedAt || found.installedAt > at) return false;
      installations.set(key, { ...found, revokedAt: copy(at) });
      return true;
    },
  };
}

import type { PortalKey, PortalKeyStore } from '../../../src/portal/keys';
import { copy, copyOf } from './copy';

export function memoryPortalKeys(): PortalKeyStore {
  const keys = new Map<string, PortalKey>();
  return {
    async keep(key) {
      keys.set(key.id, copy(key));
    },
    get: async (id) => copyOf(keys.get(id)),
    take: async (id) => keys.delete(id),
    async takeAll(address) {
      for (const key of keys.values()) if (key.address === address) keys.delete(key.id);
    },
  };
}

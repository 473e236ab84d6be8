import type { DeskHead, DeskVersion, DeskVersionStore } from '../../../src/desk-edit/versions/store';
import { copy, copyOf } from './copy';

export function memoryDesks(): DeskVersionStore {
  const versions = new Map<string, DeskVersion>();
  let head: DeskHead | undefined;
  return {
    async put(version) {
      if (!versions.has(version.version)) versions.set(version.version, copy(version));
    },
    get: async (version) => copyOf(versions.get(version)),
    head: async () => copyOf(head),
    async move(seq, moved) {
      if ((head?.seq ?? 0) !== seq) return 'lost';
      head = copy({ ...moved, seq: seq + 1 });
      return 'saved';
    },
  };
}

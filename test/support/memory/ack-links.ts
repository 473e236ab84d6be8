import type { AckLinkStore, KeptLink } from '../../../src/incident/links/ack-link';
import { copy, copyOf } from './copy';

export function memoryAckLinks(): AckLinkStore {
  const links = new Map<string, KeptLink>();
  return {
    async keep(link) {
      links.set(link.id, copy(link));
    },
    get: async (id) => copyOf(links.get(id)),
  };
}

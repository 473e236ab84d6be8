import type { KeptThread, MailThreadStore } from '../../../src/mail/conversation/thread';
import { copy } from './copy';

export function memoryMailThreads(): MailThreadStore {
  const threads = new Map<string, KeptThread>();
  return {
    async keep(kept) {
      for (const one of kept) threads.set(one.id, copy(one));
    },
    many: async (ids) => ids.flatMap((id) => threads.get(id) ?? []).map(copy),
  };
}

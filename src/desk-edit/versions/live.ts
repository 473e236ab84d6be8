import type { Logger } from 'pino';
import { checkDesk } from '../../desk/file/check';
import type { Desk } from '../../desk/model';
import type { DeskHead, DeskVersionStore } from './store';

interface LiveDeps {
  readonly store: DeskVersionStore;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/** The desk that this process works with. Begins with `first`, which is what the head says at `seq`, 0 for what no head says. */
export function createLiveDesk({ store, log }: LiveDeps, first: Desk, seq: number) {
  let desk = first;
  let taken = seq;
  let strange: string | undefined;

  return {
    current: (): Desk => desk,
    /** 1 while a version counts that this process cannot read, else 0. */
    unreadable: () => (strange === undefined ? 0 : 1),
    /** Takes up the version that counts, if this process can read it. Rejects with `StoreUnavailable`. */
    async take(head: DeskHead): Promise<void> {
      if (head.seq <= taken) return;
      if (head.active === desk.version) {
        [taken, strange] = [head.seq, undefined];
        return;
      }
      const stored = await store.get(head.active);
      if (!stored || head.seq <= taken) return;
      const { desk: next, problems } = checkDesk(stored.text, 'desk', desk.id);
      taken = head.seq;
      if (next) {
        log.info({ from: desk.version, to: next.version }, 'The desk changed');
        [desk, strange] = [next, undefined];
      } else {
        // A newer Vagt wrote it: this process goes on with what it understands until it is replaced, too.
        log.error(
          { version: head.active, problem: problems[0]?.message.en },
          'The desk cannot be read; the old one stays',
        );
        strange = head.active;
      }
    },
  };
}

export type LiveDesk = ReturnType<typeof createLiveDesk>;

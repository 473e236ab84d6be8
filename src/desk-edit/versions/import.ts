import { checkDesk, rootOf } from '../../desk/file/check';
import { versionOf } from '../../desk/file/parse';
import { compareAndSet } from '../../record/compare-and-set';
import { diffDesk } from '../diff';
import type { ChangesDeps } from './changes';
import { type DeskNews, differsNews, mistakesNews } from './news';
import { type DeskHead, KEPT_MOVES } from './store';

/**
 * What is to be done with a file that has no mistakes. `first`: nothing is there yet. `import`: it is new, and nobody
 * changed the desk in chat since the last one. `adopt`: the desk is as the file says already. `differs`: the desk was
 * changed in chat, so the file is only offered. `same`: it was taken before.
 */
export type ImportStep = 'first' | 'import' | 'adopt' | 'differs' | 'same';

export const importStep = (head: DeskHead | undefined, file: string): ImportStep => {
  if (!head) return 'first';
  if (head.active === file) return head.imported === file ? 'same' : 'adopt';
  if (head.imported === file) return 'same';
  return head.active === head.imported ? 'import' : 'differs';
};

/** The head after the step; undefined when it stays as it is. */
const headAfter = (
  head: DeskHead | undefined,
  step: ImportStep,
  version: string,
  at: Date,
): Omit<DeskHead, 'seq'> | undefined => {
  if (!head) return { active: version, imported: version, moves: [{ version, how: 'file', at }] };
  const { seq: _seq, offered, ...rest } = head;
  switch (step) {
    case 'first':
    case 'import': {
      const move = { version, previous: head.active, how: 'file', at } as const;
      return { active: version, imported: version, moves: [...head.moves, move].slice(-KEPT_MOVES) };
    }
    case 'adopt':
      return { ...rest, imported: version };
    case 'differs':
      return offered === version ? undefined : { ...rest, offered: version };
    case 'same':
      return offered === undefined ? undefined : rest;
  }
};

/**
 * Looks at a text of the desk's file and does with it what is right (`ImportStep`); what the admins must hear comes
 * back. A text with mistakes changes nothing. All processes may do so at the same time.
 */
export function createImport({ store, live, clock }: ChangesDeps) {
  return async (text: string, name: string): Promise<DeskNews | undefined> => {
    const { desk, problems, root } = checkDesk(text, name, live.current().id);
    if (!desk) return mistakesNews(versionOf(text), name, problems);
    return compareAndSet<DeskNews | undefined>('The desk', async () => {
      const head = await store.head();
      const step = importStep(head, desk.version);
      const after = headAfter(head, step, desk.version, clock.now());
      if (after && step !== 'same') {
        await store.put({ version: desk.version, text, at: clock.now(), source: 'file' });
      }
      const seq = head?.seq ?? 0;
      if (after && (await store.move(seq, after)) === 'lost') return 'lost';
      const now = after ? { ...after, seq: seq + 1 } : head;
      if (now) await live.take(now);
      if (step !== 'differs' || !head) return undefined;
      const active = await store.get(head.active);
      return differsNews(desk.version, head.active, diffDesk(active && rootOf(active.text), root));
    });
  };
}

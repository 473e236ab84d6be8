import { checkDesk, rootOf } from '../../desk/file/check';
import { versionOf } from '../../desk/file/parse';
import type { Problem } from '../../desk/file/problems';
import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import { compareAndSet } from '../../record/compare-and-set';
import { type DeskChange, diffDesk } from '../diff';
import type { EditRefusal, EditsFor } from '../edits';
import { editYaml } from '../yaml-edit';
import type { LiveDesk } from './live';
import { type DeskBy, type DeskHead, type DeskMove, type DeskVersionStore, KEPT_MOVES } from './store';

/** What became of a change. */
export type DeskOutcome =
  /** It counts now. */
  | {
      readonly type: 'done';
      readonly version: string;
      readonly previous?: string;
      readonly changes: readonly DeskChange[];
    }
  /** It is so already. */
  | { readonly type: 'same' }
  | { readonly type: 'refused'; readonly refusal: EditRefusal }
  /** The file is written in a way that only a person can edit. */
  | { readonly type: 'by_hand' }
  | { readonly type: 'mistakes'; readonly problems: readonly Problem[] }
  /** Nothing changed yet: `version` may be applied in place of `base`. `meanwhile`: the base was another one before. */
  | {
      readonly type: 'proposed';
      readonly version: string;
      readonly base: string;
      readonly changes: readonly DeskChange[];
      readonly meanwhile: boolean;
      /** What makes no sense in it, or is not used as it stands, such as a webhook that leads inside the network. */
      readonly warnings: readonly Problem[];
    }
  /** There is nothing (any more) to apply, or to take back. */
  | { readonly type: 'gone' };

/** Who changes the desk, and the platform's own key of what they did: the same one changes it once. */
export interface DeskDoer {
  readonly by: DeskBy;
  readonly key: string;
}

export interface ChangesDeps {
  readonly store: DeskVersionStore;
  readonly live: LiveDesk;
  readonly clock: Clock;
}

/** The version that is to count next; `text` where it is not kept yet. */
interface Next {
  readonly version: string;
  readonly text?: string;
}

/** Changes people make in chat. All reject with `StoreUnavailable` when nobody knows whether it happened. */
export function createDeskChanges({ store, live, clock }: ChangesDeps) {
  const check = (text: string, name = 'desk') => checkDesk(text, name, live.current().id);
  const textOf = async (version: string | undefined): Promise<string | undefined> =>
    version === undefined ? undefined : (await store.get(version))?.text;

  const changesBetween = async (from: string | undefined, to: string): Promise<readonly DeskChange[]> => {
    const [before, after] = await Promise.all([textOf(from), textOf(to)]);
    return diffDesk(before === undefined ? undefined : rootOf(before), after === undefined ? undefined : rootOf(after));
  };

  const done = async ({ version, previous }: DeskMove): Promise<DeskOutcome> => ({
    type: 'done',
    version,
    ...(previous !== undefined && { previous }),
    changes: await changesBetween(previous, version),
  });

  /** A kept version that this process understands, with its warnings. */
  async function kept(version: string): Promise<(Next & { readonly warnings: readonly Problem[] }) | DeskOutcome> {
    const text = await textOf(version);
    if (text === undefined) return { type: 'gone' };
    const { desk, problems } = check(text);
    return desk ? { version, warnings: problems } : { type: 'mistakes', problems };
  }

  /** True when the write is there; a lost answer is looked up by its key. */
  async function moved(head: DeskHead, move: DeskMove): Promise<boolean> {
    const { seq, offered, ...rest } = head;
    // Whoever chooses the file's version takes the file.
    const file = offered === move.version ? { imported: offered } : offered !== undefined && { offered };
    const after = {
      ...rest,
      ...file,
      active: move.version,
      moves: [...head.moves, move].slice(-KEPT_MOVES),
    };
    try {
      if ((await store.move(seq, after)) === 'lost') return false;
    } catch (error) {
      const now = await store.head();
      if (!now?.moves.some(({ key }) => key === move.key)) throw error;
    }
    const now = await store.head();
    if (now) await live.take(now);
    return true;
  }

  const change = (
    how: DeskMove['how'],
    { by, key }: DeskDoer,
    plan: (head: DeskHead) => Promise<Next | DeskOutcome>,
  ): Promise<DeskOutcome> =>
    compareAndSet('The desk', async () => {
      const head = await store.head();
      if (!head) return { type: 'gone' };
      const before = head.moves.find((one) => one.key === key);
      if (before) return done(before);
      const planned = await plan(head);
      if ('type' in planned) return planned;
      const { version, text } = planned;
      if (version === head.active) return { type: 'same' };
      const at = clock.now();
      if (text !== undefined) await store.put({ version, text, at, by, source: 'chat' });
      const move: DeskMove = { version, previous: head.active, how, at, by, key };
      return (await moved(head, move)) ? done(move) : 'lost';
    });

  async function proposal(version: string, meanwhile: boolean): Promise<DeskOutcome> {
    const head = await store.head();
    if (!head) return { type: 'gone' };
    if (head.active === version) return { type: 'same' };
    const usable = await kept(version);
    if ('type' in usable) return usable;
    const base = head.active;
    const changes = await changesBetween(base, version);
    return { type: 'proposed', version, base, changes, meanwhile, warnings: usable.warnings };
  }

  return {
    head: () => store.head(),

    /** A stored version, as far as this process can read it. */
    async read(version: string): Promise<Desk | undefined> {
      const text = await textOf(version);
      return text === undefined ? undefined : check(text).desk;
    },

    /** Edits the text as it is now; the result counts at once. */
    edit: (editsFor: EditsFor, doer: DeskDoer) =>
      change('chat', doer, async (head) => {
        const text = await textOf(head.active);
        if (text === undefined) return { type: 'gone' };
        const edits = editsFor(rootOf(text));
        if ('refused' in edits) return { type: 'refused', refusal: edits };
        if (edits.length === 0) return { type: 'same' };
        const edited = editYaml(text, edits);
        if (edited === undefined) return { type: 'by_hand' };
        const { desk, problems } = check(edited);
        return desk ? { version: versionOf(edited), text: edited } : { type: 'mistakes', problems };
      }),

    /** Checks a whole file and keeps it, without making it count. */
    async propose(text: string, fileName: string, by: DeskBy): Promise<DeskOutcome> {
      const { desk, problems } = check(text, fileName);
      if (!desk) return { type: 'mistakes', problems };
      await store.put({ version: desk.version, text, at: clock.now(), by, source: 'chat' });
      return proposal(desk.version, false);
    },

    /** What a kept version would change. */
    review: (version: string) => proposal(version, false),

    /** Makes a kept version count, while `base` still does. */
    async apply(version: string, base: string, doer: DeskDoer): Promise<DeskOutcome> {
      const outcome = await change('chat', doer, async (head) => {
        if (head.active === version) return { type: 'same' };
        return head.active === base ? kept(version) : { type: 'gone' };
      });
      return outcome.type === 'gone' ? proposal(version, true) : outcome;
    },

    /** Brings back what was there before `version`, while that still counts. */
    undo: (version: string, doer: DeskDoer) =>
      change('undo', doer, async (head) => {
        const last = head.moves.at(-1);
        if (head.active !== version || last?.version !== version) return { type: 'gone' };
        return last.previous === undefined ? { type: 'gone' } : kept(last.previous);
      }),
  };
}

export type DeskChanges = ReturnType<typeof createDeskChanges>;

import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import { createTurns } from '../ground/in-turn';
import { compareAndSet, type Patience } from './compare-and-set';
import type { Kind, KindTypes } from './kind';
import type { RecordStore } from './store';
import { isKept, keeping, type OutboxEntry, type Saved, type Stored, type Write } from './stored';
import { StoreUnavailable } from './unavailable';

/**
 * What became of a command. `done`: also of one that comes again, which gets the first answer again. `already`: it is so,
 * nothing was written. `unsure`: the save was not answered in time; it
 * may have happened, and if it did, its effects follow.
 */
export type Handled<T extends KindTypes> =
  | { readonly type: 'done' | 'already'; readonly stored: Stored<T> }
  | { readonly type: 'refused'; readonly refusal: T['refusal']; readonly stored?: Stored<T> }
  | { readonly type: 'unsure' };

/** `known`: the record as it was read for this very event; it saves a round trip, and a lost race reads it again. */
export type Handle<T extends KindTypes> = (
  command: T['command'],
  known?: Stored<T>,
  patience?: Patience,
) => Promise<Handled<T>>;

export interface HandleDeps<T extends KindTypes> {
  readonly kind: Kind<T>;
  readonly store: Pick<RecordStore<T>, 'nextNumber' | 'load' | 'loadSettled' | 'byExternalKey' | 'create' | 'save'>;
  readonly desk: () => Desk;
  readonly clock: Clock;
  /** Starts delivering what a save left in the outbox; must not reject. */
  readonly drain: (saved: Saved<T>) => void;
  /** 0 ≤ x < 1, for the pause after a lost race. */
  readonly random?: () => number;
}

/** So long a command may keep those after it on its record: a database that stands still must not keep all of them. */
const TURN_MS = 2000;
/** How often it is asked what became of a save whose answer was lost: of a database that does not answer, for about 10 s. */
const MOST_ASKED = 3;
const ASK_AGAIN_MS = 300;
/** So often one save is sent whose answer is lost each time. */
const MOST_SENT = 3;

const isRefusal = <Refusal>(outcome: readonly unknown[] | Refusal): outcome is Refusal => !Array.isArray(outcome);

/** What one command writes in its one save, and all that it leaves to do. */
interface Decided<T extends KindTypes> extends Pick<Saved<T>, 'left'> {
  readonly write: Write<T>;
}

/** Ids are `<version>.<n>`. What is said is chained so that it goes in order. A tick is not written: `nextAt` is the truth. */
const decided = <T extends KindTypes>(
  kind: Kind<T>,
  stored: Stored<T> | undefined,
  {
    key,
    at,
    isKeyless,
    desk,
  }: { readonly key: string; readonly at: Date; readonly isKeyless: boolean; readonly desk: Desk },
  events: readonly T['event'][],
): Decided<T> => {
  const version = (stored?.version ?? 0) + 1;
  const state = events.reduce<T['state'] | undefined>(kind.evolve, stored?.state);
  if (!state) throw new Error('A command without events has nothing to save');
  let lastSaid = stored?.lastSaid;
  const left = kind.react(events, stored?.state, state, desk).map((effect, index): OutboxEntry<T['effect']> => {
    const id = `${version}.${index}`;
    const previous = lastSaid;
    if (effect.type !== 'once') return { id, effect, at };
    lastSaid = id;
    return { id, effect, at, ...(previous !== undefined && { previous }) };
  });
  const timeline = events.map((event, index) => ({ ...event, id: `${version}.${index}` }));
  const before = stored?.keys ?? [];
  const keys = isKeyless ? before : keeping(before, { key, at, version });
  const outbox = left.filter(({ effect }) => effect.type !== 'tick');
  return { write: { state, timeline, outbox, keys, ...(lastSaid !== undefined && { lastSaid }) }, left };
};

const afterWrite = <T extends KindTypes>(stored: Stored<T> | undefined, write: Write<T>): Stored<T> => ({
  state: write.state,
  version: (stored?.version ?? 0) + 1,
  timeline: [...(stored?.timeline ?? []), ...write.timeline],
  outbox: [...(stored?.outbox ?? []), ...write.outbox],
  keys: write.keys,
  ...(write.lastSaid !== undefined && { lastSaid: write.lastSaid }),
});

/**
 * Runs one command: load → decide → evolve → react → one save, then the outbox is drained. Commands on one record go one
 * after the other; a race that is lost to another process decides again. Rejects with `StoreUnavailable` when nothing
 * was written.
 */
export const createHandle = <T extends KindTypes>(deps: HandleDeps<T>): Handle<T> => {
  const { kind, store, desk, clock, drain, random } = deps;
  const inTurn = createTurns(TURN_MS);

  const momentFor = (stored: Stored<T> | undefined): Date => {
    const now = clock.now();
    const last = stored?.state.changedAt;
    return last && last > now ? last : now;
  };

  const done = (before: Stored<T> | undefined, { write, left }: Decided<T>): Handled<T> => {
    const stored = afterWrite(before, write);
    drain({ stored, left });
    return { type: 'done', stored };
  };

  const create = async (made: Decided<T>): Promise<Handled<T> | 'lost'> => {
    const { id, source, externalKey } = made.write.state;
    const created = await store.create(id, made.write);
    if (created === 'number_taken') return 'lost';
    if (created === 'exists') {
      const stored = await store.byExternalKey(source, externalKey);
      return stored ? { type: 'done', stored } : 'lost';
    }
    return done(undefined, made);
  };

  const save = async (stored: Stored<T>, made: Decided<T>): Promise<Handled<T> | 'lost'> => {
    const saved = await store.save(made.write.state.id, stored.version, made.write);
    return saved === 'lost' ? 'lost' : done(stored, made);
  };

  /**
   * The answer to a save was lost: it is ours if the key is there. If it is not, the save is made again: should the first
   * arrive after all, one of the two is lost, and finds the key. So it is asked until somebody answers, or time is up.
   */
  const afterLostAnswer = async (id: string, key: string): Promise<Handled<T> | 'lost'> => {
    for (let asked = 1; asked <= MOST_ASKED; asked += 1) {
      const stored = await store.loadSettled(id).catch((error: unknown) => {
        if (error instanceof StoreUnavailable) return 'no answer' as const;
        throw error;
      });
      if (stored !== 'no answer') return stored && isKept(stored, key) ? { type: 'done', stored } : 'lost';
      await sleep(asked * ASK_AGAIN_MS);
    }
    return { type: 'unsure' };
  };

  const attempt = async (
    asked: T['command'],
    known: Stored<T> | undefined,
    sent: { lost: number },
  ): Promise<Handled<T> | 'lost'> => {
    const id = kind.idOf(asked);
    const isNew = kind.creates(asked);
    const stored = isNew ? undefined : (known ?? (await store.load(id)));
    if (stored && isKept(stored, asked.key)) return { type: 'done', stored };
    const command = isNew && kind.numbered ? kind.numbered(asked, await store.nextNumber()) : asked;
    const at = momentFor(stored);
    const now = desk();
    const outcome = kind.decide(command, at, stored?.state, now);
    if (isRefusal(outcome)) return { type: 'refused', refusal: outcome, ...(stored && { stored }) };
    if (outcome.length === 0) {
      return stored ? { type: 'already', stored } : { type: 'refused', refusal: kind.missing };
    }
    const isKeyless = command.type === kind.tick(id, command.key).type || kind.keyless?.(command) === true;
    const made = decided(kind, stored, { key: command.key, at, isKeyless, desk: now }, outcome);
    try {
      return await (stored ? save(stored, made) : create(made));
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      sent.lost += 1;
      const settled = await afterLostAnswer(id, command.key);
      return settled === 'lost' && sent.lost >= MOST_SENT ? { type: 'unsure' } : settled;
    }
  };

  return (command, known, patience) => {
    const id = kind.idOf(command);
    const run = async (mayKnow: boolean): Promise<Handled<T>> => {
      const sent = { lost: 0 };
      const one = (tries: number) => attempt(command, mayKnow && tries === 0 ? known : undefined, sent);
      try {
        return await compareAndSet(`${kind.name} ${id}`, one, { ...patience, random });
      } catch (error) {
        // An earlier save of it may have been made, or may yet be.
        if (sent.lost > 0 && error instanceof StoreUnavailable) return { type: 'unsure' };
        throw error;
      }
    };
    return kind.creates(command) ? run(true) : inTurn(id, (waited) => run(!waited));
  };
};

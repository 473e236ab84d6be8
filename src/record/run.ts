import type { Clock } from '../ground/clock';
import { later } from '../ground/moments';
import type { SubjectRef } from '../ground/refs';
import type { Backoff } from './backoff';
import { OF_A_JOB } from './compare-and-set';
import type { CommandEffect } from './effects';
import type { Handle } from './handle';
import { DONE, effectKey, type Job, type Leave, type LiveJob, type Outcome, type RunEffect } from './jobs';
import type { Kind, KindTypes } from './kind';
import type { RecordStore } from './store';
import { UnreadableRecord } from './unavailable';

/** How much later one that could not be read is looked at again. */
const ASIDE_MS = 60_000;

export interface AtWorkDeps<T extends KindTypes> {
  readonly kind: Kind<T>;
  readonly store: Pick<RecordStore<T>, 'load' | 'settle' | 'stepAside'>;
  readonly handle: Handle<T>;
  readonly clock: Clock;
  /** Told how late each deadline was looked at. */
  readonly late?: (ms: number) => void;
}

/** A kind at work: what its jobs call, with its types closed over. */
export function atWork<T extends KindTypes>({ kind, store, handle, clock, late }: AtWorkDeps<T>) {
  return {
    name: kind.name,
    settle: (id: string, entries: readonly string[], shown?: number) => store.settle(id, entries, shown),
    /**
     * Looks at a record whose deadline was planned for `at`. One that comes early puts itself off; one that was
     * overtaken (its record moved on) does nothing.
     */
    async tick(id: string, at: Date): Promise<Outcome> {
      if (at > clock.now()) return { again: at };
      const stored = await store.load(id).catch((error: unknown) => {
        if (error instanceof UnreadableRecord) return 'unreadable' as const;
        throw error;
      });
      if (stored === 'unreadable') {
        await store.stepAside(id, later(clock.now(), ASIDE_MS));
        return DONE;
      }
      const nextAt = stored?.state.nextAt;
      if (stored && nextAt && nextAt <= clock.now()) {
        const lateMs = clock.now().getTime() - nextAt.getTime();
        const handled = await handle(kind.tick(id, `tick:${id}:${stored.version}`), stored, OF_A_JOB);
        if (handled.type === 'done') late?.(lateMs);
      }
      return DONE;
    },
    /** The command that this entry of its outbox gives; undefined when it was given already. */
    async commandOf(id: string, entry: string): Promise<CommandEffect | undefined> {
      const effect = (await store.load(id))?.outbox.find((one) => one.id === entry)?.effect;
      return effect?.type === 'command' ? effect : undefined;
    },
    /** Takes a command of another record, once by its key; false when nobody knows yet whether it was taken. */
    async take(asked: CommandEffect, from: SubjectRef): Promise<boolean> {
      const command = kind.asked?.(asked, from);
      if (!command) throw new Error(`No ${kind.name} takes the command "${asked.command}" from another record`);
      return (await handle(command, undefined, OF_A_JOB)).type !== 'unsure';
    },
  };
}

export type KindAtWork = ReturnType<typeof atWork>;

/** `version`: which one is shown by now; `entries`: what leaves the outbox with that. */
export interface Shown extends Outcome {
  readonly version?: number;
  readonly entries?: readonly string[];
}

/** Throws where no kind has this name. */
export const kindNamed =
  (kinds: readonly KindAtWork[]) =>
  (name: string): KindAtWork => {
    const found = kinds.find((kind) => kind.name === name);
    if (!found) throw new Error(`No such kind of record: ${name}`);
    return found;
  };

export interface RunDeps {
  readonly kinds: readonly KindAtWork[];
  /** How what is posted is delivered; filled by the room that does. */
  readonly posting: {
    /** Makes the card in this place show the newest state. */
    readonly live: (subject: SubjectRef, job: LiveJob) => Promise<Shown>;
    /** Says one thing to its audience; its entry leaves the outbox when it is planned. */
    readonly once: (subject: SubjectRef, entry: string, leave: Leave) => Promise<Outcome>;
  };
  readonly backoff: Backoff;
  readonly now: () => Date;
}

const UNSURE_MS = 5000;
/** A record that is saved again and again has its card shown by who saves; the others come back. */
const MOST_ROUNDS = 3;
const ROUND_MS = 500;

/**
 * An entry leaves the outbox when MongoDB itself knows the rest: what is said once when its rows are planned, a card
 * when it is shown or its row remembers why not, a command when the other record has it. So whatever a queue forgets,
 * the sweep finds.
 */
export function createRun({ kinds, posting, backoff, now }: RunDeps): RunEffect {
  const named = kindNamed(kinds);

  const command = async (from: SubjectRef, entry: string, leave: Leave): Promise<Outcome> => {
    const asked = await named(from.kind).commandOf(from.id, entry);
    if (asked && !(await named(asked.kind).take(asked, from))) return { again: later(now(), UNSURE_MS) };
    await leave([entry]);
    return DONE;
  };

  /** It stays in its outbox until what was shown is the newest: an edit of something older may have come last. */
  const live = async (subject: SubjectRef, job: LiveJob, leave: Leave): Promise<Outcome> => {
    let wanted = job;
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const { again, version, entries = [] } = await posting.live(subject, wanted);
      if (again) return { again };
      if (version === undefined || entries.length === 0 || (await leave(entries, version))) return DONE;
      wanted = { ...job, after: version };
    }
    return { again: later(now(), ROUND_MS) };
  };

  const run = async (subject: SubjectRef, job: Job, given?: Leave): Promise<Outcome> => {
    const kind = named(subject.kind);
    const leave = given ?? ((entries, shown) => kind.settle(subject.id, entries, shown));
    switch (job.type) {
      case 'tick':
        return kind.tick(subject.id, job.at);
      case 'once':
        return posting.once(subject, job.entry, leave);
      case 'command':
        return command(subject, job.entry, leave);
      case 'live':
        return live(subject, job, leave);
    }
  };

  return async (subject, job, leave) => {
    const key = effectKey(subject, job);
    try {
      const outcome = await run(subject, job, leave);
      backoff.worked(key);
      return outcome;
    } catch (error) {
      backoff.failed(key);
      throw error;
    }
  };
}

import type { CardPlace, SubjectRef } from '../ground/refs';
import type { OutboxEntry } from './stored';

/**
 * An effect to be run; it need not stand in an outbox. `isLost`: its job may have died with its worker, and as long as a
 * queue does not know that, it takes no other of that id: this one goes beside it.
 */
export interface Item extends Pick<OutboxEntry, 'id' | 'effect'> {
  readonly isLost?: true;
  /** Its row asks for it; it stands in no outbox. */
  readonly ofRow?: true;
  /** Not before this moment. */
  readonly notBefore?: Date;
}

/**
 * `entry`: absent where its row asks for it. `after`: there is a newer version than this one, which was shown. `isLost`: whoever
 * began it may have died, and shown something older meanwhile.
 */
export interface LiveJob {
  readonly type: 'live';
  readonly place: CardPlace;
  readonly entry?: string | undefined;
  readonly after?: number;
  readonly isLost?: true | undefined;
}

/**
 * What a job is told: which effect, by id. Everything else is read from the store when it runs, so a queue holds no
 * text of anybody's.
 */
export type Job =
  | LiveJob
  | { readonly type: 'once' | 'command'; readonly entry: string }
  | { readonly type: 'tick'; readonly at: Date };

/** How one run ended: it is done, or it comes back at `again`. */
export type Outcome = { readonly again?: Date };
export const DONE: Outcome = {};

/**
 * Takes effects out of their outbox: they were done, or are remembered elsewhere. False, and they stay, where `shown`, the version
 * that was shown, is known not to be the newest any more.
 */
export type Leave = (entries: readonly string[], shown?: number) => Promise<boolean>;

/** Runs one effect of a record's outbox; safe to run twice, and at the same time. `leave`: absent: it leaves at once. */
export type RunEffect = (subject: SubjectRef, job: Job, leave?: Leave) => Promise<Outcome>;

/** What one save left to do. `urgency`: 1 goes first; absent: in the middle. */
export type Left = Item & { readonly urgency?: number };

export interface Jobs {
  /** Whether it takes jobs now; absent: it always does. */
  readonly isUp?: () => boolean;
  /**
   * Adds the job of an outbox entry. `urgency`: 1 goes first; absent: in the middle. Rejects at once when Redis is
   * away: the sweep will find what is left.
   */
  add(subject: SubjectRef, entry: Item, urgency?: number): Promise<void>;
  /** The same of all that one save left. */
  addAll(subject: SubjectRef, left: readonly Left[]): Promise<void>;
}

export function jobOf({ id, effect, isLost, ofRow }: Item): Job {
  switch (effect.type) {
    case 'live':
      return { type: 'live', place: effect.place, ...(!ofRow && { entry: id }), ...(isLost && { isLost }) };
    case 'once':
    case 'command':
      return { type: effect.type, entry: id };
    case 'tick':
      return { type: 'tick', at: effect.at };
  }
}

/** Names an effect over all its runs. */
export function effectKey({ kind, id }: SubjectRef, job: Job): string {
  const what = job.type === 'tick' ? 'tick' : job.type === 'live' ? `live.${job.place}` : job.entry;
  return `${kind} ${id} ${what}`;
}

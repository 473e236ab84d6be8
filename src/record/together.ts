import { inTime } from '../ground/in-time';
import type { SubjectRef } from '../ground/refs';
import { jobOf, type Leave, type Left, type Outcome, type RunEffect } from './jobs';
import { type KindAtWork, kindNamed } from './run';

/** Runs what one save left to do. `one`: runs each of it, when its turn is; must not reject. */
export type RunTogether = (
  subject: SubjectRef,
  left: readonly Left[],
  one: (item: Left, work: () => Promise<Outcome>) => Promise<void>,
) => Promise<void>;

/** What takes longer leaves its outbox by itself: before the sweep looks for what was lost. */
const PATIENCE_MS = 3000;
/** What is said goes before cards are edited, in this lead. */
const LEAD_MS = 500;

/** The effects of one save at once; what they take out of its outbox goes in one write. */
export function createTogether(kinds: readonly KindAtWork[], run: RunEffect): RunTogether {
  const named = kindNamed(kinds);
  return async (subject, left, one) => {
    const { settle } = named(subject.kind);
    const gone: string[] = [];
    let shown: number | undefined;
    let isOver = false;
    const leave: Leave = async (entry, version) => {
      if (isOver) return settle(subject.id, [entry], version);
      if (!gone.includes(entry)) gone.push(entry);
      if (version !== undefined) shown = Math.min(version, shown ?? version);
      return true;
    };
    const begin = (items: readonly Left[]): Promise<unknown> =>
      Promise.all(items.map((item) => one(item, () => run(subject, jobOf(item), leave))));
    const isCard = ({ effect }: Left): boolean => effect.type === 'live';
    const said = begin(left.filter((item) => !isCard(item)));
    await inTime(said, LEAD_MS, () => undefined);
    const running = Promise.all([said, begin(left.filter(isCard))]);
    await inTime(running, PATIENCE_MS, () => undefined);
    isOver = true;
    const isNewest = gone.length === 0 || (await settle(subject.id, gone, shown));
    if (!isNewest && shown !== undefined) await savedSince(shown);
    await running;

    /** What was said leaves all the same, a card when it shows what was saved. */
    async function savedSince(after: number): Promise<void> {
      const cards = left.filter((item) => isCard(item) && gone.includes(item.id));
      const others = gone.filter((entry) => !cards.some(({ id }) => id === entry));
      if (others.length > 0) await settle(subject.id, others);
      const again = (item: Left) => {
        const job = jobOf(item);
        return run(subject, job.type === 'live' ? { ...job, after } : job);
      };
      await Promise.all(cards.map((item) => one(item, () => again(item))));
    }
  };
}

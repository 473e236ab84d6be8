import { LRUCache } from 'lru-cache';
import { inTime } from '../ground/in-time';
import { type SubjectRef, subjectKey } from '../ground/refs';
import { DONE, jobOf, type Leave, type Left, type Outcome, type RunEffect } from './jobs';
import { type KindAtWork, kindNamed } from './run';
import { versionOf } from './stored';

/** Runs what one save left to do. `one`: runs each of it, when its turn is; must not reject. */
export type RunTogether = (
  subject: SubjectRef,
  left: readonly Left[],
  one: (item: Left, work: () => Promise<Outcome>) => Promise<void>,
) => Promise<void>;

/** What takes longer leaves its outbox by itself: before the sweep looks for what was lost. */
const PATIENCE_MS = 4000;
/** What is said goes before cards are edited, in this lead. */
const LEAD_MS = 500;

/** An effect that is to show a card. `isTaken`: another one of that card shows it too. */
interface Owed {
  readonly id: string;
  isTaken: boolean;
}

const MOST_OWED = 5000;

/**
 * The effects of one save at once; what they take out of its outbox goes in one write. Of several saves that wait to show one
 * card, whichever has its turn first shows the newest state, for all of them.
 */
export function createTogether(kinds: readonly KindAtWork[], run: RunEffect): RunTogether {
  const named = kindNamed(kinds);
  /** By card. */
  const owed = new LRUCache<string, Set<Owed>>({ max: MOST_OWED });

  const owe = (card: string, more: readonly Owed[]): void => {
    if (more.length > 0) owed.set(card, new Set([...(owed.get(card) ?? []), ...more]));
  };
  const disown = (card: string, one: Owed): void => void owed.get(card)?.delete(one);
  /** All that this version shows. */
  function take(card: string, version: number): readonly Owed[] {
    const all = [...(owed.get(card) ?? [])];
    const taken = all.filter(({ id }) => versionOf(id) <= version);
    const left = all.filter((one) => !taken.includes(one));
    if (left.length > 0) owed.set(card, new Set(left));
    else owed.delete(card);
    for (const one of taken) one.isTaken = true;
    return taken;
  }

  return async (subject, left, one) => {
    const { settle } = named(subject.kind);
    const gone: string[] = [];
    const shown: {
      readonly version: number;
      readonly card: string;
      readonly item: Left;
      readonly of: readonly Owed[];
    }[] = [];
    let isOver = false;
    const cardOf = ({ effect }: Left): string | undefined =>
      effect.type === 'live' ? `${subjectKey(subject)} ${effect.place}` : undefined;
    const isCard = (item: Left): boolean => cardOf(item) !== undefined;

    const leaves =
      (item: Left): Leave =>
      async (given, version) => {
        const card = cardOf(item);
        const of = card !== undefined && version !== undefined ? take(card, version) : [];
        const entries = [...new Set([...given, ...of.map(({ id }) => id)])];
        if (isOver) {
          if (await settle(subject.id, entries, version)) return true;
          if (card !== undefined) owe(card, of);
          return false;
        }
        gone.push(...entries.filter((id) => !gone.includes(id)));
        if (card !== undefined && version !== undefined) shown.push({ version, card, item, of });
        return true;
      };

    const begin = (items: readonly Left[]): Promise<unknown> =>
      Promise.all(
        items.map((item) => {
          const mine = { id: item.id, isTaken: false };
          const card = cardOf(item);
          if (card !== undefined) owe(card, [mine]);
          const work = async () => (mine.isTaken ? DONE : run(subject, jobOf(item), leaves(item)));
          // What failed, or went to a queue, waits here no more.
          return one(item, work).finally(() => card !== undefined && disown(card, mine));
        }),
      );
    const said = begin(left.filter((item) => !isCard(item)));
    await inTime(said, LEAD_MS, () => undefined);
    const running = Promise.all([said, begin(left.filter(isCard))]);
    await inTime(running, PATIENCE_MS, () => undefined);
    isOver = true;
    const oldest = shown.length > 0 ? Math.min(...shown.map(({ version }) => version)) : undefined;
    const isNewest = gone.length === 0 || (await settle(subject.id, gone, oldest));
    if (!isNewest && oldest !== undefined) await savedSince(oldest);
    await running;

    /** What was said leaves all the same; a card when it shows what was saved, with whoever shows that. */
    async function savedSince(after: number): Promise<void> {
      const cards = new Set(shown.flatMap(({ item, of }) => [item.id, ...of.map(({ id }) => id)]));
      const others = gone.filter((entry) => !cards.has(entry));
      if (others.length > 0) await settle(subject.id, others);
      const again = shown.map(async ({ card, item, of }) => {
        const isShownByOthers = [...(owed.get(card) ?? [])].some(({ isTaken }) => !isTaken);
        owe(card, of);
        const job = jobOf(item);
        if (isShownByOthers || job.type !== 'live') return;
        await one(item, () => run(subject, { ...job, after }, leaves(item)));
      });
      await Promise.all(again);
    }
  };
}

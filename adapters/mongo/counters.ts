import type { MongoContext } from './context';
import { untilSettled } from './context';
import { duplicateIndex } from './errors';

/** Numbers taken at a time, so that most reports cost no extra round trip. A restart leaves at most this many unused. */
const BLOCK = 10;

export const COUNTERS = 'counters';
export const counterIndexes = [{ name: 'counter_name', key: { desk: 1, name: 1 }, unique: true }] as const;

export interface Counter {
  next(): Promise<number>;
  /** The counter is behind what is stored, e.g. after a restore: goes on after `number`. */
  skipPast(number: number): Promise<void>;
}

/** Numbers from 1 that no other process gets; gaps may appear, doubles never. */
export function createCounter({ db, desk }: MongoContext, name: string): Counter {
  const counters = db.collection(COUNTERS);
  let free: number[] = [];
  let taking: Promise<void> | undefined;

  async function takeBlock(): Promise<void> {
    const last = await untilSettled<number>(`Counter ${name}`, async () => {
      try {
        const after = await counters.findOneAndUpdate(
          { desk, name },
          { $inc: { value: BLOCK }, $setOnInsert: { schema: 1 } },
          { upsert: true, returnDocument: 'after' },
        );
        const value: unknown = after?.['value'];
        if (typeof value !== 'number') throw new Error(`Counter ${name} holds no number`);
        return value;
      } catch (error) {
        if (duplicateIndex(error)) return 'again';
        throw error;
      }
    });
    free = Array.from({ length: BLOCK }, (_, index) => last - BLOCK + 1 + index);
  }

  async function next(): Promise<number> {
    for (;;) {
      const number = free.shift();
      if (number !== undefined) return number;
      taking ??= takeBlock().finally(() => {
        taking = undefined;
      });
      await taking;
    }
  }

  return {
    next,
    async skipPast(number) {
      await counters.updateOne({ desk, name }, { $max: { value: number } });
      free = free.filter((candidate) => candidate > number);
    },
  };
}

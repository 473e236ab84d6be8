import type { Document } from 'mongodb';
import { compareAndSet } from '../../src/record/compare-and-set';
import type { MongoContext } from './context';
import { orLost } from './errors';

/** Numbers taken at a time, so that most reports cost no extra round trip; a kill leaves up to this many unused. */
const BLOCK = 10;

export const COUNTERS = 'counters';
export const counterIndexes = [{ name: 'counter_name', key: { desk: 1, name: 1 }, unique: true }] as const;

export interface Counter {
  next(): Promise<number>;
  /** The first of so many in a row. */
  take(count: number): Promise<number>;
  /** The counter is behind what is stored, e.g. after a restore: goes on after `number`. */
  skipPast(number: number): Promise<void>;
}

/** Numbers from 1 that no other process gets; gaps may appear, doubles never. */
export function createCounter({ db, desk, closing }: MongoContext, name: string): Counter {
  const counters = db.collection(COUNTERS);
  let free: number[] = [];
  let taking: Promise<void> | undefined;

  /** Insert, then update: SecantusDB answers null to some of several upserts at once, though it counted them. */
  const update = (change: Document) =>
    compareAndSet(`Counter ${name}`, async () => {
      const after = await counters.findOneAndUpdate({ desk, name }, change, { returnDocument: 'after' });
      if (after) return after;
      await orLost(counters.insertOne({ desk, name, schema: 1, value: 0 }));
      return 'lost';
    });

  async function take(count: number): Promise<number> {
    const last: unknown = (await update({ $inc: { value: count } }))['value'];
    if (typeof last !== 'number') throw new Error(`Counter ${name} holds no number`);
    return last - count + 1;
  }

  async function takeBlock(): Promise<void> {
    const first = await take(BLOCK);
    free = Array.from({ length: BLOCK }, (_, index) => first + index);
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

  /** What was taken last and not used, unless somebody has taken more meanwhile. */
  closing.push(async () => {
    const last = free.at(-1);
    const [first] = free;
    free = [];
    if (first !== undefined) await counters.updateOne({ desk, name, value: last }, { $set: { value: first - 1 } });
  });

  return {
    next,
    take,
    async skipPast(number) {
      await update({ $max: { value: number } });
      free = free.filter((candidate) => candidate > number);
    },
  };
}

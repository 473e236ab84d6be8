import { setTimeout as sleep } from 'node:timers/promises';
import { createShared, createTurns } from '../../src/ground/in-turn';

test('work of one key runs in order, that of others beside it, and a failure stops nobody', async () => {
  const inTurn = createTurns();
  const done: string[] = [];
  const work = (name: string, ms: number) => async () => {
    await sleep(ms);
    done.push(name);
    if (name === 'a2') throw new Error('a2 failed');
    return name;
  };
  const all = await Promise.allSettled([
    inTurn('a', work('a1', 20)),
    inTurn('a', work('a2', 1)),
    inTurn('b', work('b1', 1)),
    inTurn('a', work('a3', 1)),
  ]);
  expect(done).toEqual(['b1', 'a1', 'a2', 'a3']);
  expect(all.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
    'a1',
    'Error: a2 failed',
    'b1',
    'a3',
  ]);
});

test('who asks while one waits shares it; who asks while one runs gets the next', async () => {
  const shared = createShared<number>();
  let runs = 0;
  const work = async () => {
    runs += 1;
    const mine = runs;
    await sleep(5);
    return mine;
  };
  const first = shared('a', work);
  await sleep(1);
  expect(await Promise.all([first, ...[1, 2, 3].map(() => shared('a', work)), shared('b', work)])).toEqual([
    1, 3, 3, 3, 2,
  ]);
});

describe('with patience', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('lets the next begin beside what goes on for too long, counted from where that began', async () => {
    const inTurn = createTurns(50);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const all = [1, 2, 3].map((n) =>
      inTurn('row', () => {
        begun.push(n);
        return new Promise<void>((resolve) => ends.push(resolve));
      }),
    );
    await jest.advanceTimersByTimeAsync(40);
    expect(begun).toEqual([1]);
    ends[0]?.();
    // The third has waited for longer than that by now, but the second has not gone on for so long.
    await jest.advanceTimersByTimeAsync(40);
    expect(begun).toEqual([1, 2]);
    await jest.advanceTimersByTimeAsync(20);
    expect(begun).toEqual([1, 2, 3]);
    for (const end of ends) end();
    await Promise.all(all);
  });
});

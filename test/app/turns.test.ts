import { setTimeout as sleep } from 'node:timers/promises';
import { createTurns } from '../../src/app/turns';

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

import { createBackoff } from '../../src/record/backoff';
import type { Left } from '../../src/record/jobs';
import { createRun, type KindAtWork } from '../../src/record/run';
import { createTogether } from '../../src/record/together';
import { MONDAY_9 } from '../support/given';
import { caseRef } from '../support/outgoing';
import { createTestClock } from '../support/test-clock';

const card = (id: string, place: 'team' | 'caller'): Left => ({ id, effect: { type: 'live', place } });
const say = (id: string): Left => ({
  id,
  effect: { type: 'once', to: { type: 'caller' }, notice: { kind: 'claimed' } },
});

/** `isNewest`: whether nothing was saved since what is shown first. */
function played({
  isNewest = true,
  newest: first = 7,
  again,
}: {
  isNewest?: boolean;
  newest?: number;
  again?: Date;
} = {}) {
  const done: string[] = [];
  const newest = isNewest ? first : first + 1;
  const kind: KindAtWork = {
    name: 'incident',
    async settle(_id, entries, shown) {
      done.push(`settle ${entries.join()} at ${shown}`);
      return shown === undefined || shown === newest;
    },
    tick: async () => ({}),
    commandOf: async () => undefined,
    take: async () => true,
  };
  const run = createRun({
    kinds: [kind],
    posting: {
      async live(_subject, { place, entry, after }) {
        done.push(after === undefined ? place : `${place} after ${after}`);
        return { version: after === undefined ? first : newest, entries: [entry ?? ''] };
      },
      async once(_subject, entry, leave) {
        done.push(entry);
        if (again) return { again };
        await leave([entry]);
        return {};
      },
    },
    backoff: createBackoff(createTestClock(MONDAY_9)),
    now: () => MONDAY_9,
  });
  const left = [card('7.0', 'caller'), card('7.1', 'team'), say('7.2')];
  const together = () =>
    createTogether([kind], run)(caseRef('a'), left, async (_item, work) => {
      await work();
    });
  return { together, run, done, kind };
}

test('what is said goes before cards, and all leave the outbox in one write', async () => {
  const { together, done } = played();
  await together();
  expect(done).toEqual(['7.2', 'caller', 'team', 'settle 7.2,7.0,7.1 at 7']);
});

test('what comes back later stays in the outbox', async () => {
  const { together, done } = played({ again: MONDAY_9 });
  await together();
  expect(done.at(-1)).toBe('settle 7.0,7.1 at 7');
});

test('where another save came in between what was said leaves, and cards when they show it', async () => {
  const { together, done } = played({ isNewest: false });
  await together();
  expect(done.slice(3)).toEqual([
    'settle 7.2,7.0,7.1 at 7',
    'settle 7.2 at undefined',
    'caller after 7',
    'team after 7',
    'settle 7.0 at 8',
    'settle 7.1 at 8',
  ]);
});

test('of two saves that wait to show one card the first to have its turn shows it for both', async () => {
  const { done, run, kind } = played({ newest: 8 });
  const together = createTogether([kind], run);
  const turns: (() => void)[] = [];
  const inTurn = async (_item: Left, work: () => Promise<unknown>) => {
    await new Promise<void>((go) => turns.push(go));
    await work();
  };
  const both = [
    together(caseRef('a'), [card('7.1', 'team')], inTurn),
    together(caseRef('a'), [card('8.1', 'team')], inTurn),
  ];
  await new Promise(setImmediate);
  for (const go of turns) {
    go();
    await new Promise(setImmediate);
  }
  await Promise.all(both);
  expect(done).toEqual(['team', 'settle 7.1,8.1 at 8']);
});

test('a card on its own looks the same way', async () => {
  const { run, done } = played({ isNewest: false });
  await run(caseRef('a'), { type: 'live', place: 'team', entry: '7.1' });
  expect(done).toEqual(['team', 'settle 7.1 at 7', 'team after 7', 'settle 7.1 at 8']);
});

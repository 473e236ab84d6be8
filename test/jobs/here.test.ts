import { createHere } from '../../jobs/here';
import { systemClock } from '../../src/ground/clock';
import { later } from '../../src/ground/moments';
import type { Item, Left, Outcome } from '../../src/record/jobs';
import type { RunTogether } from '../../src/record/together';
import { caseRef, quiet } from '../support/outgoing';

const CARD: Left = { id: '1.0', effect: { type: 'live', place: 'team' }, urgency: 3 };
const TICK: Left = { id: '1.1', effect: { type: 'tick', at: new Date() } };
const soon = (ms: number) => later(systemClock.now(), ms);

/** What goes to the queue, and what runs here; `outcomes`: of its runs, one after the other. */
function played(...outcomes: readonly (Outcome | Error)[]) {
  const queued: Item[] = [];
  const ran: string[] = [];
  const queues = {
    add: async (_subject: unknown, item: Item) => void queued.push(item),
    addAll: async (_subject: unknown, left: readonly Left[]) => void queued.push(...left),
  };
  const here = createHere({ queues, clock: systemClock, log: quiet });
  const together: RunTogether = async (_subject, left, one) => {
    const work = (id: string) => async () => {
      const outcome = outcomes[ran.length] ?? {};
      ran.push(id);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    };
    await Promise.all(left.map((item) => one(item, work(item.id))));
  };
  return { here, queued, ran, together };
}

test('what a save left begins where it was saved; only its timer goes to the queue', async () => {
  const { here, queued, ran, together } = played();
  here.start(together);
  await here.jobs.addAll(caseRef('a'), [CARD, TICK]);
  await here.stop();
  expect(ran).toEqual(['1.0']);
  expect(queued).toEqual([TICK]);
});

test('what comes back soon waits here, what comes back later in the queue', async () => {
  const until = soon(60_000);
  const { here, queued, ran, together } = played({ again: soon(20) }, { again: until });
  here.start(together);
  await here.jobs.addAll(caseRef('a'), [CARD]);
  while (queued.length === 0) await new Promise(setImmediate);
  expect(ran).toEqual(['1.0', '1.0']);
  expect(queued).toEqual([{ ...CARD, notBefore: until }]);
});

test('what fails is left to the sweep, and fails nobody else', async () => {
  const { here, queued, ran, together } = played(new Error('a bug'));
  here.start(together);
  await here.jobs.addAll(caseRef('a'), [CARD, { ...CARD, id: '1.2' }]);
  await here.stop();
  expect(ran).toEqual(['1.0', '1.2']);
  expect(queued).toEqual([]);
});

test('before it starts and after it stops all goes to the queue, what waits here included', async () => {
  const { here, queued, ran, together } = played({ again: soon(2500) });
  await here.jobs.addAll(caseRef('a'), [CARD]);
  expect(queued).toEqual([CARD]);
  here.start(together);
  await here.jobs.addAll(caseRef('a'), [CARD]);
  await new Promise(setImmediate);
  expect(ran).toEqual(['1.0']);
  await here.stop();
  expect(queued).toMatchObject([CARD, { id: '1.0', notBefore: expect.any(Date) }]);
  await here.jobs.addAll(caseRef('a'), [CARD]);
  expect(queued).toHaveLength(3);
});

test('what waits here is not lost, however long it stood in its outbox; what has ended here may be', async () => {
  const { here, queued, together } = played({ again: soon(2500) });
  here.start(together);
  await here.jobs.addAll(caseRef('a'), [CARD]);
  await new Promise(setImmediate);
  const lost = { ...CARD, isLost: true } as const;
  await here.jobs.add(caseRef('a'), lost);
  expect(queued).toEqual([]);
  await here.jobs.add(caseRef('b'), lost);
  expect(queued).toEqual([lost]);
  await here.stop();
  await here.jobs.add(caseRef('a'), lost);
  expect(queued).toHaveLength(3);
});

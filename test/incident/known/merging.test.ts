import type { Incident } from '../../../src/incident/types';
import { meetMany, openDesk, workOff } from '../../support/followers';
import { createMemoryStore } from '../../support/memory-store';
import { actorOf, createDeskRun, type DeskRun, directTo } from '../../support/outgoing';

const END = ['followed to followers:meToo, da'];

const intoOf = ({ id, number }: Incident) => ({ id, number, confidential: false, ended: false, guest: false });

const begun = async (run: DeskRun, callers: readonly string[]) => {
  const dina = await actorOf(run, 'dina');
  const first = await run.report();
  await run.do(first, dina, { type: 'claim' });
  const ids: string[] = [];
  for (const caller of callers) ids.push(await run.report({ caller }));
  const merge = async (from: string, to = first) =>
    run.do(from, dina, { type: 'merge', into: intoOf((await run.stored(to)).state) });
  const count = (incident: string) => run.store.follows.count({ type: 'meToo', key: incident });
  const end = () => run.do(first, dina, { type: 'resolve', text: 'New toner', code: 'fixed' });
  return { dina, first, ids, merge, count, end };
};

/** What somebody heard of the end of another's case. */
const ends = (run: DeskRun, name: string) => run.said(directTo(name)).filter((one) => one.startsWith('followed'));

test('whoever reported the same hears how the other one ends, and who had joined theirs with them', async () => {
  const run = await createDeskRun({ desk: openDesk });
  const { first, ids, merge, count, end } = await begun(run, ['eva']);
  const [own = ''] = ids;
  const [ole] = await meetMany(run, 1);
  await run.store.follows.follow({ type: 'meToo', key: own }, ole?.id ?? '', run.clock.now(), { department: 'Stock' });
  await merge(own);
  await workOff(run, 0.2);
  expect([await count(first), await count(own)]).toEqual([2, 0]);
  expect((await run.stored(first)).state.meToos).toEqual({ people: 2, departments: 1 });
  expect(run.said(directTo('eva'))).toContain('merged to caller, en');
  await end();
  await workOff(run, 1);
  expect(ends(run, 'eva')).toHaveLength(1);
  expect(ends(run, ole?.name ?? '')).toEqual(END);
});

test('a process that dies between the two writes is followed by one that misses nobody', async () => {
  const own = createMemoryStore();
  let deaths = 2;
  const follows: typeof own.follows = {
    ...own.follows,
    async follow(...row) {
      if ((deaths -= 1) >= 0) throw new Error('The process died');
      return own.follows.follow(...row);
    },
  };
  const run = await createDeskRun({ desk: openDesk, store: { ...own, follows } });
  const { first, ids, merge, count } = await begun(run, ['eva']);
  await merge(ids[0] ?? '').catch(() => undefined);
  expect(await count(first)).toBe(0);
  await workOff(run, 2);
  expect(deaths).toBeLessThan(0);
  expect(await count(first)).toBe(1);
  expect((await run.stored(ids[0] ?? '')).outbox).toEqual([]);
});

test('split again, they are as they were', async () => {
  const run = await createDeskRun({ desk: openDesk });
  const { dina, first, ids, merge, count, end } = await begun(run, ['eva']);
  const [own = ''] = ids;
  const [ole, gro] = await meetMany(run, 2);
  await run.store.follows.follow({ type: 'meToo', key: own }, ole?.id ?? '', run.clock.now());
  await run.store.follows.follow({ type: 'meToo', key: first }, gro?.id ?? '', run.clock.now());
  await merge(own);
  await workOff(run, 0.2);
  expect(await count(first)).toBe(3);
  await run.do(own, dina, { type: 'split' });
  await workOff(run, 0.2);
  expect([await count(first), await count(own)]).toEqual([1, 1]);
  expect(run.said(directTo('eva'))).toContain('unmerged to caller, en');
  await end();
  await workOff(run, 1);
  expect(ends(run, 'eva')).toEqual([]);
  expect(ends(run, gro?.name ?? '')).toEqual(END);
});

test('merged into one that ended in that moment, it is open again', async () => {
  const run = await createDeskRun({ desk: openDesk });
  const { dina, first, ids, count } = await begun(run, ['eva']);
  const [own = ''] = ids;
  const into = intoOf((await run.stored(first)).state);
  await run.do(first, dina, { type: 'cancel' });
  await run.do(own, dina, { type: 'merge', into });
  await workOff(run, 0.2);
  expect((await run.stored(own)).state).toMatchObject({ status: 'new' });
  expect(await count(first)).toBe(0);
});

test('two that are merged into each other at one moment: the older one goes on, the other ends', async () => {
  const run = await createDeskRun({ desk: openDesk });
  const { first, ids, dina, count } = await begun(run, ['eva']);
  const [own = ''] = ids;
  const [one, two] = [(await run.stored(first)).state, (await run.stored(own)).state];
  await run.do(own, dina, { type: 'merge', into: intoOf(one) });
  await run.do(first, dina, { type: 'merge', into: intoOf(two) });
  await workOff(run, 0.5);
  expect((await run.stored(first)).state).not.toHaveProperty('merged');
  expect((await run.stored(own)).state.merged).toMatchObject({ into: first });
  expect([await count(first), await count(own)]).toEqual([1, 0]);
});

test('merged one into the next, they all hear how the last one ends', async () => {
  const run = await createDeskRun({ desk: openDesk });
  const { first, ids, merge, count, end } = await begun(run, ['eva', 'ole']);
  const [middle = '', last = ''] = ids;
  await merge(last, middle);
  await merge(middle);
  await workOff(run, 0.3);
  expect([await count(first), await count(middle), await count(last)]).toEqual([2, 0, 0]);
  await end();
  await workOff(run, 1);
  for (const name of ['eva', 'ole']) expect(ends(run, name)).toHaveLength(1);
});

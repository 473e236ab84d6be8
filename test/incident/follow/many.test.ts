import { createRecounts } from '../../../src/incident/follow/recount';
import type { HandleIncident } from '../../../src/incident/stored';
import { END, followInTenSeconds, manyFollow, meetMany, openDesk, toldTo, workOff } from '../../support/followers';
import { createMemoryStore } from '../../support/memory-store';
import { actorOf, createDeskRun } from '../../support/outgoing';

test('500 people follow one case within ten seconds, and each is told once how it ends', async () => {
  expect(await manyFollow(await createDeskRun({ desk: openDesk }), 500)).toBe(500);
});

test('500 people join a major incident within ten seconds while ten cases are merged into it, and each is told once how it ends', async () => {
  expect(await manyFollow(await createDeskRun({ desk: openDesk }), 500, 'meToo')).toBe(500);
});

test('a process that dies while it plans is followed by one that misses nobody and tells nobody twice', async () => {
  const own = createMemoryStore();
  let pages = 0;
  const deliveries: typeof own.deliveries = {
    ...own.deliveries,
    async plan(rows) {
      const planned = await own.deliveries.plan(rows);
      if (rows.length > 50 && (pages += 1) === 2) throw new Error('The process died');
      return planned;
    },
  };
  const run = await createDeskRun({ desk: openDesk, store: { ...own, deliveries } });
  const people = await meetMany(run, 250);
  const incident = await run.report();
  const dina = await actorOf(run, 'dina');
  await run.do(incident, dina, { type: 'claim' });
  await followInTenSeconds(run, incident, people);
  await run.do(incident, dina, { type: 'resolve', text: 'New toner', code: 'fixed' });
  await workOff(run, 3);
  expect(pages).toBeGreaterThan(3);
  expect(toldTo(run, people)).toEqual(people.map(() => END));
});

test('whoever may not read it any more hears nothing, and is dropped', async () => {
  const run = await createDeskRun();
  const carl = await run.meet('carl');
  const [met] = await meetMany(run, 1);
  const identity = met?.identities[0];
  // Their platform was asked: nothing they might do is missing.
  const eva =
    identity && (await run.store.people.meet({ identity, name: met.name, member: true, profiledAt: run.clock.now() }));
  const incident = await run.report();
  for (const id of [carl.id, eva?.id ?? '']) {
    await run.store.follows.follow({ type: 'case', key: incident }, id, run.clock.now());
  }
  await workOff(run, 0.1);
  expect((await run.stored(incident)).state.followers).toBe(2);
  await run.do(incident, await actorOf(run, 'dina'), { type: 'claim' });
  await workOff(run, 1);
  expect(toldTo(run, [carl])).toEqual([END]);
  expect(toldTo(run, eva ? [eva] : [])).toEqual([[]]);
  expect((await run.stored(incident)).state.followers).toBe(1);
});

test('who followed before the end, and was counted after it, hears it', async () => {
  const run = await createDeskRun();
  const carl = await run.meet('carl');
  const incident = await run.report();
  const dina = await actorOf(run, 'dina');
  await run.do(incident, dina, { type: 'claim' });
  await run.store.follows.follow({ type: 'case', key: incident }, carl.id, run.clock.now());
  await run.do(incident, dina, { type: 'resolve', text: 'New toner', code: 'fixed' });
  await workOff(run, 1);
  expect(toldTo(run, [carl])).toEqual([END]);
});

test('a case that cannot be counted keeps no other from it', async () => {
  const store = createMemoryStore();
  const now = new Date('2026-11-23T08:00:00Z');
  for (const [key, at] of [
    ['i-1', now],
    ['i-2', new Date(now.getTime() + 1)],
  ] as const) {
    await store.follows.follow({ type: 'case', key }, 'p-eva', at);
  }
  const counted: string[] = [];
  const handle: HandleIncident = async (command) => {
    if (command.incident === 'i-1') throw new Error('It cannot be read');
    counted.push(command.incident);
    return { type: 'refused', refusal: { refused: 'no_such_incident' } };
  };
  const recounts = createRecounts({ store, handle, clock: { now: () => new Date(now.getTime() + 5) }, instance: 'a' });
  await expect(recounts()).rejects.toThrow('not counted');
  expect(counted).toEqual(['i-2']);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { connectMongo } from '../../../adapters/mongo/connect';
import { meetMany, openDesk, toldTo, workOff } from '../../support/followers';
import { actorOf, createDeskRun, directTo } from '../../support/outgoing';
import { connectTestMongo } from '../../support/services';

const ROOT = join(__dirname, '..', '..', '..');
/** So many have the same as the case that is merged; the process dies after some of them. */
const MANY = 12;
const MOVED = 5;

test('a merge whose process was killed in its middle is ended by the next start, as if nothing had been', async () => {
  const mongo = await connectTestMongo('merge_kill');
  const desk = ulid();
  const open = () => connectMongo({ uri: mongo.uri, database: mongo.name, desk, log: { warn: () => {} } });
  const store = await open();
  try {
    const before = await createDeskRun({ desk: openDesk, store });
    const people = await meetMany(before, MANY);
    const into = await before.report();
    const from = await before.report({ caller: 'ole' });
    await before.do(into, await actorOf(before, 'dina'), { type: 'claim' });
    const now = before.clock.now();
    for (const { id } of people) await store.follows.follow({ type: 'meToo', key: from }, id, now);
    await workOff(before, 0.2);
    const count = (key: string) => store.follows.count({ type: 'meToo', key });
    expect([await count(into), await count(from)]).toEqual([0, MANY]);

    const args = ['--import', 'tsx', 'test/incident/known/dies-merging.ts'];
    const about = [mongo.uri, mongo.name, desk, from, into, String(MOVED)];
    const child = spawn(process.execPath, [...args, ...about], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    await once(child, 'close');
    expect(child.signalCode).toBe('SIGKILL');
    expect((await before.stored(from)).state.merged).toMatchObject({ into });
    const half = await count(into);
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(MANY + 1);

    const next = await createDeskRun({ desk: openDesk, store });
    await workOff(next, 1);
    expect([await count(into), await count(from)]).toEqual([MANY + 1, 0]);
    expect((await next.stored(into)).state.meToos?.people).toBe(MANY + 1);
    await next.do(into, await actorOf(next, 'dina'), { type: 'resolve', text: 'New toner', code: 'fixed' });
    await workOff(next, 1);
    const end = 'followed to followers:meToo, da';
    expect(toldTo(next, people)).toEqual(people.map(() => [end]));
    expect(next.said(directTo('ole')).filter((one) => one === end)).toHaveLength(1);
  } finally {
    await store.close();
    await mongo.drop();
  }
});

import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import { createHandle } from '../../src/record/handle';
import type { Sample } from '../contracts/store/records';
import { aDesk } from '../support/desk';
import { createKindRun, type KindWorld } from './kind-run';
import { type ReminderTypes, reminderKind, reminderSnapshot } from './reminder';

const MS = 1500;

const aReminder = (nextAt?: Date) => {
  const [id, changedAt] = [ulid(), new Date(0)];
  const more = { text: 'water', person: 'kim', isDone: false, changedAt, ...(nextAt && { nextAt }) };
  return { id, source: 'test', externalKey: id, ...more };
};
export const A_REMINDER: Sample<ReminderTypes> = {
  state: aReminder,
  entry: (id) => ({ id, type: 'reminded', at: new Date(1) }),
  effect: (id, at = new Date(2)) => ({ id, at, effect: { type: 'live', place: 'caller' } }),
};

/** As a database that is somewhere else. */
const slowly =
  <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
  async (...args: A): Promise<T> => {
    await sleep(2 + Math.random() * 3);
    return call(...args);
  };

/** A reminder's life: created, shown, snoozed, said once, done; by nothing but record and delivery. */
export function reminderStories(open: () => Promise<KindWorld<ReminderTypes>>): void {
  async function start() {
    const world = await open();
    const run = createKindRun({ ...world, kind: reminderKind, snapshot: reminderSnapshot });
    world.work(run);
    const kim = await run.meet('kim');
    const later = () => new Date(world.clock.now().getTime() + MS);
    const create = async (partner?: string) => {
      const id = ulid();
      const more = { person: kim.id, due: later(), ...(partner !== undefined && { partner }) };
      expect(await run.handle({ type: 'create', id, key: id, text: 'water', ...more })).toMatchObject({ type: 'done' });
      return id;
    };
    const { seen } = run;
    const shows = (...texts: string[]) => world.pass(MS, () => seen().toString() === texts.toString());
    return { ...world, ...run, create, later, seen, shows };
  }

  test('its card is kept up to date, its timer says it once, and a repeated command changes nothing', async () => {
    const { create, handle, later, records, seen, shows, stop, drained } = await start();
    const id = await create();
    expect(await handle({ type: 'snooze', id, key: 'k', until: later() })).toMatchObject({ type: 'done' });
    expect(await handle({ type: 'snooze', id, key: 'k', until: later() })).toMatchObject({
      type: 'done',
      stored: { version: 2 },
    });
    await shows('card: water, due', 'said: water');
    expect(seen()).toEqual(['card: water, due', 'said: water']);
    await handle({ type: 'done', id, key: 'd' });
    await shows('card: water, done', 'said: water');
    expect(await handle({ type: 'snooze', id, key: 'z', until: later() })).toMatchObject({ type: 'refused' });
    await drained();
    const stored = await records.load(id);
    expect(seen()).toEqual(['card: water, done', 'said: water']);
    expect(stored?.timeline.map(({ type }) => type)).toEqual(['created', 'snoozed', 'reminded', 'done']);
    await stop();
  });

  test.each([
    ['25', 25, 'in one process'],
    ['100', 100, 'in one process'],
    ['100', 100, 'in two processes'],
  ])(
    '%s commands at once on one record, %s %s: none is refused',
    async (_, many, where) => {
      const world = await start();
      const { create, records, stop } = world;
      const store = {
        ...records,
        load: slowly((id: string) => records.load(id)),
        save: slowly((...args: Parameters<typeof records.save>) => records.save(...args)),
      };
      const process = () => createHandle({ ...world, store, kind: reminderKind, desk: () => aDesk(), drain: () => {} });
      const [handle, elsewhere] = [process(), process()];
      const id = await create();
      const known = await records.load(id);
      const until = new Date(world.clock.now().getTime() + 3600_000);
      const all = await Promise.allSettled(
        Array.from({ length: many }, (_one, n) => {
          const give = where === 'in two processes' && n % 2 === 1 ? elsewhere : handle;
          return give({ type: 'snooze', id, key: `k${n}`, until }, known);
        }),
      );
      const ends = all.map((one) => (one.status === 'fulfilled' ? one.value.type : String(one.reason)));
      expect([...new Set(ends)]).toEqual(['done']);
      const stored = await records.load(id);
      expect(stored).toMatchObject({ version: many + 1 });
      expect(stored?.timeline).toHaveLength(many + 1);
      await stop();
    },
    60_000,
  );

  test('one that is done gives its partner the same command, once', async () => {
    const { create, handle, records, run, seen, shows, stop } = await start();
    const partner = await create();
    const id = await create(partner);
    await handle({ type: 'done', id, key: 'd' });
    await shows('card: water, done', 'card: water, done');
    expect(seen()).toEqual(['card: water, done', 'card: water, done']);
    await run({ kind: 'reminder', id }, { type: 'command', entry: '2.1' });
    expect(await records.load(partner)).toMatchObject({
      version: 2,
      keys: [{ key: partner }, { key: `with ${id}`, version: 2 }],
    });
    await stop();
  });
}

import type { Person } from '../../src/people/person';
import { aDesk } from './desk';
import { actorOf, type DeskRun, directTo, ROOM, SECOND } from './outgoing';

const { teams } = aDesk();
const serviceDesk = teams['service-desk'];
if (!serviceDesk) throw new Error('There is a service desk');

/** A desk whose cases everybody in the company may read. */
export const openDesk = aDesk({ teams: { ...teams, 'service-desk': { ...serviceDesk, members: 'everyone' } } });

/** A database on a busy machine answers these in time. */
const AT_ONCE = 10;

/** So many people of the company, whom the desk has met. */
export const meetMany = async (run: DeskRun, count: number): Promise<readonly Person[]> => {
  const names = Array.from({ length: count }, (_, i) => `eva${String(i).padStart(3, '0')}`);
  const met: Person[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    met.push(...(await Promise.all(names.slice(from, from + AT_ONCE).map((name) => run.meet(name)))));
  }
  return met;
};

/** All of them follow the case within ten seconds, while the sweep goes on as it does; the edits of the team's card in each second. */
export const followInTenSeconds = async (
  run: DeskRun,
  incident: string,
  people: readonly Person[],
  type: 'case' | 'meToo' = 'case',
  beside: (second: number) => Promise<void> = async () => {},
) => {
  const edits: number[] = [];
  const each = Math.ceil(people.length / 10);
  const edited = () => run.chat.calls.filter(({ call, to }) => call === 'update' && to?.id === ROOM.id).length;
  for (let second = 0; second < 12; second += 1) {
    const before = edited();
    const now = people.slice(second * each, (second + 1) * each);
    const middle = Math.ceil(now.length / 2);
    await beside(second);
    for (const some of [now.slice(0, middle), now.slice(middle)]) {
      await Promise.all(some.map(({ id }) => run.store.follows.follow({ type, key: incident }, id, run.clock.now())));
      await run.out.sweep();
      await run.drained();
      await run.jobs.forward(SECOND / 2);
    }
    edits.push(edited() - before);
  }
  return edits;
};

/** What each of them was told, beside cards. */
export const toldTo = (run: DeskRun, people: readonly Person[]) => people.map(({ name }) => run.said(directTo(name)));

/** Works on until nothing is due, sweeping as a worker does. */
export const workOff = async (run: DeskRun, minutes: number): Promise<void> => {
  for (let i = 0; i < minutes * 30; i += 1) {
    await run.out.sweep();
    await run.drained();
    await run.jobs.forward(2 * SECOND);
  }
};

/** What a follower hears at the end. */
export const END = ['followed to followers:case, da'];

/** What somebody hears at the end who has the same. */
const END_OF_SAME = ['followed to followers:meToo, da'];

/** How many cases are merged into one while it goes on. */
const MERGED = 10;

/** Ten people of the company report the same in their own words. */
const reportTheSame = async (run: DeskRun) => {
  const own = new Map<string, string>();
  for (let i = 0; i < MERGED; i += 1) own.set(`ole${i}`, await run.report({ caller: `ole${i}` }));
  return own;
};

/**
 * So many follow one case, or join a major incident while ten cases are merged into it, within ten seconds: all are kept, its
 * card is edited once a second at most, each hears the end once. How many heard it.
 */
export async function manyFollow(run: DeskRun, count: number, type: 'case' | 'meToo' = 'case'): Promise<number> {
  const people = await meetMany(run, count);
  const incident = await run.report();
  const dina = await actorOf(run, 'dina');
  await run.do(incident, dina, { type: 'claim' });
  const own = type === 'meToo' ? await reportTheSame(run) : new Map<string, string>();
  if (type === 'meToo') {
    await run.do(incident, dina, { type: 'priority', priority: 'P1', why: 'Nobody can print' });
    await run.do(incident, dina, { type: 'major' });
  }
  await run.drained();
  const before = await run.stored(incident);
  const into = { id: incident, number: before.state.number, confidential: false, ended: false, guest: false };
  const edits = await followInTenSeconds(run, incident, people, type, async (second) => {
    const one = [...own.values()][second];
    if (one !== undefined) await run.do(one, dina, { type: 'merge', into });
  });
  const all = count + own.size;
  expect(await run.store.follows.count({ type, key: incident })).toBe(all);
  const after = await run.stored(incident);
  expect(type === 'case' ? after.state.followers : after.state.meToos?.people).toBe(all);
  expect(after.version - before.version).toBeLessThanOrEqual(12);
  expect(Math.max(...edits)).toBeLessThanOrEqual(1);
  expect(toldTo(run, people).flat()).toEqual([]);

  await run.do(incident, dina, { type: 'resolve', text: 'New toner', code: 'fixed' });
  await workOff(run, 3);
  const told = toldTo(run, people);
  expect(told).toEqual(people.map(() => (type === 'case' ? END : END_OF_SAME)));
  for (const name of own.keys()) {
    expect(run.said(directTo(name)).filter((one) => one.startsWith('followed'))).toEqual(END_OF_SAME);
  }
  return told.length;
}

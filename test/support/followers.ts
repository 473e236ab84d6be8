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
    await Promise.all(now.map(({ id }) => run.store.follows.follow({ type, key: incident }, id, run.clock.now())));
    await beside(second);
    await run.out.sweep();
    await run.drained();
    await run.jobs.forward(SECOND);
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

/** So many follow one case, or have the same, within ten seconds: all are kept, its card is edited once a second at most, each hears the end once. How many heard it. */
export async function manyFollow(run: DeskRun, count: number, type: 'case' | 'meToo' = 'case'): Promise<number> {
  const people = await meetMany(run, count);
  const incident = await run.report();
  const dina = await actorOf(run, 'dina');
  await run.do(incident, dina, { type: 'claim' });
  const before = await run.stored(incident);
  const edits = await followInTenSeconds(run, incident, people, type);
  expect(await run.store.follows.count({ type, key: incident })).toBe(count);
  const after = await run.stored(incident);
  expect(type === 'case' ? after.state.followers : after.state.meToos?.people).toBe(count);
  expect(after.version - before.version).toBeLessThanOrEqual(12);
  expect(Math.max(...edits)).toBeLessThanOrEqual(1);
  expect(toldTo(run, people).flat()).toEqual([]);

  await run.do(incident, dina, { type: 'resolve', text: 'New toner', code: 'fixed' });
  await workOff(run, 3);
  const told = toldTo(run, people);
  expect(told).toEqual(people.map(() => (type === 'case' ? END : END_OF_SAME)));
  return told.length;
}

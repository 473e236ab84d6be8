import type { RenderBulletin } from '../../src/delivery/bulletins';
import type { Desk, OnCall } from '../../src/desk/model';
import type { OnCallChanges } from '../../src/on-call/types';
import type { Outgoing } from '../../src/outgoing';
import { aDesk } from '../support/desk';
import { actorOf, createDeskRun, type DeskRun, directTo, line, MINUTE, ROOM } from '../support/outgoing';

const moment = (at: Date): string => at.toISOString().slice(0, 16);
const renderBulletin: RenderBulletin = (content) => {
  if (content.kind === 'morning') {
    return line(`${content.day}: ${content.unclaimed.length} unclaimed, ${content.silent.length} silent`);
  }
  if (content.kind === 'absentOwner') return line(`${content.owner} is away with ${content.cases.length}`);
  return line(content.kind === 'gap' ? `gap ${moment(content.from)} to ${moment(content.to)}` : content.kind);
};
const told = (run: DeskRun, address = ROOM) => run.said(address).filter((text) => /unclaimed|away|gap/.test(text));
const ANNA = directTo('anna');

/** Moves on to a moment, in steps of ten minutes; `workers` sweep at each. */
async function until(run: DeskRun, when: string, workers: readonly Outgoing[] = [run.out], step = 10): Promise<void> {
  const end = new Date(when).getTime();
  if (end < run.clock.now().getTime()) throw new Error(`${when} is over`);
  for (;;) {
    for (const worker of workers) await worker.sweep();
    await run.jobs.settle();
    const left = end - run.clock.now().getTime();
    if (left <= 0) return;
    await run.jobs.forward(Math.min(left, step * MINUTE));
  }
}

const withTeam = (more: object, desk: Desk = aDesk()): Desk => {
  const { 'service-desk': team, ...others } = desk.teams;
  if (!team) throw new Error('No service desk');
  return { ...desk, teams: { 'service-desk': { ...team, ...more }, ...others } };
};

test('what nobody has taken after the last step stands in the list as the team opens, once', async () => {
  const run = await createDeskRun({ renderBulletin });
  await run.report();
  // Its lead is told at 13:00 in Copenhagen, which ends its policy; this one is logged too late for that today.
  await until(run, '2026-11-23T14:00:00Z');
  await run.report();
  await until(run, '2026-11-24T06:50:00Z');
  expect(told(run)).toEqual([]);
  await until(run, '2026-11-24T07:00:00Z');
  expect(told(run)).toEqual(['2026-11-24: 1 unclaimed, 0 silent']);
  await until(run, '2026-11-24T20:00:00Z');
  expect(told(run)).toHaveLength(1);
  await until(run, '2026-11-25T07:10:00Z');
  expect(told(run)).toEqual(['2026-11-24: 1 unclaimed, 0 silent', '2026-11-25: 2 unclaimed, 0 silent']);
});

test('what is taken is not in the list; what lies silent is, once owner and lead have been told', async () => {
  const plain = aDesk();
  const noNews = { kind: 'ms', ms: 60 * MINUTE, text: '1h' } as const;
  const targets = { ...plain.targets, P4: { ...plain.targets.P4, noNews } };
  const run = await createDeskRun({ renderBulletin, desk: { ...plain, targets } });
  const [taken, silent] = [await run.report(), await run.report()];
  const dina = await actorOf(run, 'dina');
  await run.do(silent, dina, { type: 'claim' });
  await until(run, '2026-11-24T06:59:00Z');
  await run.do(taken, dina, { type: 'claim' });
  await until(run, '2026-11-24T07:00:00Z');
  expect((await run.stored(silent)).state.news).toMatchObject({ told: 2 });
  expect(told(run)).toEqual(['2026-11-24: 0 unclaimed, 1 silent']);
});

test('nothing is said of a day with nothing in the list, nor on a day the team does not work', async () => {
  const run = await createDeskRun({ renderBulletin });
  await until(run, '2026-11-27T15:30:00Z');
  expect(told(run)).toEqual([]);
  await run.report();
  await until(run, '2026-11-29T22:00:00Z');
  expect(told(run)).toEqual([]);
});

test('confidential cases are for the lead alone', async () => {
  const run = await createDeskRun({ renderBulletin });
  await run.report({ category: 'people' });
  await until(run, '2026-11-24T07:00:00Z');
  expect(told(run)).toEqual([]);
  expect(told(run, ANNA)).toEqual(['2026-11-24: 1 unclaimed, 0 silent']);
});

test('the list of a team without a room goes to its lead', async () => {
  const run = await createDeskRun({ renderBulletin, linked: false });
  await run.report();
  await until(run, '2026-11-24T07:00:00Z');
  expect(told(run, ANNA)).toEqual(['2026-11-24: 1 unclaimed, 0 silent']);
});

test('two workers make one list, and one that comes back makes no second', async () => {
  const run = await createDeskRun({ renderBulletin });
  await run.report();
  const workers = [run.worker('w2'), run.worker('w3')];
  await until(run, '2026-11-24T07:00:00Z', workers);
  await until(run, '2026-11-24T09:00:00Z', [run.worker('w2 again'), ...workers]);
  expect(told(run)).toEqual(['2026-11-24: 1 unclaimed, 0 silent']);
});

test('a desk that was down in the morning catches up until the team closes, and not afterwards', async () => {
  const run = await createDeskRun({ renderBulletin });
  await run.report();
  await run.jobs.forward(Date.parse('2026-11-24T14:40:00Z') - run.clock.now().getTime());
  await run.out.sweep();
  expect(told(run)).toEqual(['2026-11-24: 1 unclaimed, 0 silent']);

  const late = await createDeskRun({ renderBulletin });
  await late.report();
  await late.jobs.forward(Date.parse('2026-11-24T15:10:00Z') - late.clock.now().getTime());
  await until(late, '2026-11-25T06:50:00Z');
  expect(told(late)).toEqual([]);
});

test('a team that never closes has its list at eight', async () => {
  const run = await createDeskRun({ renderBulletin, desk: withTeam({ hours: 'always' }) });
  await run.report();
  await until(run, '2026-11-24T06:50:00Z');
  expect(told(run)).toEqual([]);
  await until(run, '2026-11-24T07:00:00Z');
  expect(told(run)).toEqual(['2026-11-24: 1 unclaimed, 0 silent']);
});

const away = (...people: readonly string[]): OnCallChanges => ({
  overrides: [],
  swaps: [],
  absences: people.map((person) => ({
    id: person,
    person,
    from: new Date('2026-11-23T23:00:00Z'),
    to: new Date('2026-11-24T23:00:00Z'),
    by: { id: 'p', name: 'Anna' },
    at: new Date('2026-11-23T09:00:00Z'),
  })),
});

test('the open cases of somebody who is away are offered to the lead the same morning, once', async () => {
  const run = await createDeskRun({ renderBulletin });
  const [open, done] = [await run.report(), await run.report()];
  const dina = await actorOf(run, 'dina');
  for (const incident of [open, done]) await run.do(incident, dina, { type: 'claim' });
  await run.do(done, dina, { type: 'resolve', text: 'Restarted it', code: 'fixed' });
  await run.store.onCall.save(0, away('dina', 'bo'), 'k');
  await until(run, '2026-11-24T06:50:00Z');
  expect(told(run, ANNA)).toEqual([]);
  await until(run, '2026-11-24T12:00:00Z', [run.out, run.worker('w2')]);
  expect(told(run, ANNA)).toEqual(['dina is away with 1']);
  await until(run, '2026-11-25T09:00:00Z');
  expect(told(run, ANNA)).toHaveLength(1);
});

test('a lead who is away leaves their cases to the manager', async () => {
  const run = await createDeskRun({ renderBulletin });
  await run.do(await run.report(), await actorOf(run, 'anna'), { type: 'claim' });
  await run.store.onCall.save(0, away('anna'), 'k');
  await until(run, '2026-11-24T07:00:00Z');
  expect(told(run, directTo('carl'))).toEqual(['anna is away with 1']);
  expect(told(run, ANNA)).toEqual([]);
});

const nobodyOn = (gap: OnCall['gap']): Desk =>
  withTeam({
    onCall: {
      zone: 'Europe/Copenhagen',
      gap,
      announceDays: 2,
      layers: [{ from: '2026-11-23', at: '08:00', days: 1, people: ['dina'] }],
    },
  });
const gone = (from: string, to: string): OnCallChanges => {
  const [absence] = away('dina').absences;
  return absence ? { ...away(), absences: [{ ...absence, from: new Date(from), to: new Date(to) }] } : away();
};

test('a gap is announced to the lead the days before that are asked for, once, and in the room where it is held', async () => {
  const run = await createDeskRun({ renderBulletin, desk: nobodyOn('hold') });
  await run.store.onCall.save(0, gone('2026-11-27T10:00:00Z', '2026-11-28T10:00:00Z'), 'k');
  await until(run, '2026-11-25T09:50:00Z', [run.out], 60);
  expect(told(run, ANNA)).toEqual([]);
  await until(run, '2026-11-25T10:10:00Z', [run.out, run.worker('w2')]);
  await until(run, '2026-11-28T12:00:00Z', [run.out], 60);
  expect(told(run, ANNA)).toEqual(['gap 2026-11-27T10:00 to 2026-11-28T10:00']);
  expect(told(run)).toEqual(told(run, ANNA));
  expect(run.chat.at(ANNA)[0]?.shown).toHaveLength(1);
});

test('a gap that goes to the lead is no matter of the room, and its message follows its end', async () => {
  const run = await createDeskRun({ renderBulletin, desk: nobodyOn('lead') });
  await run.store.onCall.save(0, gone('2026-11-24T10:00:00Z', '2026-11-30T10:00:00Z'), 'k');
  await until(run, '2026-11-23T09:00:00Z');
  await run.store.onCall.save(1, gone('2026-11-24T10:00:00Z', '2026-11-26T10:00:00Z'), 'k2');
  await until(run, '2026-11-23T11:00:00Z');
  expect(told(run, ANNA)).toEqual(['gap 2026-11-24T10:00 to 2026-11-26T10:00']);
  expect(run.chat.at(ANNA)[0]?.shown).toHaveLength(2);
  expect(told(run)).toEqual([]);
});

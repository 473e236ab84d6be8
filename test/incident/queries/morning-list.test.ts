import { ANNA, away, renderBulletin, told, until, withTeam } from '../../on-call/by-the-calendar';
import { aDesk } from '../../support/desk';
import { actorOf, createDeskRun, directTo, MINUTE } from '../../support/outgoing';

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

test('the confidential cases of an absent lead are not for the manager, and no list has the title of one', async () => {
  const titles: (string | undefined)[] = [];
  const run = await createDeskRun({
    renderBulletin: (content, reader) => {
      if (content.kind === 'absentOwner') titles.push(...content.cases.map(({ title }) => title ?? 'no title'));
      if (content.kind === 'morning') titles.push(...content.unclaimed.map(({ title }) => title ?? 'no title'));
      return renderBulletin(content, reader);
    },
  });
  const [plain, secret] = [await run.report(), await run.report({ category: 'people' })];
  await run.report({ category: 'people' });
  const anna = await actorOf(run, 'anna');
  for (const incident of [plain, secret]) await run.do(incident, anna, { type: 'claim' });
  await run.store.onCall.save(0, away('anna'), 'k');
  await until(run, '2026-11-24T07:00:00Z');
  expect(new Set(titles)).toEqual(new Set(['The printer is jammed', 'no title']));
  expect(told(run, directTo('carl'))).toEqual(['anna is away with 1']);
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

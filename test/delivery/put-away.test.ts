import { actorOf, caseRef, createDeskRun, MINUTE } from '../support/outgoing';

const DAY = 24 * 60 * MINUTE;

test('who was told when goes to the history 30 days after it was told, the case still open', async () => {
  const desk = await createDeskRun();
  const incident = await desk.report();
  await desk.do(incident, await actorOf(desk, 'anna'), { type: 'claim' });
  await desk.jobs.settle();
  const { deliveries } = desk.store;
  const before = await deliveries.ofSubject(caseRef(incident));
  expect(before).toMatchObject([{ status: 'sent', notice: { kind: 'claimed' } }]);
  desk.clock.advance(30 * DAY - MINUTE);
  await desk.out.repair();
  expect(await deliveries.ofSubject(caseRef(incident))).toEqual(before);
  desk.clock.advance(MINUTE);
  await desk.out.repair();
  const told = (rows: typeof before) => rows.filter(({ notice }) => notice.kind === 'claimed').map(({ id }) => id);
  expect(told(await deliveries.ofSubject(caseRef(incident)))).toEqual([]);
  expect(told(await deliveries.history(caseRef(incident)))).toEqual(told(before));
});

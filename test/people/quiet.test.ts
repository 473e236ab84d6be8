import { type Person } from '../../src/people/person';
import { quietUntil } from '../../src/people/quiet';
import { aDesk, span } from '../support/desk';
import { actorOf, createDeskRun, type DeskRun, directTo, MINUTE } from '../support/outgoing';

const HOUR = 60 * MINUTE;
const NIGHT = { from: '22:00', to: '07:00' } as const;
const person = (quiet?: { readonly from: string; readonly to: string }, zone = 'Europe/Copenhagen'): Person => ({
  id: 'p',
  identities: [],
  name: 'Anna',
  direct: [],
  zone,
  ...(quiet && { settings: { quiet } }),
});
const until = (now: string, who: Person): string | undefined =>
  quietUntil(who, new Date(now), 'Europe/Copenhagen')?.toISOString();

test.each<[string, string, string | undefined]>([
  ['before they begin', '2026-11-24T20:59:00Z', undefined],
  ['when they begin', '2026-11-24T21:00:00Z', '2026-11-25T06:00:00.000Z'],
  ['after midnight', '2026-11-25T02:00:00Z', '2026-11-25T06:00:00.000Z'],
  ['when they end', '2026-11-25T06:00:00Z', undefined],
  // Clocks go forward at 02:00 and back at 03:00: they end at seven on the wall all the same.
  ['in the night that is an hour short', '2026-03-28T22:00:00Z', '2026-03-29T05:00:00.000Z'],
  ['in the night that is an hour long', '2026-10-24T21:00:00Z', '2026-10-25T06:00:00.000Z'],
])('a night is quiet, %s', (_, now, end) => {
  expect(until(now, person(NIGHT))).toBe(end);
});

test.each<[string, Person, string | undefined]>([
  ['within one day', person({ from: '12:00', to: '13:00' }), '2026-11-24T12:00:00.000Z'],
  ['in another zone', person({ from: '16:00', to: '18:00' }, 'Asia/Kolkata'), '2026-11-24T12:30:00.000Z'],
  ['none chosen', person(), undefined],
  ['the same time twice', person({ from: '12:00', to: '12:00' }), undefined],
])('at half past twelve in Copenhagen: %s', (_, who, end) => {
  expect(until('2026-11-24T11:30:00Z', who)).toBe(end);
});

/** Anna, who leads the service desk, is told after five minutes and each hour after; from nine to eleven she rests. */
async function resting(): Promise<DeskRun> {
  const lead = { notify: [{ type: 'lead' }], by: ['chat'], within: span(3) } as const;
  const steps = [5, 45, 85].map((minutes) => ({ after: span(minutes), ...lead }));
  const run = await createDeskRun({
    desk: aDesk({ escalations: [{ key: 'all', for: ['P1', 'P2', 'P3', 'P4', 'P5'], hours: 'always', steps }] }),
  });
  await run.store.people.setSettings((await run.meet('anna')).id, { quiet: { from: '09:00', to: '11:00' } });
  return run;
}
const pings = async (run: DeskRun, incident: string) =>
  (await run.store.deliveries.ofSubject({ kind: 'incident', id: incident }))
    .filter(({ notice }) => notice.kind === 'ping')
    .map(({ status, reason }) => [status, reason].filter(Boolean).join(' '));

test('a case that becomes urgent is told at once, past what her rest still keeps back', async () => {
  const run = await resting();
  const incident = await run.report();
  await run.jobs.forward(6 * MINUTE);
  expect(run.said(directTo('anna'))).toEqual([]);
  await run.do(incident, await actorOf(run, 'dina'), { type: 'assess', impact: 'everybody', urgency: 'stopped' });
  await run.jobs.forward(6 * MINUTE);
  expect(run.said(directTo('anna'))).toEqual(['ping to lead, da']);
  // She knows by then: nothing of it is left for eleven o'clock.
  await run.do(incident, await actorOf(run, 'dina'), { type: 'claim' });
  await run.jobs.forward(2 * HOUR);
  expect(run.said(directTo('anna'))).toEqual([expect.stringContaining('dina har den siden')]);
});

test('what her rest kept back is told once when it is over, however often it was due', async () => {
  const run = await resting();
  const incident = await run.report();
  await run.jobs.forward(100 * MINUTE);
  expect(await pings(run, incident)).toEqual(Array.from({ length: 3 }, () => 'pending quiet_hours'));
  await run.jobs.forward(25 * MINUTE);
  expect(run.said(directTo('anna'))).toEqual(['ping to lead, da']);
  expect((await pings(run, incident)).toSorted()).toEqual([
    'cancelled duplicate',
    'cancelled duplicate',
    'sent quiet_hours',
  ]);
});

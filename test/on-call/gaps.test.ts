import type { Desk, OnCall } from '../../src/desk/model';
import type { OnCallChanges } from '../../src/on-call/types';
import { createDeskRun } from '../support/outgoing';
import { ANNA, away, renderBulletin, told, until, withTeam } from './by-the-calendar';

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

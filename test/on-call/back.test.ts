import { decideOnCall, isRefused } from '../../src/on-call/change';
import { setAbsence } from '../../src/on-call/commands/away';
import { endAbsence } from '../../src/on-call/commands/back';
import { saysAway, saysBack } from '../../src/on-call/stand-ins';
import { NO_CHANGES, type OnCallChanges } from '../../src/on-call/types';
import { ANNA, BO, DINA } from '../support/given';
import { deskWith, WEEKLY } from '../support/on-call';

const desk = deskWith(WEEKLY);
const at = (local: string): Date => new Date(`${local}+01:00`);
/** Wednesday noon in Anna's week. */
const NOW = at('2026-11-25T12:00');

const ends = (by: typeof ANNA, person: string, changes: OnCallChanges, now = NOW) =>
  decideOnCall(endAbsence, { person, by, at: now, key: 'k-2' }, changes, desk);

const away = (person: string, from: Date, to: Date, changes: OnCallChanges = NO_CHANGES, now = NOW): OnCallChanges => {
  const command = { id: `a-${from.getTime()}`, person, from, to, by: ANNA, at: now, key: 'k-1' };
  const outcome = decideOnCall(setAbsence, command, changes, desk);
  if (isRefused(outcome)) throw new Error(outcome.refused);
  return outcome;
};

const HOUR = 3600_000;
const TOMORROW = new Date(NOW.getTime() + 24 * HOUR);
const earlier = new Date(NOW.getTime() - HOUR);

describe('back', () => {
  it('ends what is running, and leaves what lies ahead', () => {
    const running = away('anna', earlier, TOMORROW, NO_CHANGES, earlier);
    const both = away('anna', at('2026-12-24T00:00'), at('2026-12-27T00:00'), running);
    const outcome = ends(ANNA, 'anna', both);
    expect(isRefused(outcome) || outcome.absences.map(({ from, to }) => [from, to])).toEqual([
      [earlier, NOW],
      [at('2026-12-24T00:00'), at('2026-12-27T00:00')],
    ]);
  });

  it('takes away what began this very moment', () => {
    const outcome = ends(ANNA, 'anna', away('anna', NOW, TOMORROW));
    expect(isRefused(outcome) || outcome.absences).toEqual([]);
  });

  it('is for themselves and their lead, and for nobody else', () => {
    const dinas = away('dina', NOW, TOMORROW);
    expect(ends(BO, 'anna', away('anna', NOW, TOMORROW))).toEqual({ refused: 'only_self' });
    expect(isRefused(ends(ANNA, 'dina', dinas))).toBe(false);
    expect(isRefused(ends(DINA, 'dina', dinas))).toBe(false);
  });

  it('changes nothing for who is not away', () => {
    expect(ends(ANNA, 'anna', NO_CHANGES)).toBe(NO_CHANGES);
    const later = away('anna', TOMORROW, at('2026-11-28T12:00'));
    expect(ends(ANNA, 'anna', later)).toBe(later);
  });
});

describe('whoever gets the turns', () => {
  const told = (before: OnCallChanges, after: OnCallChanges, over = false) => {
    const command = { id: 'a', person: 'anna', by: ANNA, at: NOW, key: 'k' };
    const said = (over ? saysBack : saysAway)(command, before, after, desk);
    return said.map(({ to, content }) => ({ to, content }));
  };
  const gone = away('anna', NOW, at('2026-12-09T12:00'));

  it('is told which, with the hours of each', async () => {
    const [one, ...others] = told(NO_CHANGES, gone);
    expect(others).toEqual([]);
    expect(one).toEqual({
      to: { type: 'key', key: 'dina' },
      content: {
        kind: 'standIn',
        team: 'service-desk',
        person: 'anna',
        over: false,
        turns: [
          { from: NOW, to: at('2026-11-30T08:00') },
          { from: at('2026-12-07T08:00'), to: at('2026-12-09T12:00') },
        ],
      },
    });
  });

  it('is told that they have them no more', async () => {
    const [one, ...others] = told(gone, NO_CHANGES, true);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ to: { type: 'key', key: 'dina' }, content: { over: true, person: 'anna' } });
  });

  it('is nobody where no turn changes hands', async () => {
    expect(told(NO_CHANGES, away('bo', NOW, TOMORROW))).toEqual([]);
    expect(told(NO_CHANGES, away('anna', at('2026-12-01T08:00'), at('2026-12-05T08:00')))).toEqual([]);
  });
});

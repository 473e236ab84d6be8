import { onCallAt } from '../../src/on-call/duty';
import { NO_CHANGES, type OnCallChanges } from '../../src/on-call/types';
import { aDesk } from '../support/desk';
import { ANNA, BO, CALLER, CARL, DINA } from '../support/given';
import { away, changed, decided, NOW, putOn, TONIGHT, takeOff } from './deciding';
import { absence, changesOf, cph, onCallTeam, override, period } from './on-call-team';

// Bo leads the network, Anna is an admin, Carl and Dina are members.
const later = period('2026-11-05T20:00', '2026-11-06T08:00');
const noon = cph('2026-11-04T00:00');

const onAt = (changes: OnCallChanges, at: Date): string | undefined => {
  const { desk, team } = onCallTeam();
  return onCallAt(desk, team, changes, at)?.person;
};

describe('an override', () => {
  it('puts somebody on: themselves, or anybody by the lead and by an admin', () => {
    for (const by of [DINA, BO, ANNA]) {
      const changes = changed(by, putOn('dina'), NO_CHANGES);
      const { id, name } = by;
      expect(changes.overrides).toEqual([
        { id: 'o-1', team: 'network', person: 'dina', ...TONIGHT, by: { id, name }, at: NOW },
      ]);
      expect(onAt(changes, noon)).toBe('dina');
    }
  });

  it.each([
    ['by a colleague', CARL, putOn('dina'), { refused: 'only_team' }],
    ['by a caller', CALLER, putOn('dina'), { refused: 'only_team' }],
    ['by somebody who has left', { ...DINA, member: false }, putOn('dina'), { refused: 'only_team' }],
    ['of somebody unknown', BO, putOn('erik'), { refused: 'no_such_person' }],
    ['in no team', BO, putOn('bo', TONIGHT, 'o-1', 'nowhere'), { refused: 'no_on_call' }],
    ['without a length', BO, putOn('bo', { from: NOW, to: NOW }), { refused: 'ends_before_start' }],
    [
      'that ends before it starts',
      BO,
      putOn('bo', period('2026-11-04T08:00', '2026-11-03T20:00')),
      { refused: 'ends_before_start' },
    ],
    ['that is over', BO, putOn('bo', { from: cph('2026-11-03T08:00'), to: NOW }), { refused: 'in_the_past' }],
    ['for more than a year', BO, putOn('bo', period('2026-11-04T00:00', '2027-11-05T00:01')), { refused: 'too_long' }],
  ])('is refused %s', (_, by, body, refusal) => {
    expect(decided(by, body, NO_CHANGES)).toEqual(refusal);
  });

  it('is refused for somebody of another team, and in a team without a schedule', () => {
    const { desk, team } = onCallTeam();
    const small = { ...desk, teams: { ...desk.teams, network: { ...team, members: ['carl'] } } };
    expect(decided(BO, putOn('dina'), NO_CHANGES, { desk: small })).toEqual({
      refused: 'not_in_team',
      person: 'dina',
    });
    expect(decided(BO, putOn('bo'), NO_CHANGES, { desk: aDesk() })).toEqual({ refused: 'no_on_call' });
  });

  it('for a whole year, or one that began already, is fine', () => {
    expect(changed(BO, putOn('bo', period('2026-11-03T12:00', '2027-11-04T12:00')), NO_CHANGES).overrides).toHaveLength(
      1,
    );
    expect(changed(BO, putOn('bo', period('2026-11-01T12:00', '2026-11-03T12:01')), NO_CHANGES).overrides).toHaveLength(
      1,
    );
  });

  describe('beside another', () => {
    const first = changed(BO, putOn('dina'), NO_CHANGES);
    const second = (from: string, to: string, person = 'carl') =>
      decided(BO, putOn(person, period(from, to), 'o-2'), first);
    const clash = { refused: 'overlaps', person: 'dina', period: TONIGHT };

    it.each([
      ['for the same hours', '2026-11-03T20:00', '2026-11-04T08:00'],
      ['for some of its hours and some before', '2026-11-03T18:00', '2026-11-03T21:00'],
      ['for some of its hours and some after', '2026-11-04T07:59', '2026-11-04T09:00'],
    ])('is refused %s', (_, from, to) => {
      expect(second(from, to)).toEqual(clash);
      expect(second(from, to, 'dina')).toEqual(clash);
    });

    it.each([
      ['inside it', '2026-11-03T22:00', '2026-11-04T02:00'],
      ['inside it from its beginning', '2026-11-03T20:00', '2026-11-04T02:00'],
      ['around it', '2026-11-03T18:00', '2026-11-04T10:00'],
      ['right before it', '2026-11-03T18:00', '2026-11-03T20:00'],
      ['right after it', '2026-11-04T08:00', '2026-11-04T10:00'],
    ])('is fine %s', (_, from, to) => {
      expect(second(from, to)).toMatchObject({ overrides: [{ id: 'o-1' }, { id: 'o-2' }] });
    });

    it('is fine for the same hours of another team', () => {
      const { desk, team } = onCallTeam();
      const both = { ...desk, teams: { ...desk.teams, 'service-desk': { ...team, key: 'service-desk' } } };
      const elsewhere = putOn('dina', TONIGHT, 'o-2', 'service-desk');
      expect(changed(ANNA, elsewhere, first, { desk: both }).overrides).toHaveLength(2);
    });
  });

  it('of somebody who is away is refused, unless they say it themselves', () => {
    const changes = changesOf({ absences: [absence('dina', '2026-11-04T00:00', '2026-11-05T00:00')] });
    expect(decided(BO, putOn('dina'), changes)).toEqual({
      refused: 'absent',
      person: 'dina',
      period: period('2026-11-04T00:00', '2026-11-05T00:00'),
    });
    expect(onAt(changed(DINA, putOn('dina'), changes), noon)).toBe('dina');
  });

  it('that was made already changes nothing', () => {
    const changes = changed(BO, putOn('dina'), NO_CHANGES);
    expect(decided(BO, putOn('dina'), changes)).toBe(changes);
  });

  it('is taken back by its person, the lead and an admin, and by nobody else', () => {
    const changes = changesOf({ overrides: [override('dina', '2026-11-03T20:00', '2026-11-04T08:00')] });
    const [{ id } = { id: '' }] = changes.overrides;
    const back = takeOff(id);
    for (const by of [DINA, BO, ANNA]) expect(changed(by, back, changes).overrides).toEqual([]);
    expect(decided(CARL, back, changes)).toEqual({ refused: 'only_team' });
    expect(decided(DINA, takeOff('o-9'), changes)).toBe(changes);
  });
});

describe('an absence', () => {
  it('is said by oneself, by a lead of theirs and by an admin', () => {
    for (const by of [DINA, BO, ANNA]) {
      const { id, name } = by;
      expect(changed(by, away('dina'), NO_CHANGES).absences).toEqual([
        { id: 'a-1', person: 'dina', ...TONIGHT, by: { id, name }, at: NOW },
      ]);
    }
  });

  it('is refused by others, of people who are not there, and for no time', () => {
    expect(decided(CARL, away('dina'), NO_CHANGES)).toEqual({ refused: 'only_self' });
    expect(decided({ ...DINA, member: false }, away('dina'), NO_CHANGES)).toEqual({ refused: 'only_self' });
    expect(decided(CALLER, away('dina'), NO_CHANGES)).toEqual({ refused: 'only_self' });
    expect(decided(BO, away('erik'), NO_CHANGES)).toEqual({ refused: 'no_such_person' });
    expect(decided(DINA, away('dina', { from: noon, to: NOW }), NO_CHANGES)).toEqual({
      refused: 'ends_before_start',
    });
    expect(decided(DINA, away('dina', { from: cph('2026-11-01T00:00'), to: NOW }), NO_CHANGES)).toEqual({
      refused: 'in_the_past',
    });
  });

  it('within one that was said already changes nothing; a longer one is added', () => {
    const changes = changed(DINA, away('dina'), NO_CHANGES);
    expect(decided(DINA, away('dina', period('2026-11-03T21:00', '2026-11-04T08:00'), 'a-2'), changes)).toBe(changes);
    const longer = period('2026-11-03T20:00', '2026-11-04T09:00');
    expect(changed(DINA, away('dina', longer, 'a-2'), changes).absences).toHaveLength(2);
  });

  it('is said anew by somebody who has put themselves on since', () => {
    const said = changed(DINA, away('dina'), NO_CHANGES, { at: cph('2026-11-03T09:00') });
    const on = changed(DINA, putOn('dina'), said, { at: cph('2026-11-03T10:00') });
    expect(onAt(on, noon)).toBe('dina');
    expect(onAt(changed(DINA, away('dina', TONIGHT, 'a-2'), on), noon)).toBe('anna');
  });
});

describe('what is over', () => {
  it('is forgotten after 90 days, at the next change', () => {
    const old = changesOf({
      overrides: [
        override('dina', '2026-08-04T12:00', '2026-08-05T11:59'),
        override('carl', '2026-08-04T12:00', '2026-08-05T12:01'),
      ],
      absences: [
        absence('dina', '2026-08-04T12:00', '2026-08-05T12:00'),
        absence('carl', '2026-08-04T12:00', '2026-08-06T12:00'),
      ],
      swaps: [
        {
          id: 's-1',
          team: 'network',
          asker: 'anna',
          other: 'bo',
          give: period('2026-08-01T12:00', '2026-08-02T12:00'),
          status: 'refused',
          at: NOW,
        },
        {
          id: 's-2',
          team: 'network',
          asker: 'anna',
          other: 'bo',
          give: period('2026-08-01T12:00', '2026-08-02T12:00'),
          take: later,
          status: 'asked',
          at: NOW,
        },
      ],
    });
    const kept = changed(DINA, away('dina', later, 'a-new'), old);
    expect(kept.overrides.map(({ person }) => person)).toEqual(['carl']);
    expect(kept.absences.map(({ id }) => id)).toEqual(['a-carl-2026-08-04T12:00', 'a-new']);
    expect(kept.swaps.map(({ id }) => id)).toEqual(['s-2']);
  });

  it('is left alone when nothing changes', () => {
    const old = changesOf({ absences: [absence('dina', '2026-01-04T12:00', '2026-01-05T12:00')] });
    expect(decided(DINA, takeOff('o-9'), old)).toBe(old);
  });
});

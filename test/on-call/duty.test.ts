import type { OnCallLayer } from '../../src/desk/model';
import { gapsBetween, nextOnCall, onCallAt, shiftsBetween } from '../../src/on-call/duty';
import { NO_CHANGES, type OnCallChanges } from '../../src/on-call/types';
import { aDesk } from '../support/desk';
import { absence, changesOf, cph, onCallTeam, override, period, weekly } from './on-call-team';

/** `person because` at each local time, or a dash. */
const onAt = (
  layers: readonly OnCallLayer[],
  changes: OnCallChanges,
  ...times: readonly string[]
): readonly string[] => {
  const { desk, team } = onCallTeam(layers);
  return times.map((local) => {
    const duty = onCallAt(desk, team, changes, cph(local));
    return duty ? `${duty.person} ${duty.because}` : '-';
  });
};

const shifts = (
  layers: readonly OnCallLayer[],
  changes: OnCallChanges,
  from: string,
  to: string,
): readonly string[] => {
  const { desk, team } = onCallTeam(layers);
  const local = (at: Date): string => new Date(at.getTime() + 3600_000).toISOString().slice(0, 16);
  return shiftsBetween(desk, team, changes, cph(from), cph(to)).map(
    ({ from: start, to: end, duty }) =>
      `${local(start)} ${local(end)} ${duty ? `${duty.person} ${duty.because}` : '-'}`,
  );
};

const inOffice: OnCallLayer = { ...weekly, people: ['dina'], hours: 'office' };

describe('layers', () => {
  it('people take turns', () => {
    expect(
      onAt([weekly], NO_CHANGES, '2026-11-02T08:00', '2026-11-09T07:59', '2026-11-09T08:00', '2026-11-23T08:00'),
    ).toEqual(['anna turn', 'anna turn', 'bo turn', 'anna turn']);
  });

  it('the first layer that has somebody on counts', () => {
    expect(onAt([inOffice, weekly], NO_CHANGES, '2026-11-02T08:00', '2026-11-02T16:00', '2026-11-07T12:00')).toEqual([
      'dina turn',
      'anna turn',
      'anna turn',
    ]);
    const later: OnCallLayer = { ...weekly, from: '2026-11-16', people: ['dina'] };
    expect(onAt([later, weekly], NO_CHANGES, '2026-11-16T07:59', '2026-11-16T08:00')).toEqual(['bo turn', 'dina turn']);
  });

  it('a layer with hours alone leaves gaps: nights, weekends and holidays', () => {
    expect(shifts([inOffice], NO_CHANGES, '2026-12-24T12:00', '2026-12-29T12:00')).toEqual([
      '2026-12-24T12:00 2026-12-24T16:00 dina turn',
      '2026-12-24T16:00 2026-12-28T08:00 -',
      '2026-12-28T08:00 2026-12-28T16:00 dina turn',
      '2026-12-28T16:00 2026-12-29T08:00 -',
      '2026-12-29T08:00 2026-12-29T12:00 dina turn',
    ]);
  });

  it('nobody is on before the first day, and in a team without a schedule', () => {
    expect(onAt([weekly], NO_CHANGES, '2026-11-02T07:59')).toEqual(['-']);
    const desk = aDesk();
    const team = desk.teams['network'];
    if (!team) throw new Error('No network team');
    const [from, to] = [cph('2026-11-02T08:00'), cph('2026-11-09T08:00')];
    expect(onCallAt(desk, team, NO_CHANGES, from)).toBeUndefined();
    expect(shiftsBetween(desk, team, NO_CHANGES, from, to)).toEqual([]);
  });
});

describe('absences', () => {
  it('the next of the layer stands in, for the time of the absence alone', () => {
    const changes = changesOf({ absences: [absence('anna', '2026-11-03T12:00', '2026-11-05T12:00')] });
    expect(shifts([weekly], changes, '2026-11-02T08:00', '2026-11-16T08:00')).toEqual([
      '2026-11-02T08:00 2026-11-03T12:00 anna turn',
      '2026-11-03T12:00 2026-11-05T12:00 bo standIn',
      '2026-11-05T12:00 2026-11-09T08:00 anna turn',
      '2026-11-09T08:00 2026-11-16T08:00 bo turn',
    ]);
  });

  it('of two who are away in a row the third stands in; after the last comes the first', () => {
    const absences = [
      absence('carl', '2026-11-16T08:00', '2026-11-23T08:00'),
      absence('anna', '2026-11-18T08:00', '2026-11-19T08:00'),
    ];
    expect(onAt([weekly], changesOf({ absences }), '2026-11-17T12:00', '2026-11-18T12:00')).toEqual([
      'anna standIn',
      'bo standIn',
    ]);
  });

  it('when all of a layer are away it is the turn of the next layer, and without one it is a gap', () => {
    const away = ['anna', 'bo', 'carl'].map((person) => absence(person, '2026-11-03T08:00', '2026-11-04T08:00'));
    const changes = changesOf({ absences: away });
    const second: OnCallLayer = { ...weekly, people: ['dina'] };
    expect(onAt([weekly, second], changes, '2026-11-03T07:59', '2026-11-03T08:00', '2026-11-04T08:00')).toEqual([
      'anna turn',
      'dina turn',
      'anna turn',
    ]);
    expect(onAt([weekly], changes, '2026-11-03T08:00')).toEqual(['-']);
  });
});

describe('overrides', () => {
  const outer = override('bo', '2026-11-03T08:00', '2026-11-05T08:00');
  const inner = override('dina', '2026-11-03T20:00', '2026-11-04T06:00');

  it('an override inside an override wins over the one around it, in whatever order they were made', () => {
    const expected = [
      '2026-11-02T08:00 2026-11-03T08:00 anna turn',
      '2026-11-03T08:00 2026-11-03T20:00 bo override',
      '2026-11-03T20:00 2026-11-04T06:00 dina override',
      '2026-11-04T06:00 2026-11-05T08:00 bo override',
      '2026-11-05T08:00 2026-11-06T08:00 anna turn',
    ];
    const told = (overrides: OnCallChanges['overrides']): readonly string[] =>
      shifts([weekly], changesOf({ overrides }), '2026-11-02T08:00', '2026-11-06T08:00');
    expect(told([outer, inner])).toEqual(expected);
    expect(told([inner, outer])).toEqual(expected);
  });

  it('of two that begin together the shorter is the inner one', () => {
    const short = override('dina', '2026-11-03T08:00', '2026-11-03T12:00');
    expect(onAt([weekly], changesOf({ overrides: [outer, short] }), '2026-11-03T08:00', '2026-11-03T12:00')).toEqual([
      'dina override',
      'bo override',
    ]);
  });

  it('closes a gap, and is of one team alone', () => {
    const night = override('dina', '2026-11-03T16:00', '2026-11-04T08:00');
    expect(onAt([inOffice], changesOf({ overrides: [night] }), '2026-11-03T20:00')).toEqual(['dina override']);
    expect(
      onAt([inOffice], changesOf({ overrides: [{ ...night, team: 'service-desk' }] }), '2026-11-03T20:00'),
    ).toEqual(['-']);
  });

  it('one that came from a swap says so', () => {
    const changes = changesOf({ overrides: [{ ...outer, swap: 's-1' }] });
    expect(onAt([weekly], changes, '2026-11-03T08:00')).toEqual(['bo swap']);
  });

  it('somebody who is away yet puts themselves on is on', () => {
    const away = absence('bo', '2026-11-01T08:00', '2026-11-09T08:00', cph('2026-11-01T08:00'));
    const changes = changesOf({ overrides: [{ ...outer, at: cph('2026-11-02T08:00') }], absences: [away] });
    expect(onAt([weekly], changes, '2026-11-03T08:00')).toEqual(['bo override']);
  });

  it('somebody who says later that they are away is not on: the one around it counts, then the layers', () => {
    const said = cph('2026-11-02T08:00');
    const sick = [
      absence('dina', '2026-11-03T22:00', '2026-11-08T08:00', said),
      absence('bo', '2026-11-04T02:00', '2026-11-08T08:00', said),
    ];
    expect(
      shifts(
        [weekly],
        changesOf({ overrides: [outer, inner], absences: sick }),
        '2026-11-03T19:00',
        '2026-11-05T12:00',
      ),
    ).toEqual([
      '2026-11-03T19:00 2026-11-03T20:00 bo override',
      '2026-11-03T20:00 2026-11-03T22:00 dina override',
      '2026-11-03T22:00 2026-11-04T02:00 bo override',
      '2026-11-04T02:00 2026-11-05T12:00 anna turn',
    ]);
  });

  it('somebody who has left the desk is not on', () => {
    const left = override('erik', '2026-11-03T08:00', '2026-11-05T08:00');
    expect(onAt([weekly], changesOf({ overrides: [left] }), '2026-11-03T08:00')).toEqual(['anna turn']);
  });
});

describe('gaps', () => {
  it('are when nobody is on, and somebody is again afterwards', () => {
    const { desk, team } = onCallTeam([inOffice]);
    const [friday, monday] = [cph('2026-11-06T12:00'), cph('2026-11-09T12:00')];
    expect(gapsBetween(desk, team, NO_CHANGES, friday, monday)).toEqual([
      period('2026-11-06T15:00', '2026-11-09T08:00'),
    ]);
    expect(nextOnCall(desk, team, NO_CHANGES, cph('2026-11-06T15:00'))).toEqual(cph('2026-11-09T08:00'));
    expect(nextOnCall(desk, team, NO_CHANGES, friday)).toEqual(friday);
  });

  it('may last weeks; one that lasts a quarter of a year is not waited for', () => {
    const { desk, team } = onCallTeam([{ ...weekly, from: '2027-02-01' }]);
    expect(nextOnCall(desk, team, NO_CHANGES, cph('2026-11-02T09:00'))).toEqual(cph('2027-02-01T08:00'));
    expect(nextOnCall(desk, team, NO_CHANGES, cph('2026-10-31T08:00'))).toBeUndefined();
  });

  it('no time has no shifts', () => {
    expect(shifts([weekly], NO_CHANGES, '2026-11-03T08:00', '2026-11-03T08:00')).toEqual([]);
  });
});

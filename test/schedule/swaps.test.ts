import { ROSTER_REFUSALS, type RosterCommand } from '../../src/schedule/commands';
import { shiftsBetween } from '../../src/schedule/on-call';
import { EMPTY_ROSTER, type Override, type Roster } from '../../src/schedule/types';
import { ANNA, BO, CALLER, CARL, DINA } from '../support/given';
import { absence, aRoster, cph, override, period, scheduled } from './a-schedule';
import { away, type Body, changed, decided, NOW, putOn, TONIGHT } from './deciding';

// Anna has the week from 2 November on, Bo the next, Carl the one after; Dina is in no layer.
const GIVE = period('2026-11-04T08:00', '2026-11-06T08:00');
const TAKE = period('2026-11-10T08:00', '2026-11-12T08:00');

const ask = (more: Partial<Extract<RosterCommand, { type: 'askSwap' }>> = {}): Body => ({
  type: 'askSwap',
  id: 's-1',
  team: 'network',
  other: 'bo',
  give: GIVE,
  ...more,
});
const answer = (accept: boolean): Body => ({ type: 'answerSwap', swap: 's-1', accept });
const withdraw: Body = { type: 'withdrawSwap', swap: 's-1' };

const shifts = (roster: Roster, from: string, to: string): readonly string[] => {
  const { desk, team } = scheduled();
  const local = (at: Date): string => new Date(at.getTime() + 3600_000).toISOString().slice(5, 16);
  return shiftsBetween(desk, team, roster, cph(from), cph(to)).map(
    ({ from: start, duty }) => `${local(start)} ${duty ? `${duty.person} ${duty.because}` : '-'}`,
  );
};

const asked = changed(ANNA, ask(), EMPTY_ROSTER);
const askedBoth = changed(ANNA, ask({ take: TAKE }), EMPTY_ROSTER);
const accepted = changed(BO, answer(true), askedBoth);
const twoWeeks = ['2026-11-02T08:00', '2026-11-16T08:00'] as const;

describe('asking for a swap', () => {
  it('keeps the question, and changes nobody’s shift yet', () => {
    expect(askedBoth.swaps).toEqual([
      { id: 's-1', team: 'network', asker: 'anna', other: 'bo', give: GIVE, take: TAKE, status: 'asked', at: NOW },
    ]);
    expect(askedBoth.overrides).toEqual([]);
  });

  it('twice with the same id is asking once', () => {
    expect(decided(ANNA, ask(), asked)).toBe(asked);
  });

  it('may be for a part of a shift that has begun', () => {
    const rest = { from: cph('2026-11-03T08:00'), to: cph('2026-11-03T18:00') };
    expect(changed(ANNA, ask({ give: rest }), EMPTY_ROSTER).swaps).toHaveLength(1);
  });
});

describe('accepting', () => {
  it('gives the shift away where nothing is taken for it', () => {
    const roster = changed(BO, answer(true), asked);
    expect(shifts(roster, ...twoWeeks)).toEqual([
      '11-02T08:00 anna turn',
      '11-04T08:00 bo swap',
      '11-06T08:00 anna turn',
      '11-09T08:00 bo turn',
    ]);
    expect(roster.swaps).toMatchObject([{ status: 'accepted', answeredAt: NOW }]);
  });

  it('changes both shifts at once where one is taken', () => {
    expect(shifts(accepted, ...twoWeeks)).toEqual([
      '11-02T08:00 anna turn',
      '11-04T08:00 bo swap',
      '11-06T08:00 anna turn',
      '11-09T08:00 bo turn',
      '11-10T08:00 anna swap',
      '11-12T08:00 bo turn',
    ]);
    expect(accepted.overrides.map(({ by, swap }) => `${by.name} ${swap}`)).toEqual(['Bo Lund s-1', 'Bo Lund s-1']);
  });

  it('again is accepted already', () => {
    expect(decided(BO, answer(true), accepted)).toBe(accepted);
  });

  it('inside an override hands over that part of it, and the rest stays', () => {
    const night: Override = override('dina', '2026-11-04T00:00', '2026-11-07T00:00');
    const question = changed(DINA, ask(), aRoster({ overrides: [night] }));
    const roster = changed(BO, answer(true), question);
    expect(roster.overrides).toContainEqual(night);
    expect(shifts(roster, '2026-11-03T08:00', '2026-11-08T08:00')).toEqual([
      '11-03T08:00 anna turn',
      '11-04T00:00 dina override',
      '11-04T08:00 bo swap',
      '11-06T08:00 dina override',
      '11-07T00:00 anna turn',
    ]);
  });

  it('of exactly an override takes its place', () => {
    const there: Override = { ...override('dina', '2026-11-04T08:00', '2026-11-06T08:00'), id: 'o-old' };
    const question = changed(DINA, ask(), aRoster({ overrides: [there] }));
    expect(changed(BO, answer(true), question).overrides).toMatchObject([{ person: 'bo', ...GIVE, swap: 's-1' }]);
  });

  it('over turns and overrides of one’s own is cut at their edges: each part lies inside or outside of any other', () => {
    const mine = override('anna', '2026-11-05T00:00', '2026-11-10T00:00');
    const inner = override('anna', '2026-11-05T12:00', '2026-11-05T18:00');
    const question = changed(ANNA, ask(), aRoster({ overrides: [mine, inner] }));
    const roster = changed(BO, answer(true), question);
    expect(shifts(roster, ...twoWeeks)).toEqual([
      '11-02T08:00 anna turn',
      '11-04T08:00 bo swap',
      '11-06T08:00 anna override',
      '11-10T00:00 bo turn',
    ]);
    const edges = roster.overrides.filter(({ swap }) => swap !== undefined).map(({ from }) => from);
    expect(edges).toEqual([GIVE.from, mine.from, inner.from, inner.to]);
    expect(new Set(roster.overrides.map(({ id }) => id)).size).toBe(roster.overrides.length);
  });

  it('a swap of what came by a swap is a swap, too', () => {
    const onward = changed(BO, ask({ id: 's-2', other: 'carl' }), accepted);
    const roster = changed(CARL, { type: 'answerSwap', swap: 's-2', accept: true }, onward);
    expect(shifts(roster, '2026-11-04T08:00', '2026-11-06T08:00')).toEqual(['11-04T08:00 carl swap']);
    expect(roster.overrides).toHaveLength(2);
  });

  it('counts for somebody who had said before that they are away', () => {
    const sick = changed(BO, away('bo', GIVE), asked, { at: cph('2026-11-03T12:30') });
    const roster = changed(BO, answer(true), sick, { at: cph('2026-11-03T13:00') });
    expect(shifts(roster, '2026-11-04T08:00', '2026-11-06T08:00')).toEqual(['11-04T08:00 bo swap']);
  });
});

describe('a swap that is not made', () => {
  it('is refused by who was asked: the shifts stay, and refusing again changes nothing', () => {
    const roster = changed(BO, answer(false), askedBoth);
    expect(roster).toMatchObject({ overrides: [], swaps: [{ status: 'refused', answeredAt: NOW }] });
    expect(decided(BO, answer(false), roster)).toBe(roster);
  });

  it('is withdrawn by who asked: withdrawing again changes nothing', () => {
    const roster = changed(ANNA, withdraw, askedBoth);
    expect(roster).toMatchObject({ overrides: [], swaps: [{ status: 'withdrawn', answeredAt: NOW }] });
    expect(decided(ANNA, withdraw, roster)).toBe(roster);
  });

  it('can be refused still when the shift is another’s by now', () => {
    const moved = changed(BO, putOn('carl', GIVE), asked);
    expect(decided(BO, answer(true), moved)).toEqual({ refused: 'shift_changed' });
    expect(changed(BO, answer(false), moved).swaps).toMatchObject([{ status: 'refused' }]);
  });
});

describe('every refusal', () => {
  const answered = (accept: boolean): Roster => changed(BO, answer(accept), asked);
  const dinaAway = aRoster({ absences: [absence('dina', '2026-11-04T00:00', '2026-11-05T00:00')] });
  const takenFromBo = changed(BO, putOn('carl', TAKE), askedBoth);
  const small = scheduled();
  const withoutDina = {
    ...small.desk,
    teams: { ...small.desk.teams, network: { ...small.team, members: ['anna', 'carl'] } },
  };
  const { onCall: _, ...unscheduled } = small.team;
  const without = { ...small.desk, teams: { ...small.desk.teams, network: unscheduled } };

  const cases: readonly (readonly [string, ReturnType<typeof decided>, object])[] = [
    [
      'an override back in time',
      decided(BO, putOn('bo', { from: NOW, to: NOW }), EMPTY_ROSTER),
      { refused: 'ends_before_start' },
    ],
    [
      'a swap of no time',
      decided(ANNA, ask({ give: { from: NOW, to: NOW } }), EMPTY_ROSTER),
      { refused: 'ends_before_start' },
    ],
    [
      'a swap for no time',
      decided(ANNA, ask({ take: { from: NOW, to: NOW } }), EMPTY_ROSTER),
      { refused: 'ends_before_start' },
    ],
    [
      'a swap of what is over',
      decided(ANNA, ask({ give: period('2026-11-02T08:00', '2026-11-03T12:00') }), EMPTY_ROSTER),
      { refused: 'in_the_past' },
    ],
    [
      'accepting when the given shift is over',
      decided(BO, answer(true), asked, { at: GIVE.to }),
      { refused: 'in_the_past' },
    ],
    [
      'accepting when the taken shift is over',
      decided(BO, answer(true), askedBoth, { at: TAKE.to }),
      { refused: 'in_the_past' },
    ],
    [
      'a swap of more than a year',
      decided(ANNA, ask({ give: period('2026-11-04T08:00', '2027-11-06T08:00') }), EMPTY_ROSTER),
      { refused: 'too_long' },
    ],
    ['a swap without a schedule', decided(ANNA, ask(), EMPTY_ROSTER, { desk: without }), { refused: 'no_schedule' }],
    ['accepting without a schedule', decided(BO, answer(true), asked, { desk: without }), { refused: 'no_schedule' }],
    ['a swap with nobody', decided(ANNA, ask({ other: 'erik' }), EMPTY_ROSTER), { refused: 'no_such_person' }],
    ['answering what nobody asked', decided(BO, answer(true), EMPTY_ROSTER), { refused: 'no_such_swap' }],
    ['withdrawing what nobody asked', decided(ANNA, withdraw, EMPTY_ROSTER), { refused: 'no_such_swap' }],
    [
      'a swap with somebody of another team',
      decided(ANNA, ask({ other: 'dina' }), EMPTY_ROSTER, { desk: withoutDina }),
      { refused: 'not_in_team', person: 'dina' },
    ],
    ['an absence of a colleague', decided(CARL, away('dina'), EMPTY_ROSTER), { refused: 'only_self' }],
    ['an override by a colleague', decided(CARL, putOn('dina'), EMPTY_ROSTER), { refused: 'only_team' }],
    ['a swap by a caller', decided(CALLER, ask(), EMPTY_ROSTER), { refused: 'only_team' }],
    [
      'a swap by somebody who has left',
      decided({ ...ANNA, member: false }, ask(), EMPTY_ROSTER),
      { refused: 'only_team' },
    ],
    [
      'a swap by somebody of another team',
      decided(DINA, ask(), EMPTY_ROSTER, { desk: withoutDina }),
      { refused: 'only_team' },
    ],
    [
      'two overrides for the same hours',
      decided(BO, putOn('carl', TONIGHT, 'o-2'), changed(BO, putOn('dina'), EMPTY_ROSTER)),
      { refused: 'overlaps', person: 'dina', period: TONIGHT },
    ],
    [
      'an override of somebody who is away',
      decided(BO, putOn('dina'), dinaAway),
      { refused: 'absent', person: 'dina', period: period('2026-11-04T00:00', '2026-11-05T00:00') },
    ],
    ['a swap with oneself', decided(ANNA, ask({ other: 'anna' }), EMPTY_ROSTER), { refused: 'swap_with_self' }],
    [
      'a swap of a shift that is not all one’s own',
      decided(ANNA, ask({ give: period('2026-11-08T08:00', '2026-11-10T08:00') }), EMPTY_ROSTER),
      { refused: 'not_your_shift' },
    ],
    ['withdrawing a colleague’s question', decided(BO, withdraw, asked), { refused: 'not_your_shift' }],
    [
      'a swap for a shift that is not all theirs',
      decided(ANNA, ask({ take: period('2026-11-10T08:00', '2026-11-17T08:00') }), EMPTY_ROSTER),
      { refused: 'not_their_shift', person: 'bo' },
    ],
    ['answering for somebody else', decided(CARL, answer(true), asked), { refused: 'not_asked_of_you', person: 'bo' }],
    [
      'answering when one has left',
      decided({ ...BO, member: false }, answer(true), asked),
      { refused: 'not_asked_of_you', person: 'bo' },
    ],
    ['accepting what was refused', decided(BO, answer(true), answered(false)), { refused: 'answered_already' }],
    ['refusing what was accepted', decided(BO, answer(false), answered(true)), { refused: 'answered_already' }],
    [
      'answering what was withdrawn',
      decided(BO, answer(true), changed(ANNA, withdraw, asked)),
      { refused: 'answered_already' },
    ],
    ['withdrawing what was accepted', decided(ANNA, withdraw, answered(true)), { refused: 'answered_already' }],
    [
      'accepting a shift that is another’s by now',
      decided(BO, answer(true), changed(BO, putOn('carl', GIVE), asked)),
      { refused: 'shift_changed' },
    ],
    [
      'accepting when one has lost the shift that was to be taken',
      decided(BO, answer(true), takenFromBo),
      { refused: 'shift_changed' },
    ],
  ];

  it.each(cases)('%s', (_, outcome, refusal) => {
    expect(outcome).toEqual(refusal);
  });

  it('is among these', () => {
    const codes = cases.map(([, , refusal]) => ('refused' in refusal ? refusal.refused : ''));
    expect(ROSTER_REFUSALS.filter((code) => !codes.includes(code))).toEqual([]);
  });
});

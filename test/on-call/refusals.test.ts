import { ON_CALL_REFUSALS } from '../../src/on-call/change';
import { NO_CHANGES, type OnCallChanges } from '../../src/on-call/types';
import { ANNA, BO, CALLER, CARL, DINA } from '../support/given';
import { answer, ask, away, changed, decided, GIVE, NOW, putOn, TAKE, TONIGHT, withdraw } from './deciding';
import { absence, changesOf, onCallTeam, period } from './on-call-team';

const asked = changed(ANNA, ask(), NO_CHANGES);
const askedBoth = changed(ANNA, ask({ take: TAKE }), NO_CHANGES);

describe('every refusal', () => {
  const answered = (accept: boolean): OnCallChanges => changed(BO, answer(accept), asked);
  const dinaAway = changesOf({ absences: [absence('dina', '2026-11-04T00:00', '2026-11-05T00:00')] });
  const takenFromBo = changed(BO, putOn('carl', TAKE), askedBoth);
  const small = onCallTeam();
  const withoutDina = {
    ...small.desk,
    teams: { ...small.desk.teams, network: { ...small.team, members: ['anna', 'carl'] } },
  };
  const { onCall: _, ...withoutOnCall } = small.team;
  const without = { ...small.desk, teams: { ...small.desk.teams, network: withoutOnCall } };

  const cases: readonly (readonly [string, ReturnType<typeof decided>, object])[] = [
    [
      'an override back in time',
      decided(BO, putOn('bo', { from: NOW, to: NOW }), NO_CHANGES),
      { refused: 'ends_before_start' },
    ],
    [
      'a swap of no time',
      decided(ANNA, ask({ give: { from: NOW, to: NOW } }), NO_CHANGES),
      { refused: 'ends_before_start' },
    ],
    [
      'a swap for no time',
      decided(ANNA, ask({ take: { from: NOW, to: NOW } }), NO_CHANGES),
      { refused: 'ends_before_start' },
    ],
    [
      'a swap of what is over',
      decided(ANNA, ask({ give: period('2026-11-02T08:00', '2026-11-03T12:00') }), NO_CHANGES),
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
      decided(ANNA, ask({ give: period('2026-11-04T08:00', '2027-11-06T08:00') }), NO_CHANGES),
      { refused: 'too_long' },
    ],
    ['a swap without a schedule', decided(ANNA, ask(), NO_CHANGES, { desk: without }), { refused: 'no_on_call' }],
    ['accepting without a schedule', decided(BO, answer(true), asked, { desk: without }), { refused: 'no_on_call' }],
    ['a swap with nobody', decided(ANNA, ask({ other: 'erik' }), NO_CHANGES), { refused: 'no_such_person' }],
    ['answering what nobody asked', decided(BO, answer(true), NO_CHANGES), { refused: 'no_such_swap' }],
    ['withdrawing what nobody asked', decided(ANNA, withdraw, NO_CHANGES), { refused: 'no_such_swap' }],
    [
      'a swap with somebody of another team',
      decided(ANNA, ask({ other: 'dina' }), NO_CHANGES, { desk: withoutDina }),
      { refused: 'not_in_team', person: 'dina' },
    ],
    ['an absence of a colleague', decided(CARL, away('dina'), NO_CHANGES), { refused: 'only_self' }],
    ['an override by a colleague', decided(CARL, putOn('dina'), NO_CHANGES), { refused: 'only_team' }],
    ['a swap by a caller', decided(CALLER, ask(), NO_CHANGES), { refused: 'only_team' }],
    [
      'a swap by somebody who has left',
      decided({ ...ANNA, member: false }, ask(), NO_CHANGES),
      { refused: 'only_team' },
    ],
    [
      'a swap by somebody of another team',
      decided(DINA, ask(), NO_CHANGES, { desk: withoutDina }),
      { refused: 'only_team' },
    ],
    [
      'two overrides for the same hours',
      decided(BO, putOn('carl', TONIGHT, 'o-2'), changed(BO, putOn('dina'), NO_CHANGES)),
      { refused: 'overlaps', person: 'dina', period: TONIGHT },
    ],
    [
      'an override of somebody who is away',
      decided(BO, putOn('dina'), dinaAway),
      { refused: 'absent', person: 'dina', period: period('2026-11-04T00:00', '2026-11-05T00:00') },
    ],
    ['a swap with oneself', decided(ANNA, ask({ other: 'anna' }), NO_CHANGES), { refused: 'swap_with_self' }],
    [
      'a swap of a shift that is not all one’s own',
      decided(ANNA, ask({ give: period('2026-11-08T08:00', '2026-11-10T08:00') }), NO_CHANGES),
      { refused: 'not_your_shift' },
    ],
    ['withdrawing a colleague’s question', decided(BO, withdraw, asked), { refused: 'not_your_shift' }],
    [
      'a swap for a shift that is not all theirs',
      decided(ANNA, ask({ take: period('2026-11-10T08:00', '2026-11-17T08:00') }), NO_CHANGES),
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
    expect(ON_CALL_REFUSALS.filter((code) => !codes.includes(code))).toEqual([]);
  });
});

import { shiftsBetween } from '../../src/on-call/duty';
import { NO_CHANGES, type OnCallChanges, type Override } from '../../src/on-call/types';
import { ANNA, BO, CARL, DINA } from '../support/given';
import { answer, ask, away, changed, decided, GIVE, NOW, putOn, TAKE, withdraw } from './deciding';
import { changesOf, cph, onCallTeam, override } from './on-call-team';

const shifts = (changes: OnCallChanges, from: string, to: string): readonly string[] => {
  const { desk, team } = onCallTeam();
  const local = (at: Date): string => new Date(at.getTime() + 3600_000).toISOString().slice(5, 16);
  return shiftsBetween(desk, team, changes, cph(from), cph(to)).map(
    ({ from: start, duty }) => `${local(start)} ${duty ? `${duty.person} ${duty.because}` : '-'}`,
  );
};

const asked = changed(ANNA, ask(), NO_CHANGES);
const askedBoth = changed(ANNA, ask({ take: TAKE }), NO_CHANGES);
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
    expect(changed(ANNA, ask({ give: rest }), NO_CHANGES).swaps).toHaveLength(1);
  });
});

describe('accepting', () => {
  it('gives the shift away where nothing is taken for it', () => {
    const changes = changed(BO, answer(true), asked);
    expect(shifts(changes, ...twoWeeks)).toEqual([
      '11-02T08:00 anna turn',
      '11-04T08:00 bo swap',
      '11-06T08:00 anna turn',
      '11-09T08:00 bo turn',
    ]);
    expect(changes.swaps).toMatchObject([{ status: 'accepted', answeredAt: NOW }]);
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
    const question = changed(DINA, ask(), changesOf({ overrides: [night] }));
    const changes = changed(BO, answer(true), question);
    expect(changes.overrides).toContainEqual(night);
    expect(shifts(changes, '2026-11-03T08:00', '2026-11-08T08:00')).toEqual([
      '11-03T08:00 anna turn',
      '11-04T00:00 dina override',
      '11-04T08:00 bo swap',
      '11-06T08:00 dina override',
      '11-07T00:00 anna turn',
    ]);
  });

  it('of exactly an override takes its place', () => {
    const there: Override = { ...override('dina', '2026-11-04T08:00', '2026-11-06T08:00'), id: 'o-old' };
    const question = changed(DINA, ask(), changesOf({ overrides: [there] }));
    expect(changed(BO, answer(true), question).overrides).toMatchObject([{ person: 'bo', ...GIVE, swap: 's-1' }]);
  });

  it('over turns and overrides of one’s own is cut at their edges: each part lies inside or outside of any other', () => {
    const mine = override('anna', '2026-11-05T00:00', '2026-11-10T00:00');
    const inner = override('anna', '2026-11-05T12:00', '2026-11-05T18:00');
    const question = changed(ANNA, ask(), changesOf({ overrides: [mine, inner] }));
    const changes = changed(BO, answer(true), question);
    expect(shifts(changes, ...twoWeeks)).toEqual([
      '11-02T08:00 anna turn',
      '11-04T08:00 bo swap',
      '11-06T08:00 anna override',
      '11-10T00:00 bo turn',
    ]);
    const edges = changes.overrides.filter(({ swap }) => swap !== undefined).map(({ from }) => from);
    expect(edges).toEqual([GIVE.from, mine.from, inner.from, inner.to]);
    expect(new Set(changes.overrides.map(({ id }) => id)).size).toBe(changes.overrides.length);
  });

  it('a swap of what came by a swap is a swap, too', () => {
    const onward = changed(BO, ask({ id: 's-2', other: 'carl' }), accepted);
    const changes = changed(CARL, answer(true, 's-2'), onward);
    expect(shifts(changes, '2026-11-04T08:00', '2026-11-06T08:00')).toEqual(['11-04T08:00 carl swap']);
    expect(changes.overrides).toHaveLength(2);
  });

  it('counts for somebody who had said before that they are away', () => {
    const sick = changed(BO, away('bo', GIVE), asked, { at: cph('2026-11-03T12:30') });
    const changes = changed(BO, answer(true), sick, { at: cph('2026-11-03T13:00') });
    expect(shifts(changes, '2026-11-04T08:00', '2026-11-06T08:00')).toEqual(['11-04T08:00 bo swap']);
  });
});

describe('a swap that is not made', () => {
  it('is refused by who was asked: the shifts stay, and refusing again changes nothing', () => {
    const changes = changed(BO, answer(false), askedBoth);
    expect(changes).toMatchObject({ overrides: [], swaps: [{ status: 'refused', answeredAt: NOW }] });
    expect(decided(BO, answer(false), changes)).toBe(changes);
  });

  it('is withdrawn by who asked: withdrawing again changes nothing', () => {
    const changes = changed(ANNA, withdraw, askedBoth);
    expect(changes).toMatchObject({ overrides: [], swaps: [{ status: 'withdrawn', answeredAt: NOW }] });
    expect(decided(ANNA, withdraw, changes)).toBe(changes);
  });

  it('can be refused still when the shift is another’s by now', () => {
    const moved = changed(BO, putOn('carl', GIVE), asked);
    expect(decided(BO, answer(true), moved)).toEqual({ refused: 'shift_changed' });
    expect(changed(BO, answer(false), moved).swaps).toMatchObject([{ status: 'refused' }]);
  });
});

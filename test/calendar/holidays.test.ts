import { holidayFrom, isHolidayRegion } from '../../src/calendar/holidays';

const dayOf = (date: string): number => Date.parse(`${date}T00:00Z`) / 86_400_000;
const closedFrom = (region: string, date: string): number | undefined => holidayFrom(region, dayOf(date));

describe('public holidays', () => {
  it.each([2024, 2025, 2026, 2027, 2028])(
    'Denmark has no Store bededag in %i: no Friday in spring but Good Friday',
    (year) => {
      const days = Array.from({ length: 61 }, (_, i) => dayOf(`${year}-04-01`) + i);
      const fridays = days.filter((day) => new Date(day * 86_400_000).getUTCDay() === 5);
      const closed = fridays.filter((day) => holidayFrom('DK', day) !== undefined);
      expect(closed.filter((day) => holidayFrom('DK', day + 3) === undefined)).toEqual([]);
      expect(closedFrom('DK', `${year}-12-25`)).toBe(0);
    },
  );

  it('Denmark was closed on Store bededag until 2023', () => {
    expect(closedFrom('DK', '2023-05-05')).toBe(0);
    expect(closedFrom('DK', '2024-04-26')).toBeUndefined();
  });

  it.each([
    ['DK', '2028-04-17', 'Easter Monday'],
    ['DE-BY', '2026-06-04', 'Corpus Christi'],
    ['US', '2026-11-26', 'Thanksgiving'],
    ['IN', '2026-08-15', 'Independence Day'],
    ['AU-NSW', '2026-06-08', "the King's Birthday"],
  ])('%s is closed on %s, %s, and open the week before', (region, date) => {
    expect(closedFrom(region, date)).toBe(0);
    expect(holidayFrom(region, dayOf(date) - 7)).toBeUndefined();
  });

  it('a state has days that its country has not', () => {
    expect(closedFrom('DE', '2026-06-04')).toBeUndefined();
    expect(closedFrom('AU', '2026-06-08')).toBeUndefined();
  });

  it.each([
    ['DK', true],
    ['DE-BY', true],
    ['AU-NSW', true],
    ['XX', false],
    ['DE-XX', false],
    ['dk', false],
    ['DE-BY-A', false],
  ])('%s is a region: %p', (region, known) => {
    expect(isHolidayRegion(region)).toBe(known);
  });
});

import { readClosingDays } from '../../src/desk/file/closing-days';
import { parseDesk } from '../../src/desk/file/parse';
import { say } from '../../src/view/text';
import { deskText, problemsIn } from '../support/desk-file';

const path = ['hours', 'office', 'closed'];
const datesOf = (value: unknown): readonly string[] => readClosingDays(value, path).dates;

const deskWith = (hours: string): ReturnType<typeof parseDesk> =>
  parseDesk(deskText('good').replace(/^ {2}office: .*$/m, `  office: ${hours}`), 'desk.yaml');

describe('closing days in the desk file', () => {
  it('are dates and ranges of dates, in order, each once', () => {
    expect(datesOf(['2026-12-30..2027-01-02', '2026-12-24', ' 2026-12-24 ', '2026-12-31 .. 2027-01-01'])).toEqual([
      '2026-12-24',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ]);
  });

  it('are said to be there twice, and that no day is open is still said', () => {
    const { desk, problems } = deskWith('{ fri: 08:00-16:00, closed: [2026-12-24, 2026-12-20..2026-12-31] }');
    expect(desk?.hours['office']?.closed).toHaveLength(12);
    expect(problems).toEqual([
      {
        severity: 'warning',
        line: 10,
        column: 52,
        path: 'hours.office.closed[1]',
        message: say('mistake.twice', { what: '2026-12-24' }),
        expected: say('expected.dateOnce'),
      },
    ]);
    expect(deskWith('{ closed: [2026-12-24, 2026-12-24] }').problems.map(({ severity }) => severity)).toEqual([
      'error',
      'warning',
    ]);
  });

  it('may be one entry alone, and a leap day', () => {
    expect(datesOf('2026-12-24')).toEqual(['2026-12-24']);
    expect(datesOf('2028-02-28..2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  });

  it('may be two years and not a day more', () => {
    expect(datesOf('2027-01-01..2028-12-31')).toHaveLength(731);
    expect(readClosingDays('2027-01-01..2029-01-01', path)).toEqual({
      dates: [],
      findings: [
        {
          severity: 'error',
          path,
          message: say('mistake.daysClosed', { count: 732 }),
          expected: say('expected.twoYears', { most: 731 }),
        },
      ],
    });
  });

  it('reach the calendar beside holidays; hours without them have none', () => {
    const { desk, problems } = deskWith('{ mon-thu: 08:00-16:00, holidays: DK, closed: [2026-12-24, 2026-12-31] }');
    expect(problems).toEqual([]);
    expect(desk?.hours['office']).toMatchObject({ holidays: 'DK', closed: ['2026-12-24', '2026-12-31'] });
    expect(desk?.hours['always']).not.toHaveProperty('closed');
  });

  it('are refused where they are no dates, too many, or all there is', () => {
    const some = 'expected dates and ranges, e.g. [2026-12-24, 2026-12-27..2026-12-31]';
    expect(problemsIn('closed')).toEqual([
      '10:70 error hours.office.closed[1]: 2026-12-31..2026-12-27 ends before it begins, expected 2026-12-27..2026-12-31',
      '11:37 error hours.none.closed: there is no date 2026-02-30, expected a date such as 2026-12-24',
      `12:39 error hours.words.closed[0]: "christmas" is not understood, ${some}`,
      '12:50 error hours.words.closed[1]: there is no date 2027-02-29, expected a date such as 2026-12-24',
      `12:74 error hours.words.closed[2]: is empty, ${some}`,
      `12:78 error hours.words.closed[3]: is no date, ${some}`,
      `12:92 error hours.words.closed[4]: "2026-12-24-2026-12-31" is not understood, ${some}`,
      `13:38 error hours.empty.closed: is empty, ${some}`,
      `16:5 error hours.blank.closed: is empty, ${some}`,
      '17:41 error hours.long.closed: 732 days are closed, expected at most two years, 731 days',
      '18:41 error hours.ever.closed: 3652059 days are closed, expected at most two years, 731 days',
      '19:40 error hours.fridays.closed: is not open for two years from 2027-01-01 on: a target would never come, expected an open day',
      '20:3 error hours.always: "always" is not around the clock here, expected { every day: 00:00-24:00 }, or another key',
      '21:3 error hours.only: no day is open, expected mon … sun, a range such as mon-thu, a list such as mon,wed, "every day", holidays or closed',
    ]);
  });
});

import { type HoursProblem, parseHours } from '../../src/calendar/week';

const ZONE = 'Europe/Copenhagen';

const weekOf = (entries: Record<string, string>): unknown => {
  const hours = parseHours(entries, ZONE);
  return 'week' in hours ? hours.week : hours;
};

const problemsOf = (entries: Record<string, string>): readonly HoursProblem[] => {
  const hours = parseHours(entries, ZONE);
  return 'problems' in hours ? hours.problems : [];
};

const problemOf = (key: string, value: string): HoursProblem['problem'] | undefined =>
  problemsOf({ [key]: value })[0]?.problem;

const office = [[480, 960]];
const night = [1320, 1440];
const morning = [0, 360];

describe('opening hours', () => {
  it('reads the office hours of the example, with holidays', () => {
    expect(parseHours({ 'mon-thu': '08:00-16:00', fri: '08:00-15:00', holidays: 'DK' }, ZONE)).toEqual({
      zone: ZONE,
      week: [office, office, office, office, [[480, 900]], [], []],
      holidays: 'DK',
    });
  });

  it('reads around the clock as whole days and no holidays', () => {
    const day = [[0, 1440]];
    expect(parseHours({ 'every day': '00:00-24:00' }, ZONE)).toEqual({
      zone: ZONE,
      week: [day, day, day, day, day, day, day],
    });
  });

  it('reads lists, lists of ranges, a range over the end of the week, and closed days', () => {
    expect(weekOf({ 'mon, wed': '08:00-16:00' })).toEqual([office, [], office, [], [], [], []]);
    expect(weekOf({ 'mon-tue,fri': '8:00-16:00' })).toEqual([office, office, [], [], office, [], []]);
    expect(weekOf({ 'sun-tue': '08:00-16:00', Fri: 'closed' })).toEqual([office, office, [], [], [], [], office]);
  });

  it('puts the ranges of a day in order and joins those that touch', () => {
    expect(weekOf({ mon: '13:00-16:00, 08:00-12:00' })).toMatchObject({
      0: [
        [480, 720],
        [780, 960],
      ],
    });
    expect(weekOf({ mon: '08:00-12:00, 12:00-16:00' })).toMatchObject({ 0: office });
  });

  it('runs a range over midnight into the next day, from Sunday into Monday', () => {
    expect(weekOf({ sun: '22:00-06:00' })).toEqual([[morning], [], [], [], [], [], [night]]);
    expect(weekOf({ fri: '22:00-00:00' })).toMatchObject({ 4: [night], 5: [] });
    expect(weekOf({ 'every day': '22:00-06:00' })).toMatchObject({ 0: [morning, night], 6: [morning, night] });
  });

  it('lets Friday night run into a closed Saturday', () => {
    expect(weekOf({ fri: '22:00-06:00', sat: 'closed' })).toMatchObject({ 4: [night], 5: [morning] });
  });

  it('takes a state with holidays of its own, in any letter case', () => {
    expect(parseHours({ mon: '08:00-16:00', holidays: 'de-by' }, ZONE)).toMatchObject({ holidays: 'DE-BY' });
  });
});

describe('mistakes in opening hours', () => {
  it.each(['monday', 'mon-', 'mon-thu-fri', 'mon-xxx', 'everyday!', ''])('key %p is no day', (key) => {
    expect(problemOf(key, '08:00-16:00')).toEqual({ type: 'noDay' });
  });

  it.each(['8-16', '08.00-16.00', '08:00', '08:00-16:00 14:00-15:00', 'open', '', '08:00-12:00,'])(
    'value %p is not understood',
    (value) => {
      expect(problemOf('mon', value)).toMatchObject({ type: 'unclear' });
    },
  );

  it.each(['08:60-16:00', '25:00-26:00', '24:00-06:00', '08:00-24:01'])(
    'value %p has a time that is not there',
    (value) => {
      expect(problemOf('mon', value)).toEqual({ type: 'noSuchTime', text: value });
    },
  );

  it('refuses a range without length', () => {
    expect(problemOf('mon', '08:00-08:00')).toEqual({ type: 'noTime', text: '08:00-08:00' });
  });

  it('refuses a day given twice, even as closed', () => {
    expect(problemsOf({ 'mon-thu': '08:00-16:00', 'wed,fri': 'closed' })).toEqual([
      { key: 'wed,fri', problem: { type: 'twice', day: 'wed', other: 'mon-thu' } },
    ]);
  });

  it('refuses ranges that overlap, also over midnight', () => {
    expect(problemsOf({ mon: '08:00-12:00, 11:00-16:00' })).toEqual([
      { key: 'mon', problem: { type: 'overlap', day: 'mon' } },
    ]);
    expect(problemsOf({ sun: '22:00-06:00', mon: '05:00-16:00' })).toEqual([
      { key: 'mon', problem: { type: 'overlap', day: 'mon' } },
    ]);
  });

  it.each(['XX', '', 'DE-XX', 'DK-84', 'toString'])('knows no holidays of %p', (holidays) => {
    expect(problemsOf({ mon: '08:00-16:00', holidays })).toEqual([
      {
        key: 'holidays',
        problem: expect.objectContaining({ type: 'holidays', text: holidays }),
      },
    ]);
  });

  it.each([{}, { 'every day': 'closed' }, { holidays: 'DK' }])(
    'refuses hours in which nothing is open: %p',
    (entries) => {
      expect(problemsOf(entries)).toEqual([{ key: '', problem: { type: 'noneOpen' } }]);
    },
  );

  it('reports every problem at once', () => {
    expect(problemsOf({ mon: '8-16', tues: '08:00-16:00', holidays: 'XX' }).map(({ key }) => key)).toEqual([
      'mon',
      'tues',
      'holidays',
    ]);
  });
});

import { parseDesk } from '../../src/desk/file/parse';
import { deskText, problemsIn } from '../support/desk-file';

const YEAR_DAYS = 366;
const from = '2027-12-01';

/** The paths that are complained of when the file with a layer from 2027-12-01 on is read so many days before. */
const complaints = (daysBefore: number): readonly string[] => {
  const text = deskText('good').replace(
    '    lead: bo\n',
    `    lead: bo\n    onCall: { layers: [{ from: ${from}, every: daily, people: [bo] }] }\n`,
  );
  const today = new Date(Date.parse(from) - daysBefore * 24 * 3600_000);
  return parseDesk(text, 'desk.yaml', today).problems.map(({ severity, path }) => `${severity} ${path}`);
};

describe('schedules that make no sense', () => {
  it('zones that are not there, people of other teams, a layer that begins in a hundred years', () => {
    const zone = 'expected an IANA time zone, e.g. Europe/Copenhagen';
    const away = 'is more than a year away: nobody is on call in this layer until then';
    expect(problemsIn('on-call')).toEqual([
      `28:13 error teams.network.onCall.zone: there is no time zone "Europe/Kopenhagen" (did you mean "Europe/Copenhagen"?), ${zone}`,
      '30:65 warning teams.network.onCall.layers[0].people[2]: "carl" is neither a member nor the lead of "network", expected somebody of the team',
      '30:71 error teams.network.onCall.layers[0].people[3]: there is no person "dora", expected one of anna, bo, carl',
      `31:19 warning teams.network.onCall.layers[1].from: 2126-01-05 ${away}, expected a day that has been, or is soon`,
      '31:59 warning teams.network.onCall.layers[1].people[1]: "carl" is neither a member nor the lead of "network", expected somebody of the team',
      `37:21 error teams.everyone.onCall.zone: there is no time zone "Mars", ${zone}`,
    ]);
  });

  describe('seven people, a day each, on weekdays', () => {
    const staff = ['anna', 'bo', 'carl', 'dina', 'eva', 'fie', 'gus'];
    const problemsWith = (turns: string, every: string, people: readonly string[] = staff, first = '2026-01-05') => {
      const known = staff.slice(3).map((key) => `  ${key}: { name: ${key}, email: ${key}@example.com }\n`);
      const layer = `{ from: ${first}, every: ${every}, hours: office, people: [${people.join(', ')}] }`;
      const text = deskText('good')
        .replace('teams:\n', `${known.join('')}teams:\n`)
        .replace('members: [bo]', `members: [${staff.join(', ')}]`)
        .replace('    lead: bo\n', `    lead: bo\n    onCall: { ${turns}layers: [${layer}] }\n`);
      return parseDesk(text, 'desk.yaml').problems.map(
        ({ severity, path, message }) => `${severity} ${path} ${message.en}`,
      );
    };
    const never = (person: string, i: number): string =>
      `warning teams.network.onCall.layers[0].people[${i}] "${person}" never has a shift in this layer: each of their turns falls in closed time`;

    it('by the calendar two of them are always on at a weekend, and are named', () => {
      expect(problemsWith('turns: calendar, ', 'daily')).toEqual([never('fie', 5), never('gus', 6)]);
    });

    it.each([
      ['by days that have hours', '', 'daily', staff],
      ['three days each', 'turns: calendar, ', '3d', staff],
      ['a week each', 'turns: calendar, ', 'weekly', staff],
      ['six of them', 'turns: calendar, ', 'daily', staff.slice(1)],
      ['with one twice', 'turns: calendar, ', 'daily', ['anna', 'bo', 'carl', 'dina', 'eva', 'anna', 'bo']],
    ])('%s everybody has shifts', (_, turns, every, people) => {
      expect(problemsWith(turns, every, people)).toEqual([]);
    });

    it('what is not "calendar" is refused, and a first day before 2000', () => {
      expect(problemsWith('turns: hours, ', 'daily')).toEqual(['error teams.network.onCall.turns cannot be "hours"']);
      expect(problemsWith('turns: calendar, ', 'daily', staff, '1999-12-31')).toEqual([
        'error teams.network.onCall.layers[0].from 1999-12-31 is before the year 2000',
      ]);
    });
  });

  it('a layer may begin within a year, or have begun', () => {
    expect(complaints(YEAR_DAYS + 1)).toEqual(['warning teams.network.onCall.layers[0].from']);
    expect(complaints(YEAR_DAYS)).toEqual([]);
    expect(complaints(-YEAR_DAYS)).toEqual([]);
  });
});

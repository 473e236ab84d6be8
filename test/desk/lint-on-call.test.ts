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

  it('a layer may begin within a year, or have begun', () => {
    expect(complaints(YEAR_DAYS + 1)).toEqual(['warning teams.network.onCall.layers[0].from']);
    expect(complaints(YEAR_DAYS)).toEqual([]);
    expect(complaints(-YEAR_DAYS)).toEqual([]);
  });
});

import { MAPS, shippedMap } from '../../scripts/import/maps';
import { formatProblem } from '../../src/desk/file/problems';
import { readMap } from '../../src/import/map';
import { aDesk } from '../support/desk';

const desk = aDesk();
const [team = ''] = Object.keys(desk.teams);
const told = (text: string) =>
  readMap(text, desk, shippedMap).problems.map((problem) => formatProblem('map.yaml', problem).en);

describe('a map', () => {
  it.each(MAPS)('that comes with Vagt has no mistake: %s', (name) => {
    expect(readMap(shippedMap(name) ?? '', desk, shippedMap)).toMatchObject({ map: {}, problems: [] });
  });

  it('begins with one that comes with Vagt, and says what differs', () => {
    const { map } = readMap(
      `base: topdesk\nfrom: Old desk\nvalues: { team: { "Drift & Net": ${team} } }\notherwise: { team: ${team} }\n`,
      desk,
      shippedMap,
    );
    expect(map).toMatchObject({ from: 'Old desk', rows: 'cases', otherwise: { priority: 'P3', team } });
    expect(map?.values.team.get('drift & net')).toBe(team);
    expect(map?.values.status.get('faerdigmeldt')).toBe('resolved');
  });

  it('tells each mistake with its line, and what was probably meant', () => {
    expect(told('base: topdesk\nvalues:\n  status: { Lukket: closd }\n')).toEqual([
      expect.stringMatching(
        /^map\.yaml:3:21 error values\.status\.Lukket: cannot be "closd" \(did you mean "closed"\?\)/,
      ),
    ]);
    expect(told(`base: topdesk\notherwise: { team: ${team}x, category: nothing }\n`)).toEqual([
      expect.stringMatching(/:2:20 error otherwise\.team: there is no team/),
      expect.stringMatching(/error otherwise\.category: there is no category "nothing"/),
    ]);
    expect(told('base: topdesk\nzone: Europe/Copenhagn\n')).toEqual([
      expect.stringMatching(/:2:7 error zone: .*Europe\/Copenhagen/),
    ]);
    expect(told('base: topdesk\ncolums: {}\n')).toEqual([expect.stringMatching(/:2:1 error colums: .*/)]);
    expect(told('base: topdsk\n')).toEqual([
      expect.stringMatching(/:1:7 error base: no map called "topdsk" comes with Vagt/),
    ]);
    expect(told('from: X\nrows: cases\ndates: iso\ncolumns: { title: T }\n')).toEqual([
      expect.stringMatching(/columns\.number: is missing/),
      expect.stringMatching(/columns\.at: is missing/),
    ]);
    expect(told('- a list\n')).toEqual([expect.stringMatching(/is no map of a file/)]);
    expect(told('from: [\n')).not.toEqual([]);
  });
});

import { parseDesk } from '../../src/desk/file/parse';
import type { Desk } from '../../src/desk/model';
import { deskPersonOf } from '../../src/people/desk-person';
import { worksIn } from '../../src/people/rights';
import { aDesk } from '../support/desk';
import { deskText } from '../support/desk-file';

const parse = (text: string): Desk => {
  const { desk } = parseDesk(text, 'desk.yaml');
  if (!desk) throw new Error('the fixture has errors');
  return desk;
};

const traps = parse(deskText('traps'));

describe('deskPersonOf', () => {
  it.each([
    [{ email: 'ANNA.holm@example.com', ids: [] }, 'anna'],
    [{ ids: ['slack:u0carl'] }, 'carl'],
    [{ ids: ['teams:29:x', 'teams:5d1c5a5e'] }, 'carl'],
    [{ email: 'bo.lund@example.com', ids: ['slack:U0CARL'] }, 'carl'],
    [{ email: 'stranger@example.com', ids: ['slack:5D1C5A5E'] }, undefined],
    [{ ids: [] }, undefined],
  ])('%j is %s', (known, key) => {
    expect(deskPersonOf(traps, known)?.key).toBe(key);
  });
});

/** The teams that somebody works in, by their key in the desk's file. */
const teamsOf = (desk: Desk, deskKey: string | undefined, member: boolean): readonly string[] =>
  Object.keys(desk.teams).filter((team) =>
    worksIn(desk, { id: 'p-1', name: 'Somebody', member, ...(deskKey !== undefined && { deskKey }) }, team),
  );

describe('worksIn', () => {
  it.each([
    ['anna', true, ['service-desk']],
    ['dina', true, ['service-desk', 'network']],
    ['carl', true, []],
    [undefined, true, []],
    ['dina', false, []],
  ] as const)('%s, full member %s: %j', (key, member, teams) => {
    expect(teamsOf(aDesk(), key, member)).toEqual(teams);
  });

  it('everyone means every full member and nobody else', () => {
    expect(teamsOf(traps, undefined, true)).toEqual(['network']);
    expect(teamsOf(traps, undefined, false)).toEqual([]);
  });

  it('a lead works in the team without being listed', () => {
    const desk = parse(deskText('good').replace('members: [bo]', 'members: [anna]'));
    expect(teamsOf(desk, 'bo', true)).toEqual(['service-desk', 'network']);
  });
});

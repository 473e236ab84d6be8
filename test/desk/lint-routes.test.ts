import { parseDesk } from '../../src/desk/file/parse';
import { isOfPattern } from '../../src/desk/routes';
import { deskText, problemsIn } from '../support/desk-file';

const GOOD = deskText('good');

/** What is said of these rules beside a good desk. */
const saidOf = (...rules: readonly string[]): readonly string[] =>
  parseDesk(`${GOOD}\nroutes:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`, 'desk.yaml').problems.map(
    ({ path, severity, message }) => `${severity} ${path}: ${message.en}`,
  );

describe('rules that route', () => {
  it('unknown words, rules that can never fit, two that say opposite things, destinations that are none', () => {
    expect(problemsIn('routes')).toEqual([
      '64:23 error routes[0].if.category: there is no category "hardvare" (did you mean "hardware"?), expected one of hardware, other',
      '65:22 error routes[1].if.service: there is no service "payrol" (did you mean "payroll"?), expected one of payroll',
      '65:37 error routes[1].if.group: there is no group of callers "bord" (did you mean "board"?), expected one of board',
      '65:49 error routes[1].if.hour: there are no hours "nights", expected one of office, always',
      '65:67 error routes[1].if.language: cannot be "sv", expected a language: da, en',
      '65:77 error routes[1].if.type: cannot be "alarm", expected incident, request or question',
      '65:90 error routes[1].to: there is no team "nowhere", expected one of service-desk, network',
      '66:68 warning routes[2].skill: nobody in "service-desk" knows "printers", expected a skill somebody has',
      '67:5 warning routes[3]: this rule can never fit: rule 3 takes everything that it could, expected a place before rule 3, or none',
      '68:5 warning routes[4]: asks for the same as rule 3, and sends it somewhere else: only rule 3 counts, expected a place before rule 3, or none',
      '69:5 warning routes[5]: says the same as rule 3, expected every rule once',
      '69:68 warning routes[5].skill: nobody in "service-desk" knows "printers", expected a skill somebody has',
      '70:23 warning routes[6].if.category: the service "payroll" is in "hardware": the rule can never fit, expected one of hardware',
      '71:43 error routes[7].to.person: "carl" works in no team, expected somebody of a team',
      '72:5 warning routes[8]: this rule can never fit: rule 8 takes everything that it could, expected a place before rule 8, or none',
      '72:73 error routes[8].to.person: "anna" is neither a member nor the lead of "network", expected somebody of the team',
      '72:85 error routes[8].by: means nothing where a person is named, expected a team with "by", or a person without it',
      '73:48 warning routes[9].by: "network" has no schedule, so nobody is chosen, expected "onCall" in a team',
      '73:64 error routes[9].skill: means nothing with "by: on-call", expected "by: skill"',
      '74:50 warning routes[10].assign: nobody is named to assign to, expected "by", or a person',
      '76:51 error routes[12].by: cannot be "dice", expected on-call, round-robin, least-loaded or skill',
      '77:5 warning routes[13]: asks for the same as rule 13, and sends it somewhere else: only rule 13 counts, expected a place before rule 13, or none',
      '77:20 error routes[13].then: is an unknown key, expected one of if, to, by, skill, assign',
    ]);
  });

  it('nothing where each has something left', () => {
    expect(
      saidOf(
        '{ if: { service: payroll, hour: office }, to: service-desk, by: least-loaded }',
        '{ if: { service: payroll }, to: network }',
        '{ if: { category: hardware, language: en }, to: { person: bo } }',
        '{ if: { device: "PRN-3-*" }, to: network }',
        '{ if: { device: "PRN-*" }, to: service-desk, by: round-robin, assign: true }',
      ),
    ).toEqual([]);
  });

  it('a service is in its category, and some hours lie within others', () => {
    expect(
      saidOf('{ if: { category: hardware }, to: network }', '{ if: { service: payroll }, to: service-desk }'),
    ).toEqual(['warning routes[1]: this rule can never fit: rule 1 takes everything that it could']);
    expect(saidOf('{ if: { hour: always }, to: network }', '{ if: { hour: office }, to: service-desk }')).toHaveLength(
      1,
    );
    expect(saidOf('{ if: { hour: office }, to: network }', '{ if: { hour: always }, to: service-desk }')).toEqual([]);
  });

  it('a desk without rules is as it was, and the hops are three', () => {
    expect(parseDesk(GOOD, 'desk.yaml').desk).toMatchObject({ routes: [], hops: 3 });
    expect(parseDesk(GOOD.replace('  id: it', '  id: it\n  hops: no'), 'desk.yaml').problems).toMatchObject([
      { path: 'desk.hops', expected: { en: 'a number of teams from 1 to 100' } },
    ]);
  });
});

test.each([
  ['PRN-3-12', 'PRN-*', true],
  ['prn-3-12', 'PRN-3-12', true],
  ['PRN-3-12', 'PRN-3', false],
  ['LAP-7', 'PRN-*', false],
  ['PRN-3-12', '*-12', true],
  ['PRN-3-12', 'P*-3-*2', true],
  ['PRN', 'PRN*RN', false],
  ['PRN-3-12', '*', true],
])('%s is of %s: %s', (tag, pattern, is) => {
  expect(isOfPattern(tag, pattern)).toBe(is);
});

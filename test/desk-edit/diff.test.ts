import { readYaml } from '../../src/desk/file/yaml';
import { changeLine, diffDesk } from '../../src/desk-edit/diff';
import { TWO_TEAMS, written } from '../support/a-desk-file';

const lines = (from: string, to: string): readonly string[] =>
  diffDesk(readYaml(from).content?.root, readYaml(to).content?.root).map(changeLine);

test.each<[string, string, string, readonly string[]]>([
  ['a value', 'P1: { response: 15m', 'P1: { response: 10m', ['targets.P1.response: 15m → 10m']],
  ['a member more', '- dina\n    lead: bo', '- dina\n      - carl\n    lead: bo', ['teams.network.members: + carl']],
  [
    'words more and less',
    '[printer, skærm, laptop]',
    '[skærm, laptop, mus]',
    ['categories.hardware.words: + mus, − printer'],
  ],
  ['the order of a list', '[anna, dina]', '[dina, anna]', ['teams.service-desk.members: [anna, dina] → [dina, anna]']],
  [
    'somebody new',
    '\nteams:\n',
    '  eva: { name: Eva, email: e@x.dk }\nteams:\n',
    ['+ people.eva: { name: Eva, email: e@x.dk }'],
  ],
  ['what is gone', '  admins: [anna]\n', '', ['− desk.admins: [anna]']],
  [
    'a step of a policy',
    '{ after: 15m, notify: [lead] }',
    '{ after: 10m, notify: [lead, carl] }',
    ['escalations.urgent.steps[1].after: 15m → 10m', 'escalations.urgent.steps[1].notify: + carl'],
  ],
  [
    'a step less',
    '      - { after: 30m, notify: [manager] }\n',
    '',
    ['− escalations.urgent.steps[2]: { after: 30m, notify: [manager] }'],
  ],
  [
    'a list that becomes one word',
    'members: [anna, dina] ',
    'members: everyone ',
    ['teams.service-desk.members: [anna, dina] → everyone'],
  ],
  ['comments and layout', '# who may claim', '# whoever', []],
])('says %s', (_, from, to, expected) => {
  expect(lines(TWO_TEAMS, written(from, to))).toEqual(expected);
});

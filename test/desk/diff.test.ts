import { rootOf } from '../../src/desk/check';
import { changeLine, diffDesk } from '../../src/desk/diff';
import { deskText } from '../support/desk-file';

const FILE = deskText('two-teams');

const linesOf = (change: (text: string) => string): readonly string[] =>
  diffDesk(rootOf(FILE), rootOf(change(FILE))).map(changeLine);

test.each([
  ['a value', 'P1: { response: 15m', 'P1: { response: 10m', 'targets.P1.response: 15m → 10m'],
  ['a word more', '      - dina\n', '      - dina\n      - carl\n', 'teams.network.members: + carl'],
  ['words less', 'words: [wifi, vpn, netværk]', 'words: [vpn]', 'categories.network.words: − wifi, − netværk'],
  ['another word', '[printer, skærm', '[scanner, skærm', 'categories.hardware.words: + scanner, − printer'],
  [
    'another order',
    'words: [wifi, vpn,',
    'words: [vpn, wifi,',
    'categories.network.words: [wifi, vpn, netværk] → [vpn, wifi, netværk]',
  ],
  ['a key more', '  autoClose: 3wd\n', '  autoClose: 3wd\n  emoji: sos\n', '+ desk.emoji: sos'],
  [
    'a key less',
    '  anna: { name: Anna Holm, email: anna.holm@example.com }\n',
    '',
    '− people.anna: { name: Anna Holm, email: anna.holm@example.com }',
  ],
  [
    'a step',
    '{ after: 15m, notify: [lead] }',
    '{ after: 20m, notify: [lead] }',
    'escalations.urgent.steps[1].after: 15m → 20m',
  ],
])('says %s on one line', (_what, from, to, line) => {
  expect(linesOf((text) => text.replace(from, to))).toEqual([line]);
});

it('finds nothing where only comments, quotes and layout differ', () => {
  expect(linesOf((text) => text.replace('# who may claim', '').replace('prefix: INC', 'prefix: "INC"'))).toEqual([]);
  expect(linesOf((text) => text.replace('members:\n      - bo ', 'members:\n      - "bo" '))).toEqual([]);
});

it('lists every difference, in the order of the file', () => {
  const changed = linesOf((text) =>
    text.replace('P1: { response: 15m', 'P1: { response: 10m').replace('lead: bo', 'lead: dina'),
  );
  expect(changed).toEqual(['teams.network.lead: bo → dina', 'targets.P1.response: 15m → 10m']);
});

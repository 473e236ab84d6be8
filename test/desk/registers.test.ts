import { parseDesk } from '../../src/desk/file/parse';
import { deskText } from '../support/desk-file';

const withLine = (line: string) => parseDesk(`${deskText('good')}\n${line}\n`, 'desk.yaml');

test.each(['callers.csv', 'hr/callers.CSV', '"my callers.csv"'])('a desk may name the file %s beside it', (file) => {
  expect(withLine(`callers: ${file}`)).toMatchObject({ problems: [] });
});

test.each([
  '/etc/passwd',
  '/etc/callers.csv',
  '../callers.csv',
  'a/../../callers.csv',
  'C:\\callers.csv',
  'callers.txt',
  '.env',
])('it may not name %s: whoever changes a desk from chat reads no other file of the machine', (file) => {
  const { desk, problems } = withLine(`callers: ${file}`);
  expect(desk).toBeUndefined();
  expect(problems[0]).toMatchObject({ path: 'callers' });
});

test('a group names its manager by key, and whether it is of VIPs', () => {
  const group = (fields: string) =>
    withLine(`groups: { board: { name: Board, emails: ["@b.example.com"], ${fields} } }`);
  expect(group('manager: anna, vip: true').desk?.groups['board']).toMatchObject({ manager: 'anna', vip: true });
  expect(group('manager: nobody').problems).toMatchObject([{ path: 'groups.board.manager' }]);
});

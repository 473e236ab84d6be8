import { parseDesk } from '../../src/desk/file/parse';
import { deskText } from '../support/desk-file';

const GOOD = deskText('good');
const withNudge = (value: string) => parseDesk(GOOD.replace('  id: it', `  id: it\n  nudge: ${value}`), 'desk.yaml');

test('a caller who does not answer is reminded after a working day, unless the desk says otherwise', () => {
  expect(parseDesk(GOOD, 'desk.yaml').desk?.nudge).toEqual({ kind: 'workingDays', days: 1, text: '1wd' });
  expect(withNudge('4h').desk?.nudge).toMatchObject({ kind: 'ms', text: '4h' });
});

test.each(['soon', '50%', '0m', '-1h'])('%s is no such time, and is told in both languages', (value) => {
  const { problems } = withNudge(value);
  expect(problems).toMatchObject([{ path: 'desk.nudge', severity: 'error' }]);
  const [{ message, expected } = { message: undefined, expected: undefined }] = problems;
  expect(message?.da).not.toBe(message?.en);
  expect(expected?.da).not.toBe(expected?.en);
});

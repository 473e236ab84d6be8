import { parseDesk } from '../../src/desk/file/parse';
import { deskText } from '../support/desk-file';

const GOOD = deskText('good');
const withDown = (value: string) => parseDesk(GOOD.replace('  id: it', `  id: it\n  down: ${value}`), 'desk.yaml');

test('a platform that is silent for three minutes is told of, unless the desk says otherwise', () => {
  expect(parseDesk(GOOD, 'desk.yaml').desk?.down).toBe(180_000);
  expect(withDown('1m').desk?.down).toBe(60_000);
});

test.each(['0', '0m', '5s', '2d', 'never', '-3m', '1wd', '[3m]'])(
  '%s is no such time, and is told in both languages',
  (value) => {
    const { desk, problems } = withDown(value);
    expect(desk).toBeUndefined();
    expect(problems).toMatchObject([{ path: 'desk.down', severity: 'error' }]);
    const [{ message, expected } = { message: undefined, expected: undefined }] = problems;
    expect(message?.da).not.toBe(message?.en);
    expect(expected?.da).not.toBe(expected?.en);
  },
);

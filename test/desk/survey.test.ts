import { parseDesk } from '../../src/desk/file/parse';
import { deskText } from '../support/desk-file';

const GOOD = deskText('good');
const withSurvey = (value: string) => parseDesk(GOOD.replace('  id: it', `  id: it\n  survey: ${value}`), 'desk.yaml');
const DAY_MS = 86_400_000;

test('one person is asked how it went every fourteen days, unless the desk says otherwise', () => {
  expect(parseDesk(GOOD, 'desk.yaml').desk?.survey).toEqual({ everyMs: 14 * DAY_MS });
  expect(withSurvey('2d').desk?.survey).toEqual({ everyMs: 2 * DAY_MS });
  expect(withSurvey('4h').desk?.survey).toEqual({ everyMs: DAY_MS / 6 });
  expect(withSurvey('never').desk?.survey).toBe('never');
});

test.each(['often', '50%', '0d', '-1h', '2wd', 'true'])(
  '%s is no such time, and is told in both languages',
  (value) => {
    const { problems } = withSurvey(value);
    expect(problems).toMatchObject([{ path: 'desk.survey', severity: 'error' }]);
    const [{ message, expected } = { message: undefined, expected: undefined }] = problems;
    expect(message?.da).not.toBe(message?.en);
    expect(expected?.da).not.toBe(expected?.en);
  },
);

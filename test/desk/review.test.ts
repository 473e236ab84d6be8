import { parseDesk } from '../../src/desk/file/parse';
import { deskText } from '../support/desk-file';

const GOOD = deskText('good');
const withReview = (value: string) => parseDesk(`${GOOD}\nreview: ${value}\n`, 'desk.yaml');

test('a P1 is reviewed within five working days, and the lead approves, unless the desk says otherwise', () => {
  const P1 = { for: ['P1'], due: { kind: 'workingDays', days: 5 }, approve: 'lead', breached: false };
  expect(parseDesk(GOOD, 'desk.yaml').desk?.review).toMatchObject(P1);
  expect(withReview('{ for: [] }').desk?.review).toMatchObject({ ...P1, for: [] });
  expect(
    withReview('{ for: [P1, P2], due: 3d, approve: manager, breached: true, reopened: 2, score: 1 }').desk?.review,
  ).toMatchObject({ for: ['P1', 'P2'], due: { days: 3 }, approve: 'manager', breached: true, reopened: 2, score: 1 });
});

test.each([
  ['{ for: [P9] }', 'review.for'],
  ['{ due: soon }', 'review.due'],
  ['{ approve: bob }', 'review.approve'],
  ['{ score: 6 }', 'review.score'],
  ['{ reopened: 0 }', 'review.reopened'],
  ['{ breached: maybe }', 'review.breached'],
  ['never', 'review'],
])('%s is told in both languages', (value, path) => {
  const { problems } = withReview(value);
  expect(problems.map((one) => one.path.replace(/\[\d\]|\.\d$/, ''))).toContain(path);
  const [{ message, expected } = { message: undefined, expected: undefined }] = problems;
  expect(message?.da).not.toBe(message?.en);
  expect(expected?.da).not.toBe(expected?.en);
});

import { READ } from '../../../src/ground/limits';
import { parseFor } from '../../../src/incident/chat/on-behalf';

test.each([
  ['for kim@example.com the printer is jammed', 'kim@example.com', 'the printer is jammed'],
  ['FOR Kim.Jensen@Example.com: the printer\nis jammed', 'kim.jensen@example.com', 'the printer\nis jammed'],
  ['  for   kim@example.com  ', 'kim@example.com', ''],
])('%j is for %s', (typed, email, text) => {
  expect(parseFor(typed)).toMatchObject({ email, text });
});

test.each(['for @kim printer', 'for @ printer', 'for kim@ printer', 'for a@b@c.dk printer'])(
  '%j is for somebody, but by no address',
  (typed) => {
    expect(parseFor(typed)?.text).toBe('printer');
    expect(parseFor(typed)).not.toHaveProperty('email');
  },
);

test.each([
  'for the third time the printer jams',
  'for kim printer',
  'fortnightly a@b.dk',
  'for',
  '',
  'mail for a@b.dk',
])('%j is a report like any other', (typed) => {
  expect(parseFor(typed)).toBeUndefined();
});

test('a word as long as a message is read in no time, and cut', () => {
  const asked = parseFor(`for ${'a.'.repeat(1000)}@${'.'.repeat(1000)} printer`);
  expect(asked?.typed.length).toBeLessThanOrEqual(READ.name);
  expect(asked).not.toHaveProperty('email');
});

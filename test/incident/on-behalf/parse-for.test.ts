import { READ } from '../../../src/ground/limits';
import { parseFor } from '../../../src/incident/chat/on-behalf';

test.each([
  ['for kim@example.com the printer is jammed', 'kim@example.com', 'the printer is jammed'],
  ['FOR Kim.Jensen@Example.com: the printer\nis jammed', 'kim.jensen@example.com', 'the printer\nis jammed'],
  ['  for   kim@example.com  ', 'kim@example.com', ''],
])('%j is for %s', (typed, email, text) => {
  expect(parseFor(typed)).toMatchObject({ email, text });
});

test.each([
  ['for @…: the printer is jammed', '@…', 'the printer is jammed'],
  ['For Kim Jensen the printer\nis jammed', 'Kim Jensen', 'the printer\nis jammed'],
  ['for Kim Jensen', 'Kim Jensen', ''],
])('%j is for whom a mention names as %j', (typed, named, text) => {
  expect(parseFor(typed, named)).toEqual({ by: 'mention', typed: named, text });
});

test('who is named later in a report is not the one it is for', () => {
  expect(parseFor('for the third time Kim Jensen cannot print', 'Kim Jensen')).toBeUndefined();
  expect(parseFor('for a@b.dk as Kim Jensen says', 'Kim Jensen')).toMatchObject({ by: 'mail', email: 'a@b.dk' });
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

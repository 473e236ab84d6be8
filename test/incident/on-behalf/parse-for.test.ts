import { READ } from '../../../src/ground/limits';
import { parseFor } from '../../../src/incident/chat/on-behalf/parse-for';

test.each([
  ['for kim@example.com the printer is jammed', 'kim@example.com', 'the printer is jammed'],
  ['FOR Kim.Jensen@Example.com: the printer\nis jammed', 'kim.jensen@example.com', 'the printer\nis jammed'],
  ['  for   kim@example.com  ', 'kim@example.com', ''],
  ['for <kim@example.com> the printer', 'kim@example.com', 'the printer'],
])('%j is for %s', (typed, email, text) => {
  expect(parseFor(typed)).toMatchObject({ by: 'mail', email, text });
  expect(parseFor(typed)).not.toHaveProperty('name');
});

test.each([
  ['for Kim Jensen kim@firm.dk the printer', 'Kim Jensen', 'the printer'],
  ['for Åse Bech-Lund <kim@firm.dk>: printer', 'Åse Bech-Lund', 'printer'],
  ['for kim jensen (kim@firm.dk), printer', 'kim jensen', 'printer'],
  ['for "Kim Jensen" <kim@firm.dk> printer', 'Kim Jensen', 'printer'],
])('%j is for somebody by name and address', (typed, name, text) => {
  expect(parseFor(typed)).toMatchObject({ by: 'mail', email: 'kim@firm.dk', name, text });
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
    expect(parseFor(typed)).toMatchObject({ by: 'unknown', text: 'printer' });
  },
);

test.each(['for', 'For:', ' for ', 'for somebody else…', 'for someone', 'for en anden', 'for en anden.'])(
  '%j asks for the form',
  (typed) => {
    expect(parseFor(typed)).toEqual({ by: 'form' });
  },
);

test.each([
  'for the third time the printer jams',
  'for the third time a@b.dk cannot print',
  'for kim printer',
  'fortnightly a@b.dk',
  'for One Two Three Four Five a@b.dk',
  '',
  'mail for a@b.dk',
])('%j is a report like any other', (typed) => {
  expect(parseFor(typed)).toBeUndefined();
});

test('a word as long as a message is read in no time, and cut', () => {
  const asked = parseFor(`for ${'a.'.repeat(1000)}@${'.'.repeat(1000)} printer`);
  expect(asked).toMatchObject({ by: 'unknown' });
  expect(asked && 'typed' in asked ? asked.typed.length : Infinity).toBeLessThanOrEqual(READ.name);
});

import { replyIn } from '../../src/incident/chat/reply-in';

test.each([
  ['svar: Hej', 'Hej'],
  ['SVAR:Hej', 'Hej'],
  ['Reply : Hi\nthere', 'Hi\nthere'],
  ['reply\u00a0: Hi', 'Hi'],
  ['  svar: Hej  ', 'Hej'],
  ['svar: svar: Hej', 'svar: Hej'],
  ['> hers\nsvar: Hej', 'Hej'],
  ['svar: Hej\n> hers\n  > and hers\nfarvel', 'Hej\nfarvel'],
  ['svar: 3 > 2', '3 > 2'],
  ['svar:', ''],
  ['svar:\n> hers', ''],
])('%j writes %j to the caller', (text, words) => {
  expect(replyIn(text)).toBe(words);
});

test.each([
  '',
  'Hej',
  'svar Hej',
  'svar\n: Hej',
  '> svar: Hej',
  '  > svar: Hej',
  '>svar: Hej\n> mere',
  'Hej\nsvar: Hej',
  'mit svar: Hej',
  'besvar: Hej',
  'svar;: Hej',
  'replies: Hi',
  'answer: Hi',
])('%j is for the team alone', (text) => {
  expect(replyIn(text)).toBeUndefined();
});

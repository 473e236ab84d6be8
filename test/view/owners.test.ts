import { createTexts } from '../../src/view/text';

test.each([
  ['Anna Holm', 'Dette er Anna Holms chat.'],
  ['Carl Friis', 'Dette er Carl Friis’ chat.'],
  ['Max', 'Dette er Max’ chat.'],
])('what belongs to %s is called so in Danish', (name, words) => {
  expect(createTexts('da')('try.heading', { name })).toBe(words);
});

test('a name in a choice between sentences is one too', () => {
  const said = createTexts('da')('line.swapAnswered', { status: 'accepted', name: 'Carl Friis', period: 'i morgen' });
  expect(said).toBe('Byttet er på plads: du har Carl Friis’ vagt i morgen.');
});

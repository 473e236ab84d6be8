import { loadLanguageGuess } from '../../src/people/guess-language';

describe('the language of a report', () => {
  it.each([
    ['printeren på 3. sal virker ikke', 'da'],
    ['min skærm er helt sort', 'da'],
    ['jeg kan ikke logge ind', 'da'],
    ['the printer on floor 3 is jammed', 'en'],
    ['my screen is black', 'en'],
    ['I cannot log in', 'en'],
    ['vpn', undefined],
    ['INC-1', undefined],
  ])('%s: %s', async (text, lang) => {
    const guess = await loadLanguageGuess();
    expect(guess(text)).toBe(lang);
  });
});

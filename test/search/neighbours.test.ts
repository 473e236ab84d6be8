import damerauLevenshtein from 'damerau-levenshtein';
import fc from 'fast-check';
import { neighboursOf } from '../../src/search/neighbours';

const word = fc.string({ unit: fc.constantFrom(...'abcdeprint'), minLength: 4, maxLength: 9 });

describe('neighboursOf', () => {
  it('holds every word one slip away, and no other', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(neighboursOf(one).includes(other)).toBe(damerauLevenshtein(one, other).steps === 1);
      }),
    );
    for (const slip of ['prnter', 'priinter', 'pribter', 'pirnter', 'rinter', 'printe']) {
      expect(neighboursOf(slip)).toContain('printer');
    }
  });

  it('is nothing for a word that is too short, or no word', () => {
    expect([neighboursOf('vpn'), neighboursOf('x'.repeat(21))]).toEqual([[], []]);
  });
});

import { MOST_TERMS, termsOf } from '../../src/search/terms';

describe('termsOf', () => {
  it.each([
    ['printer', ['printeren', 'printerne', 'printers', 'PRINTER']],
    ['betaling', ['betalinger', 'betalingerne', 'Betaling']],
    ['netværk', ['netværket', 'netvaerk', 'netværks']],
    ['invoice', ['invoices']],
    ['skærm', ['skærmen', 'skærme', 'skaermen']],
    ['wi-fi', ['Wi-Fi', 'wi fi wifi']],
  ])('finds %s in what is written of it', (word, written) => {
    for (const text of written) expect(termsOf(text)).toEqual(termsOf(word));
  });

  it('leaves out what means nothing by itself, in both languages', () => {
    expect(termsOf('Jeg har det ikke, and I do not have it: a 1')).toEqual([]);
  });

  it('keeps a tag whole beside its parts', () => {
    expect(termsOf('PRN-3-12')).toEqual(['prn', '12', 'prn312']);
  });

  it('names each once, and no more than a case keeps', () => {
    expect(termsOf('printer og printeren')).toHaveLength(1);
    const many = Array.from({ length: 400 }, (_, i) => `x${i}`).join(' ');
    expect(termsOf(many)).toHaveLength(MOST_TERMS);
    expect(termsOf('a'.repeat(41))).toEqual([]);
  });
});

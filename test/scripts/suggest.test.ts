import { danishReports, englishReports, exampleDesk, serviceNowDesk } from '../../scripts/suggest/fixtures';
import { ratesOf } from '../../scripts/suggest/rates';

const share = ({ first, of }: { readonly first: number; readonly of: number }) => first / of;

describe('the suggestion of a category', () => {
  const desk = exampleDesk();
  const english = englishReports();
  const danish = danishReports();

  it('is measured on what the fixtures hold', () => {
    expect([english.length, danish.length]).toEqual([63, 40]);
    expect(new Set(danish.map(({ text }) => text)).size).toBe(40);
  });

  it.each([
    ['English', serviceNowDesk(desk), english, 0.55],
    ['Danish', desk, danish, 0.85],
  ])('beats the most frequent category: %s', (_, on, reports, least) => {
    const rates = ratesOf(on, reports);
    expect(share(rates['both'])).toBeGreaterThan(share(rates['most frequent']));
    expect(share(rates['both'])).toBeGreaterThanOrEqual(share(rates['words']));
    expect(share(rates['both'])).toBeGreaterThan(least);
    expect(rates['both'].three).toBeGreaterThanOrEqual(rates['both'].first);
  });
});

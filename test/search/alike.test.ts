import { createLikeness } from '../../src/search/alike';

const known = createLikeness([
  { id: 'jam', terms: ['print', 'jam'] },
  { id: 'toner', terms: ['print', 'toner'] },
  { id: 'vpn', terms: ['vpn'] },
]);
const ids = (...terms: readonly string[]) => known.alike(terms, 5).map(({ id }) => id);

describe('what is alike', () => {
  it('is what holds most of the terms, rare ones before common ones', () => {
    expect(ids('print', 'toner')).toEqual(['toner', 'jam']);
    expect(ids('vpn', 'print')[0]).toBe('vpn');
    expect(known.alike(['print', 'toner'], 5).map(({ share }) => share)).toEqual([1, 0.5]);
  });

  it('is nothing where no term is held, or none is asked for', () => {
    expect(ids('mfa')).toEqual([]);
    expect(ids()).toEqual([]);
  });

  it('is no more than was asked for', () => {
    expect(known.alike(['print'], 1)).toHaveLength(1);
  });
});

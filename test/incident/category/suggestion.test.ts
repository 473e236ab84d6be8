import { areaKey } from '../../../src/incident/policies/area';
import { areasFor } from '../../../src/incident/policies/category';
import { type EndedCase, learnFrom } from '../../../src/incident/policies/learned';
import { termsOf } from '../../../src/search/terms';
import { aDeskOfAreas } from '../../support/areas';
import { aReport, given } from '../../support/given';

const desk = aDeskOfAreas();

const looks = (text: string, cases: readonly EndedCase[] = []) =>
  areasFor(desk, text, learnFrom(desk, cases)).map(areaKey);

const ended = (text: string, category: string, more: Partial<EndedCase> = {}): EndedCase => ({
  id: `${text} ${category} ${JSON.stringify(more)}`,
  terms: termsOf(text),
  category,
  ...more,
});

describe('what a report is logged as', () => {
  const logged = (title: string, more: Parameters<typeof aReport>[0] = {}) => {
    const { category, sub, suggested } = given([], aReport({ title, ...more }), desk).state;
    return { area: areaKey({ category, ...(sub !== undefined && { sub }) }), suggested };
  };

  it('is what it looks like most', () => {
    expect(logged('wifi er nede')).toEqual({ area: 'network.wifi', suggested: ['network.wifi', 'network'] });
    expect(logged('kaffen er kold')).toEqual({ area: 'other', suggested: ['other'] });
  });

  it('is what was chosen, in the part that its words tell', () => {
    expect(logged('wifi og printer', { category: 'network' }).area).toBe('network.wifi');
    expect(logged('printer', { category: 'network' }).area).toBe('network');
    expect(logged('printer', { category: 'network.vpn' }).area).toBe('network.vpn');
  });

  it('is what the ended cases said, as far as the desk still has it', () => {
    expect(logged('citrix', { suggested: ['network.gone', 'network.vpn'] }).area).toBe('network.vpn');
  });
});

describe('what a report looks like', () => {
  it('is the part of a category whose words it holds, then the category', () => {
    expect(looks('wifi er nede')).toEqual(['network.wifi', 'network']);
    expect(looks('netværket er nede')).toEqual(['network']);
    expect(looks('wifi på netværket')).toEqual(['network.wifi', 'network']);
    expect(looks('VPN’en ryger')).toEqual(['network.vpn']);
  });

  it('is `other` where nothing tells, with the most usual behind it', () => {
    expect(looks('kaffen er kold')).toEqual(['other']);
    const cases = [ended('skærm', 'hardware'), ended('printer', 'hardware', { id: '2' }), ended('net', 'network')];
    expect(looks('kaffen er kold', cases)).toEqual(['other', 'hardware', 'network']);
  });

  it('is what ended cases of the same words were', () => {
    const cases = [ended('citrix will not start', 'network', { sub: 'vpn' }), ended('mouse', 'hardware')];
    expect(looks('Citrix is not starting', cases)[0]).toBe('network.vpn');
  });

  it('is less so where operators did not let it stand', () => {
    const wrong = { suggested: 'hardware' };
    const citrix = (more: Partial<EndedCase>, index: number) =>
      ended('citrix', 'network', { ...more, id: `n${index}` });
    const both = [ended('citrix', 'hardware', { id: 'a' }), ended('citrix', 'hardware', { id: 'b' }), citrix({}, 0)];
    expect(looks('citrix', both)[0]).toBe('hardware');
    const changed = Array.from({ length: 9 }, (_, i) => ended('fax', 'network', { ...wrong, id: `f${i}` }));
    expect(looks('citrix', [...both, ...changed])[0]).toBe('network');
  });

  it('believes an operator more than what nobody looked at', () => {
    const cases = [ended('citrix', 'hardware'), ended('citrix', 'network', { said: true })];
    expect(looks('citrix', cases)[0]).toBe('network');
  });

  it('is never learned of what is confidential, or is on the desk no more', () => {
    const cases = [ended('citrix', 'people'), ended('citrix', 'gone'), ended('citrix', 'network', { sub: 'gone' })];
    expect(looks('citrix', cases)).toEqual(['other']);
    expect(looks('my hr case')).toEqual(['people']);
  });
});

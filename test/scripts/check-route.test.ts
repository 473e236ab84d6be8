import { routeLines } from '../../scripts/check-route';
import { parseDesk } from '../../src/desk/file/parse';
import { deskText } from '../support/desk-file';

const RULES = `
groups:
  board: { name: { da: Bestyrelsen, en: The board }, emails: ["@board.example.com"] }
routes:
  - { if: { service: payroll }, to: network }
  - { if: { group: board, language: da }, to: network }
  - { if: { category: hardware, hour: office }, to: service-desk }
`;
const AT = new Date('2026-11-23T08:00:00Z');

const deskOf = (rules: string) => {
  const { desk } = parseDesk(deskText('good') + rules, 'desk.yaml');
  if (!desk) throw new Error('the fixture has errors');
  return desk;
};
const lines = (text: string, as: string | undefined, lang: 'da' | 'en', rules = RULES) =>
  routeLines(deskOf(rules), { text, as, at: AT, guessLanguage: () => 'da' }, lang);

describe('check-desk --route', () => {
  it('says which rule, and why not those before it', () => {
    expect(lines('vpn virker ikke', 'eva@board.example.com', 'en')).toEqual([
      'The text is taken for: Incident, category Other, in Danish, from The board.',
      'Rule 2 sent it to Network: its caller belongs to The board and it is in Danish.',
      'Rule 1 did not fit: its service is not Payroll.',
    ]);
    expect(lines('printeren er død', undefined, 'da')).toEqual([
      'Teksten læses som: Fejl, kategori Hardware, på dansk.',
      'Regel 3 sendte den til Servicedesk: kategorien er Hardware og den kom, mens »office« var åben.',
      'Regel 1 passede ikke: servicen er ikke Løn.',
      'Regel 2 passede ikke: brugeren hører ikke til Bestyrelsen.',
    ]);
  });

  it('says where it goes on a desk without rules', () => {
    expect(lines('printeren er død', undefined, 'en', '')).toEqual([
      'The text is taken for: Incident, category Hardware, in Danish.',
      'The desk has no rules, so it goes to Servicedesk, which has its category.',
    ]);
  });

  it('knows the device that it names, and the service of that, or the one it calls by name', () => {
    const devices = [{ key: 'prn-3-12', tag: 'PRN-3-12', service: 'payroll' }];
    const told = (text: string) =>
      routeLines(deskOf(RULES), { text, at: AT, guessLanguage: () => 'da', devices }, 'en').slice(0, 2);
    expect(told('prn-3-12 sidder fast')).toEqual([
      expect.stringMatching(/It names PRN-3-12\. It is about Payroll\.$/),
      'Rule 1 sent it to Network: its service is Payroll.',
    ]);
    expect(told('Payroll svarer ikke')).toEqual([
      expect.stringMatching(/in Danish\. It is about Payroll\.$/),
      'Rule 1 sent it to Network: its service is Payroll.',
    ]);
    const byTag = RULES.replace('{ service: payroll }', '{ device: "PRN-*" }');
    const at = { text: 'prn-3-12 sidder fast', at: AT, guessLanguage: () => 'da' as const };
    expect(routeLines(deskOf(byTag), { ...at, devices }, 'en')[1]).toContain('Rule 1 sent it to Network');
    expect(routeLines(deskOf(byTag), at, 'en').join()).toContain('Rule 1 did not fit');
    expect(told('prn-9-99 sidder fast')[0]).not.toContain('It names');
  });
});

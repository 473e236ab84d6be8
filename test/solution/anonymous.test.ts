import fc from 'fast-check';
import { withoutPeople } from '../../src/solution/policies/anonymous';
import { fromCase } from '../../src/solution/policies/from-case';
import { aDesk } from '../support/desk';
import { anIncident, minutes } from '../support/incidents';

const WORDS = { name: '[navn]', email: '[e-mail]', number: '[nummer]', address: '[adresse]' };
const NAMES = { involved: ['Kim Jensen', 'Søren Ådal-Friis'], others: ['Anna Holm', 'Bo Lund'] };
const without = (text: string) => withoutPeople(text, NAMES, WORDS).text;

test.each([
  ['Hej Kim,\nring på +45 20 30 40 50. Mvh Anna', 'Hej [navn],\nring på [nummer]. Mvh [navn]'],
  ['kims konto, KIM JENSEN, kim.jensen og Jensens pc', '[navn] konto, [navn], [navn] og [navn] pc'],
  ['skriv til a.b@example.co.uk eller @anna.holm', 'skriv til [e-mail] eller [navn]'],
  ['cpr 010203-1234, medarbejdernr. AB1234', 'cpr [nummer], medarbejdernr. [nummer]'],
  ['Bor Nørregade 12, 3. tv, 1165 København K', 'Bor [adresse]'],
  ['spørg Peter Holst-Sørensen om det', 'spørg [navn] om det'],
  ['Kære Mette\nprøv igen', 'Kære [navn]\nprøv igen'],
  ['Best regards\nJohn Smith', 'Best regards\n[navn]'],
  ['hr. Madsen', 'hr. [navn]'],
])('%s', (text, expected) => {
  expect(without(text)).toBe(expected);
});

test.each([
  'Opdatér til Windows 10.0.19045.3570 (KB5034441) den 2026-11-27 eller 27-11-2026',
  '1. Åbn Indstillinger\n2. Vælg Netværk og internet\n3. Nulstil',
  'Server 10.0.0.12, port 8080, fejl 0x80070005',
  'Der bor en fejl i kimen af netværket',
])('what is no person stays: %s', (text) => {
  expect(withoutPeople(text, NAMES, WORDS)).toEqual({ text, taken: 0 });
});

test('a bracket of ours is found no second time, so that what was checked stays as it is', () => {
  const once = without('Hej Kim, skriv til kim@example.com på 20304050');
  expect(withoutPeople(once, NAMES, WORDS)).toEqual({ text: once, taken: 0 });
});

test('whatever stands around them, no name, address or number of those whom it is about is left', () => {
  const secret = fc.constantFrom(
    'Kim Jensen',
    'KIM',
    'kim.jensen@example.com',
    'Søren Ådal-Friis',
    'sørens',
    '+45 20 30 40 50',
    '20304050',
    '010203-1234',
    'Anna Holm',
  );
  const around = fc.constantFrom(' ', '\n', ', ', '. ', ': ', ' (', ') ', ' - ', '; ', ' "');
  const plain = fc.constantFrom('genstart', 'printeren', '1.', 'VPN', 'Åbn bakke 2', 'igen', 'it-desken');
  const text = fc
    .array(fc.tuple(fc.oneof(secret, plain), around), { minLength: 1, maxLength: 20 })
    .map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(text, (words) => {
      const left = without(words);
      expect(left).not.toMatch(/kim|jensen|søren|ådal|friis|anna|holm|@|\d{8}|\d\d \d\d \d\d|\d{6}-\d{4}/i);
    }),
  );
});

test('of a case everybody in it counts, and everybody on the desk', () => {
  const by = { id: 'p-1', name: 'Dina Krogh' };
  const incident = anIncident({
    title: 'Eva Bruns skærm er sort, siger Ole Vang',
    caller: { id: 'p-2', name: 'Eva Brun' },
    participants: [{ id: 'p-3', name: 'Ole Vang' }],
    resolution: { text: 'Anna skiftede Evas kabel. / Dina', code: 'fixed', at: minutes(1), by },
  });
  expect(fromCase(incident, aDesk(), WORDS)).toEqual({
    title: '[navn] skærm er sort, siger [navn]',
    steps: '[navn] skiftede [navn] kabel. / [navn]',
    taken: 5,
  });
});

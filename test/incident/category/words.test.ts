import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDesk } from '../../../src/desk/file/parse';
import type { Desk } from '../../../src/desk/model';
import { categoryFor } from '../../../src/incident/policies/category';
import { aDesk } from '../../support/desk';

const parse = (text: string): Desk => {
  const { desk } = parseDesk(text, 'desk.yaml');
  if (!desk) throw new Error('the fixture has errors');
  return desk;
};

const example = parse(readFileSync(join(__dirname, '..', '..', '..', 'docs', 'desk.example.yaml'), 'utf8'));

describe('categoryFor', () => {
  it.each([
    ['The PRINTER on floor 3 is jammed', 'hardware'],
    ['printeren på 3. sal sidder fast', 'hardware'],
    ['Skærmen er sort', 'hardware'],
    ['skaermen er sort', 'hardware'],
    ["Min pc'en siger bip", 'hardware'],
    ['laptoppen vil ikke', 'hardware'],
    ['Kontorprinteren larmer', 'hardware'],
    ['Min mobil starter ikke', 'hardware'],
    ['VPN-forbindelsen ryger', 'network'],
    ['The Wi-Fi is gone', 'network'],
    ['netværkskablet er væk', 'network'],
    ['Programmet fryser', 'software'],
    ['It crashed again', 'software'],
    ['Jeg har glemt mit kodeord', 'access'],
    ['I am locked out', 'access'],
    ['excel siger at min adgangskode er forkert', 'access'],
    ['kaffen er kold', 'other'],
    ['I must leave the museum, said the mustang', 'other'],
    ['en appel til jer', 'other'],
    ['', 'other'],
    ['🙂🙂', 'other'],
  ])('%j belongs to %s', (text, category) => {
    expect(categoryFor(example, text)).toBe(category);
  });

  it('without a category "other" falls back to the last one', () => {
    const { hardware, network } = aDesk().categories;
    if (!hardware || !network) throw new Error('the desk lost its categories');
    expect(categoryFor(aDesk({ categories: { network, hardware } }), 'kaffen er kold')).toBe('hardware');
  });

  it('looks no further than a case goes', () => {
    expect(categoryFor(example, `${'ord '.repeat(2000)} printer`)).toBe('hardware');
    expect(categoryFor(example, `${'ord '.repeat(150_000)} printer`)).toBe('other');
  });
});

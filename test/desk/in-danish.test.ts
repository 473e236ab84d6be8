import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkDesk } from '../../scripts/check-desk';
import { parseDesk } from '../../src/desk/file/parse';
import { formatProblem } from '../../src/desk/file/problems';
import { deskText } from '../support/desk-file';
import { strangeWords } from '../support/one-language';

const folder = join(__dirname, '..', 'fixtures', 'desk');
const FIXTURES = readdirSync(folder).map((name) => name.replace('.yaml', ''));

/** One for each of YAML's own complaints that a person can make. */
const NO_YAML = [
  'a: "\\q"\n',
  'a: "b\n',
  'a: [b\n',
  'a: {b: c d: e}\n',
  'a: b: c\n',
  'a: @b\n',
  'a: `b`\n',
  'a: !x b\n',
  'a: !!map b\n',
  'a: &x &y b\n',
  'a: & b\n',
  '%X\n---\na: b\n',
  'a:\n\tb: c\n',
  'a:\n   b: c\n  d: e\n',
  '- a\n b: c\n',
  'a: |x\n b\n',
  'a: [,]\n',
  '}: a\n',
  `${'k'.repeat(1100)}: a\n`,
  '"a\nb": c\n',
  'a: b\n---\nc: d\n',
  'a: *b\n',
  '[a]: b\n',
  '? a\n',
  `a: &x [1]\nb: [${'*x, '.repeat(150)}1]\n`,
];

/** What there is of a text's problems in each language, without the place. */
const told = (text: string) =>
  parseDesk(text, 'desk.yaml').problems.map((problem) => {
    const { en, da } = formatProblem('', { ...problem, path: '' });
    return { en, da, strange: [...strangeWords(da, 'da'), ...strangeWords(en, 'en')] };
  });

test.each(FIXTURES)('every mistake in %s is told in Danish alone, and in English alone', (name) => {
  for (const { da, en, strange } of told(deskText(name))) {
    expect({ da, strange }).toEqual({ da, strange: [] });
    expect(da).not.toBe(en);
  }
});

test.each(NO_YAML)('%j is told so, too', (text) => {
  const found = told(text);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ strange }) => strange.length > 0)).toEqual([]);
});

test('so is whatever else a file may hold', () => {
  const lines = deskText('good').split('\n');
  const put = fc.constantFrom(
    '',
    '\t',
    '{',
    '- 7',
    ': :',
    'x: {a: b}',
    '&a *a',
    "'",
    '  [',
    'name: [1]',
    '%',
    '!!',
    '|',
  );
  const broken = fc
    .array(fc.tuple(fc.nat(lines.length - 1), put), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((text, [at, what]) => text.with(at, what), lines).join('\n'));
  fc.assert(
    fc.property(broken, (text) => {
      expect(told(text).filter(({ strange }) => strange.length > 0)).toEqual([]);
    }),
  );
});

test('check-desk speaks Danish where it is asked to', async () => {
  const one = await checkDesk(join(folder, 'three-mistakes.yaml'), 'da');
  expect(one.lines[1]).toMatch(/: der er ingen person »boo« \(mente du »bo«\?\); her skal stå en af anna, bo, carl$/);
  const good = await checkDesk(join(__dirname, '..', '..', 'docs', 'desk.example.yaml'), 'da');
  expect(good.lines[0]).toContain('Vagt: network: aisha, jonas (en uge ad gangen, fra 08:00)');
  expect(good.lines[0]).toContain('on-call efter 2m med chat, så sms, så call, 3m hver');
  const none = await checkDesk('nowhere.yaml', 'da');
  expect(none.lines[0]).toMatch(/^nowhere\.yaml kan ikke læses\. Brug: /);
  for (const line of [...good.lines, ...none.lines])
    expect({ line, strange: strangeWords(line, 'da') }).toEqual({ line, strange: [] });
});

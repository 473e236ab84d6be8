import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDesk } from '../../scripts/check-desk';
import { openDeskFile } from '../../src/desk/file/open';
import { parseDesk } from '../../src/desk/file/parse';
import { MAX_DESK_BYTES } from '../../src/ground/limits';

const folder = mkdtempSync(join(tmpdir(), 'vagt-desk-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

/** What once took seconds, or never ended. Where it does so again the test does not end in its time. */
const HOSTILE: readonly (readonly [name: string, text: string, line: number, message: RegExp])[] = [
  ['open brackets', '{'.repeat(400), 1, /^more than 30 levels/],
  ['open square brackets', '['.repeat(4000), 1, /^more than 30 levels/],
  ['maps that are closed again', `desk: ${'{a: '.repeat(400)}${'}'.repeat(400)}`, 1, /^more than 30 levels/],
  ['lists in one line', `desk:\n  ${'- '.repeat(400)}`, 2, /^more than 30 levels/],
  ['a stair of keys', lines(40, (i) => `${' '.repeat(i)}k${i}:\n`), 29, /^more than 30 levels/],
  ['aliases', `a: &x 1\nb:\n${'  - *x\n'.repeat(8000)}`, 203, /^more than 200 texts/],
  ['keys without number', lines(60_000, (i) => `k${i}: 1\n`), 10_001, /^more than 20000 keys and values/],
  ['a map as a key', 'desk:\n  {a: b}: c', 2, /^a key is no text/],
  ['a list as a key', '[a]: c', 1, /^a key is no text/],
  ['a key behind a question mark', 'desk:\n  ? a\n  : b', 2, /^a question mark begins a key/],
  ['one byte more than it may have', `# ${'æ'.repeat(MAX_DESK_BYTES / 2)}`, 1, /^is larger than 1 MB/],
];

test.each(HOSTILE)('%s: one sentence at once', async (name, text, line, message) => {
  expect(parseDesk(text, 'desk.yaml').problems).toEqual([
    expect.objectContaining({
      severity: 'error',
      line,
      message: expect.objectContaining({ en: expect.stringMatching(message) }),
    }),
  ]);
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, text);
  expect(await checkDesk(path)).toEqual({ ok: false, lines: [expect.stringContaining(`:${line}:`)] });
  await expect(openDeskFile(path)).rejects.toThrow(/has 1 mistake:/);
});

test('brackets that are left open within bounds name each key that is none', () => {
  const { problems } = parseDesk('{'.repeat(24), 'desk.yaml');
  expect(problems.map(({ message }) => message.en)).toContain('a key is no text');
});

test.each([
  ['desk', 'desk:\n  zone: '],
  ['hours', 'hours:\n  office:\n    zone: '],
])('a zone of 139 kB under %s is quoted shortly', (_, before) => {
  const { problems } = parseDesk(`${before}${'a'.repeat(139_000)}`, 'desk.yaml');
  const [zone] = problems.filter(({ path }) => path.endsWith('zone'));
  expect(zone?.message.en).toBe(`there is no time zone "${'a'.repeat(60)}…"`);
});

import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { PRESSES, TABLE, TYPED } from '../../src/chat/table';
import { CASE_COMMANDS } from '../../src/incident/commands';

const src = join(__dirname, '..', '..', 'src');
const known: ReadonlySet<unknown> = new Set([...TABLE, ...CASE_COMMANDS]);

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.split(sep).includes('commands') && name.endsWith('.ts') && !name.endsWith('index.ts'),
);

test('every file of a command is in the table', () => {
  const missing = files.filter((name) => {
    const exported: Readonly<Record<string, unknown>> = require(join(src, name));
    return !Object.values(exported).some((one) => known.has(one));
  });
  expect(files.length).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});

test('no two commands share a name for the same thing, a word or an action', () => {
  // A solution's number tells a word of its own from the same before a case's.
  const words = TYPED.flatMap(({ words: { da, en }, usage }) =>
    [...new Set<string>([...da, ...en])].map((word) => (usage === 'solution' ? `${word} SOL-` : word)),
  );
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  const actions = TABLE.flatMap(({ name, presses = {} }) => Object.keys(presses).map((step) => `${name}.${step}`));
  expect(new Set(actions).size).toBe(actions.length);
  expect(PRESSES.size).toBe(actions.length);
});

test('every command can be reached by words or by a button', () => {
  expect(TABLE.filter(({ typed, presses = {} }) => !typed && Object.keys(presses).length === 0)).toEqual([]);
});

test('each plain sentence is answered by one command', () => {
  const means = TYPED.flatMap((command) => (command.means ? [[command.means, command.name]] : []));
  expect(Object.fromEntries(means)).toEqual({
    standing: 'status',
    over: 'works',
    notNeeded: 'cancel',
    ability: 'help',
  });
  expect(means).toHaveLength(4);
});

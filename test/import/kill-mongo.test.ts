import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { connectTestMongo, type TestMongo } from '../support/services';
import { aFile, FIXTURES } from './world';

const ROOT = join(__dirname, '..', '..');
const CASES = 500;

/** The first cases of the real log: enough for several batches. */
const firstCases = (): string => {
  const text = gunzipSync(readFileSync(join(FIXTURES, 'volvo-it-incidents-sample.csv.gz'))).toString('utf8');
  const numbers = new Set<string>();
  const lines = text.split('\n').filter((line, i) => {
    if (i > 0 && numbers.size < CASES) numbers.add(line.split(',')[0] ?? '');
    return i === 0 || numbers.has(line.split(',')[0] ?? '');
  });
  return aFile(lines.join('\n'));
};
const FILE = firstCases();

let killed: TestMongo;
let whole: TestMongo;
beforeAll(async () => {
  killed = await connectTestMongo('killed');
  whole = await connectTestMongo('whole');
});
afterAll(async () => {
  for (const mongo of [killed, whole]) await mongo.drop();
});

const program = ({ uri, name }: TestMongo) => {
  const at = new URL(uri);
  at.pathname = `/${name}`;
  const args = [
    '--import',
    'tsx',
    'scripts/import/main.ts',
    FILE,
    '--map',
    join(FIXTURES, 'volvo.yaml'),
    '--lang',
    'en',
  ];
  const env = { PATH: process.env['PATH'], MONGODB_URI: at.href, DESK_FILE: 'docs/desk.example.yaml' };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  return { child, lines, ended: once(child, 'close') };
};

/** Everything that was stored, but for how it came to be. */
const storedIn = async ({ db }: TestMongo) => {
  const cases = await db
    .collection('incidents')
    .find({}, { sort: { _id: 1 } })
    .toArray();
  const history = await db
    .collection('history')
    .find({}, { sort: { _id: 1 } })
    .toArray();
  return { cases, history };
};

test('a run that is killed in the middle is ended by the next, as if nothing had been', async () => {
  const first = program(killed);
  createInterface({ input: first.child.stderr }).on('line', (line) => {
    if (line.includes('200 of')) first.child.kill('SIGKILL');
  });
  await first.ended;
  expect(first.child.signalCode).toBe('SIGKILL');
  const before = await killed.db.collection('incidents').countDocuments();
  expect(before).toBeGreaterThanOrEqual(200);
  expect(before).toBeLessThan(CASES);

  const second = program(killed);
  await second.ended;
  expect(second.lines.at(-1)).toMatch(
    /^[\d,]+ new cases brought over(?:, \d+ there already)?, \d+ brought over by a run that was broken off\.$/,
  );
  const third = program(whole);
  await third.ended;
  expect(third.lines.at(-1)).toBe('500 new cases brought over.');

  const [one, other] = [await storedIn(killed), await storedIn(whole)];
  expect(one.cases).toHaveLength(CASES);
  expect(one).toEqual(other);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createMetrics } from '../adapters/http/metrics';
import { createCounts } from '../src/delivery/counts';
import { createHealth } from '../src/health';
import { createLateness } from '../src/record/lateness';
import { minutes } from './support/incidents';
import { createMemoryStore } from './support/memory-store';
import { createTestClock } from './support/test-clock';

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const operations = read('docs/operations.md');

const health = createHealth({
  store: createMemoryStore(),
  counts: createCounts(),
  lateness: createLateness().read,
  jobs: { isUp: () => true, depths: async () => ({}) },
  deskVersion: () => 'abc',
  clock: createTestClock(minutes(0)),
});

test('the page for operations has a row for each count of /readyz', async () => {
  const rows = [...operations.matchAll(/^\| `(\w+)`(?: \*)? \| \S.* \| \S.* \|$/gm)].map(([, name = '']) => name);
  const counted = rows.filter((name) => !['web', 'worker', 'mongodb', 'valkey'].includes(name));
  const body = Object.keys(await health.ready());
  expect(counted.toSorted()).toEqual(body.toSorted());
});

test('it watches only figures that there are', async () => {
  const named = [...operations.matchAll(/\b(vagt_[a-z_]+)/g)].map(([, name]) => name ?? '');
  const told = await createMetrics(health.read).text();
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !told.includes(`\n${name} `))).toEqual([]);
});

test.each(['start', 'dev', 'doctor', 'check-desk'])('npm run %s reads .env', (name) => {
  const { scripts } = JSON.parse(read('package.json'));
  expect(scripts[name]).toMatch(/^node --env-file-if-exists=\.env /);
});

const pages = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

test.each(pages)('%s leads to nothing that is not there', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]{1,200})\)/g)].map(([, to]) => to ?? '');
  const inside = links.filter((to) => !/^(https?:|#)/.test(to)).map((to) => to.split('#')[0] ?? '');
  expect(inside.filter((to) => !existsSync(join(root, dirname(page), to)))).toEqual([]);
});

test.each(pages)('%s names only scripts that there are', (page) => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = [...read(page).matchAll(/\bnpm run ([a-z][a-z:-]{0,30})/g)].map(([, name]) => name ?? '');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

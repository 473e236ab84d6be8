import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(__dirname, '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

const entry = z.looseObject({
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
});
const lock = z.object({ packages: z.record(z.string(), entry) }).parse(JSON.parse(read('package-lock.json')));
const { '': _self, ...packages } = lock.packages;
const installed = Object.entries(packages);

test('every package in the lock file has its hash, and comes from nowhere but the public registry', () => {
  expect(installed.length).toBeGreaterThan(500);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name)).toEqual([]);
  const from = installed.flatMap(([, { resolved }]) => (resolved === undefined ? [] : new URL(resolved).origin));
  expect(new Set(from)).toEqual(new Set(from.length > 0 ? ['https://registry.npmjs.org'] : []));
});

test('each package with an install script is named, and none of them runs it', () => {
  const { allowScripts } = z
    .looseObject({ allowScripts: z.record(z.string(), z.boolean()) })
    .parse(JSON.parse(read('package.json')));
  const withScript = installed
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([name]) => name.split('node_modules/').at(-1));
  expect(new Set(Object.keys(allowScripts))).toEqual(new Set(withScript));
  expect(Object.values(allowScripts)).not.toContain(true);
  expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
});

test('what the program loads is installed where tools are left out', () => {
  const { dependencies } = z
    .looseObject({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const files = ['src', 'adapters', 'jobs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => join(folder, file)),
  );
  const loaded = files.flatMap((file) =>
    [...read(file).matchAll(/^(?:import|export) (?!type )[^;]*?from '([^'.][^']*)'|import\('([^'.][^']*)'\)/gm)].map(
      ([, still = '', late = '']) => `${still}${late}`,
    ),
  );
  const packages = new Set(
    loaded.filter((name) => !isBuiltin(name)).map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name),
  );
  expect(packages.size).toBeGreaterThan(20);
  expect([...packages].filter((name) => !(name in dependencies))).toEqual([]);
});

/** The instructions of the Dockerfile, in order, continued lines as one. */
const instructions = read('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line): readonly [string, string] => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1).trim()]);
const lastStage = instructions.slice(instructions.findLastIndex(([name]) => name === 'FROM'));
const of = (wanted: string): readonly string[] => lastStage.flatMap(([name, rest]) => (name === wanted ? [rest] : []));

test('the image stands on one exact Node, is built in stages, and holds no secret', () => {
  const bases = instructions.flatMap(([name, rest]) => (name === 'FROM' ? [rest.split(' ')[0]] : []));
  expect(bases.length).toBeGreaterThan(1);
  expect(new Set(bases).size).toBe(1);
  expect(bases[0]).toMatch(/^node:24\.\d+\.\d+-slim(?:@sha256:[0-9a-f]{64})?$/);
  expect(instructions.filter(([name]) => name === 'ARG' || name === 'ADD')).toEqual([]);
  const copied = instructions.flatMap(([name, rest]) =>
    name === 'COPY' && !rest.startsWith('--from') ? rest.split(' ').slice(0, -1) : [],
  );
  const kept = read('.dockerignore')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  expect(kept.toSorted()).toEqual([...new Set(copied)].toSorted());
  expect(kept.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  expect(read('.dockerignore').split('\n')).toContain('*');
});

test('it runs as a user of no rights, and says whether it lives', () => {
  expect(of('USER')).toEqual(['node']);
  expect(lastStage.findIndex(([name]) => name === 'USER')).toBeLessThan(
    lastStage.findIndex(([name]) => name === 'CMD'),
  );
  const [health = ''] = of('HEALTHCHECK');
  expect(health).toContain('/healthz');
  const command = z.array(z.string()).parse(JSON.parse(health.slice(health.indexOf('['))));
  expect(command.slice(0, 2)).toEqual(['node', '-e']);
  expect(() => new Script(command[2] ?? '!')).not.toThrow();
  expect(of('CMD')).toEqual(['["node", "dist/src/main.js"]']);
});

test('the services beside it are reached from this machine only, and are looked after', () => {
  const service = z.object({
    image: z.string(),
    build: z.string().optional(),
    ports: z.array(z.string()).default([]),
    healthcheck: z.object({ test: z.array(z.string()) }),
  });
  const compose = parse(read('compose.yaml'), { merge: true });
  const { services } = z.object({ services: z.record(z.string(), service.loose()) }).parse(compose);
  for (const { image, build, ports } of Object.values(services)) {
    if (build === undefined) expect(image).toMatch(/:\d/);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  }
});

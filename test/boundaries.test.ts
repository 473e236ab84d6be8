import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '..');
const FOLDERS = ['src', 'adapters', 'jobs'] as const;

/** What the pure core may use from outside; nothing here does I/O or reads a clock. */
const PURE = ['temporal-polyfill', 'rrule-temporal', 'date-holidays', '@formatjs/intl', 'humanize-duration'];
const PURE_CORE = ['src/incident', 'src/schedule', 'src/views'] as const;

interface Import {
  readonly from: string;
  /** A path inside the repository, or a package's name. */
  readonly to: string;
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

const importsOf = (file: string): readonly Import[] => {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g,
  );
  return [...found].map((match) => {
    const name = match[1] ?? match[2] ?? '';
    return { from: file, to: name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name };
  });
};

const files = FOLDERS.flatMap(filesIn);
const imports = files.flatMap(importsOf);
const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
const isOurs = (path: string): boolean => [...FOLDERS, 'locales'].some((folder) => isIn(path, folder));
const told = ({ from, to }: Import): string => `${from} → ${to}`;

/** Which imports break the rules of DESIGN §3. */
const broken = (all: readonly Import[]): readonly string[] =>
  all
    .filter(({ from, to }) => {
      const isPureCore = PURE_CORE.some((folder) => isIn(from, folder));
      if (isPureCore && !isOurs(to)) return !PURE.includes(to);
      if (isPureCore && (isIn(to, 'src/app') || to === 'src/main')) return true;
      if (isIn(from, 'src') && from !== 'src/main.ts') return isIn(to, 'adapters') || isIn(to, 'jobs');
      const [, folder] = from.split('/');
      if (isIn(from, 'adapters')) return isIn(to, 'jobs') || (isIn(to, 'adapters') && !isIn(to, `adapters/${folder}`));
      return isIn(from, 'jobs') && isIn(to, 'adapters');
    })
    .map(told);

describe('import boundaries', () => {
  it('looked at files and at imports between them', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.filter(({ to }) => isOurs(to)).length).toBeGreaterThan(300);
    expect(imports.map(told)).toContain('src/main.ts → adapters/mongo/connect');
  });

  it('are kept', () => {
    expect(broken(imports)).toEqual([]);
  });

  it.each([
    ['src/incident/decide/index.ts', 'adapters/teams/port'],
    ['src/incident/plan.ts', 'mongodb'],
    ['src/views/view.ts', 'src/app/ports'],
    ['src/schedule/on-call.ts', 'src/app/roster'],
    ['src/schedule/turns.ts', 'mongodb'],
    ['src/chat/inbound.ts', 'jobs/queues'],
    ['adapters/teams/port.ts', 'adapters/mongo/connect'],
    ['jobs/worker.ts', 'adapters/teams/port'],
  ])('would catch %s importing %s', (from, to) => {
    expect(broken([{ from, to }])).toEqual([`${from} → ${to}`]);
  });

  it('keeps every file under 300 lines', () => {
    const long = [...files, ...filesIn('test'), ...filesIn('scripts')].filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301,
    );
    expect(long).toEqual([]);
  });
});

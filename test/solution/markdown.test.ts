import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { exportSolutions, importSolutions } from '../../scripts/solutions';
import { filesOf, isAsImported, readSolutionFile, solutionsIn } from '../../src/solution/policies/markdown';
import { MOST_STEPS } from '../../src/solution/policies/written';
import { PAYROLL } from '../support/areas';
import { aDesk } from '../support/desk';
import { MONDAY_9 } from '../support/given';
import { memorySolutions } from '../support/memory/solutions';
import { createTestClock } from '../support/test-clock';
import { anApproved } from './sample';

const desk = aDesk({ services: PAYROLL });
const FRONT = ['title: VPN beder om en kode', 'for: callers', 'status: approved', 'category: network'];
const file = (front: readonly string[] = FRONT, body = '1. Log ud\n2. Log ind') =>
  ['---', ...front, '---', body, ''].join('\n');

describe('a file', () => {
  it('is read by its front part, its language by its name', () => {
    expect(readSolutionFile('vpn.da.md', file(), desk)).toEqual({
      file: 'vpn.da.md',
      key: 'vpn',
      lang: 'da',
      version: { title: 'VPN beder om en kode', steps: '1. Log ud\n2. Log ind' },
      about: { readers: 'callers', team: 'network', category: 'network' },
      status: 'approved',
    });
    expect(readSolutionFile('vpn.md', `\uFEFF${file().replaceAll('\n', '\r\n')}`, desk)).toMatchObject({
      key: 'vpn',
      lang: 'da',
      version: { steps: '1. Log ud\n2. Log ind' },
    });
  });

  it.each([
    ['without a front part', 'just text', 1, /front part/],
    ['with half of one', '---\ntitle: x\n', 1, /front part/],
    ['that is no YAML', file(['title: [']), 2, /not YAML/],
    ['with an unknown key', file([...FRONT, 'team: x']), 6, /“team”/],
    ['for nobody', file(['title: x', 'for: everybody', 'category: network']), 3, /“for”/],
    ['without a title', file(FRONT.slice(1)), 1, /“title”/],
    ['about what the desk does not have', file([...FRONT.slice(0, 3), 'category: fax']), 1, /“fax”/],
    ['of a service that is none', file([...FRONT, 'service: fax']), 1, /“fax”/],
    ['with ten thousand steps', file(FRONT, 'x\n'.repeat(9000)), 7, /100 lines/],
    ['that is too long', file(FRONT, 'x'.repeat(20_001)), 1, /20000|20,000/],
    ['without steps', file(FRONT, ' '), 7, /what to do/],
    ['that expands', file(['title: &a [x, x]', 'for: *a']), 1, /./],
    ['with a prototype for a key', file([...FRONT, '__proto__: { x: 1 }']), 6, /./],
  ])('%s is refused with its line', (_, text, line, told) => {
    const read = readSolutionFile('x.md', text, desk);
    expect(read).toMatchObject({ file: 'x.md', told: { en: expect.stringMatching(told) } });
    expect(read).toMatchObject({ line });
    expect(MOST_STEPS).toBe(100);
  });

  it('keeps a client’s markup and a script as what they are: words', () => {
    const body = '<script>alert(1)</script>\n<!channel> **x** {{y}}';
    expect(readSolutionFile('x.md', file(FRONT, body), desk)).toMatchObject({ version: { steps: body } });
  });
});

test('two files of one solution agree in all but language and text', () => {
  const read = (name: string, text: string) => readSolutionFile(name, text, desk);
  const both = solutionsIn([read('vpn.da.md', file()), read('vpn.en.md', file(['title: VPN', ...FRONT.slice(1)]))]);
  expect(both).toMatchObject({ problems: [], solutions: [{ key: 'vpn', versions: { da: {}, en: {} } }] });
  const twice = solutionsIn([read('vpn.da.md', file()), read('vpn.md', file())]);
  expect(twice.problems).toMatchObject([{ file: 'vpn.md' }]);
  const other = file(['title: VPN', 'for: operators', ...FRONT.slice(2)]);
  expect(solutionsIn([read('vpn.da.md', file()), read('vpn.en.md', other)]).problems).toHaveLength(1);
});

test('what is written out is read back the same', () => {
  const solution = anApproved({
    id: ulid(),
    service: 'payroll',
    versions: {
      da: { title: 'Løn: "kode" #1', steps: '---\n- å\n\n  ø' },
      en: { title: 'yes', steps: '1. Sign in' },
    },
  });
  const { solutions, problems } = solutionsIn(
    filesOf(solution).map((one) => readSolutionFile(one.file, one.text, desk)),
  );
  expect(problems).toEqual([]);
  expect(solutions).toMatchObject([{ id: solution.id, versions: solution.versions }]);
  expect(solutions.every((one) => isAsImported({ ...solution, team: one.about.team }, one))).toBe(true);
});

describe('a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'solutions-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const solutions = memorySolutions();
  const deps = { solutions, desk, clock: createTestClock(MONDAY_9), newId: () => ulid() };
  const put = (name: string, text: string) => writeFile(join(folder, name), text);

  test('with one mistake is not taken; right, it is, once, and goes out and into another desk again', async () => {
    await put('vpn.da.md', file());
    await put('bad.md', 'x');
    expect(await importSolutions(folder, deps)).toMatchObject({ type: 'refused', problems: [{ file: 'bad.md' }] });
    expect(await solutions.byNumber(1)).toBeUndefined();
    await rm(join(folder, 'bad.md'));
    expect(await importSolutions(folder, deps)).toEqual({ type: 'imported', made: 1, changed: 0, same: 0 });
    expect(await importSolutions(folder, deps)).toEqual({ type: 'imported', made: 0, changed: 0, same: 1 });
    for (const [steps, changed] of [
      ['Log ud', 1],
      ['1. Log ud\n2. Log ind', 1],
    ] as const) {
      await put('vpn.da.md', file(FRONT, steps));
      expect(await importSolutions(folder, deps)).toMatchObject({ made: 0, changed });
    }
    expect((await solutions.byNumber(1))?.state).toMatchObject({ status: 'approved', used: 0, source: 'import' });

    await rm(join(folder, 'vpn.da.md'));
    expect(await exportSolutions(folder, deps)).toEqual(['sol-1.da.md']);
    expect(await readdir(folder)).toEqual(['sol-1.da.md']);
    expect(await readFile(join(folder, 'sol-1.da.md'), 'utf8')).toContain('\n---\n\n1. Log ud\n2. Log ind\n');
    expect(await importSolutions(folder, deps)).toMatchObject({ same: 1 });
    const elsewhere = { ...deps, solutions: memorySolutions() };
    expect(await importSolutions(folder, elsewhere)).toMatchObject({ made: 1 });
  });
});

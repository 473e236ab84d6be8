import { dirname } from 'node:path';
import {
  filesIn,
  grouped,
  type Import,
  importsOf,
  OUTSIDE,
  ROOMS,
  type Room,
  roomOf,
  textOf,
} from '../scripts/imports';

const CODE = ['src', 'adapters', 'jobs'].flatMap(filesIn);
const ALL = [...CODE, ...['test', 'scripts', 'bench'].flatMap(filesIn)];
const IMPORTS = CODE.flatMap(importsOf);

const MOST_LINES = 300;
const MOST_FILES = 30;

/** What a pure file may use, itself or through others: nothing here does I/O or reads a clock. */
const PURE_PACKAGES = [
  'node:util',
  '@formatjs/intl',
  '@orama/stemmers/danish',
  '@orama/stemmers/english',
  '@orama/stopwords/danish',
  '@orama/stopwords/english',
  'damerau-levenshtein',
  'ipaddr.js',
  'date-holidays',
  'humanize-duration',
  'minisearch',
  'rrule-temporal',
  'any-ascii',
  'temporal-polyfill',
  'yaml',
  'zod',
];
const IMPURE = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\b/;
const PURE = /^src\/(?:search|calendar|view|desk|on-call|incident|solution)\//;
/** Within those: what reads files, makes a hash or a token, or keeps a store; and what calls that. */
const NOT_RULES = [
  'src/desk/file/check.ts',
  'src/desk/file/load.ts',
  'src/desk/file/open.ts',
  'src/desk/file/parse.ts',
  'src/on-call/service.ts',
  'src/incident/queries/choosing.ts',
  'src/solution/opened.ts',
  'src/incident/links/ack-link.ts',
];

const isPure = (file: string): boolean => PURE.test(file) && !NOT_RULES.includes(file);
const isIn = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);
const told = ({ from, to }: Pick<Import, 'from' | 'to'>): string => `${from} → ${to}`;
const rankOf = (room: Room): number => [...ROOMS, OUTSIDE].indexOf(room);

/** Of a later room. */
const isUpward = ({ from, to }: Import): boolean => {
  const [mine, theirs] = [roomOf(from), roomOf(to)];
  return mine !== undefined && theirs !== undefined && rankOf(theirs) > rankOf(mine);
};

const upward = (all: readonly Import[]): readonly string[] => all.filter(isUpward).map(told);

/** Rooms that import each other, straight or through others: `desk ⇄ people ⇄ record`. */
const circles = (all: readonly Import[]): readonly string[] => {
  const next = new Map<Room, Set<Room>>();
  for (const { from, to } of all) {
    const [mine, theirs] = [roomOf(from), roomOf(to)];
    if (mine && theirs && mine !== theirs) next.set(mine, (next.get(mine) ?? new Set()).add(theirs));
  }
  const reached = (room: Room, seen = new Set<Room>()): ReadonlySet<Room> => {
    for (const one of next.get(room) ?? []) {
      if (!seen.has(one)) reached(one, seen.add(one));
    }
    return seen;
  };
  const reach = new Map([...next.keys()].map((room) => [room, reached(room)]));
  const together = [...reach].flatMap(([room, rooms]) =>
    rooms.has(room) ? [[...rooms].filter((other) => reach.get(other)?.has(room))] : [],
  );
  return [...new Set(together.map((rooms) => rooms.toSorted((a, b) => rankOf(a) - rankOf(b)).join(' ⇄ ')))];
};

/** Why a pure file is not: the way to a package with I/O, or to where a clock is read. */
const impurities = (files: readonly string[], all: readonly Import[]): readonly string[] => {
  const byFile = grouped(
    all.filter(({ typesOnly }) => !typesOnly),
    ({ from }) => from,
  );
  const wayTo = (file: string, seen: Set<string>): readonly string[] | undefined => {
    if (file.endsWith('.ts') && IMPURE.test(textOf(file))) return ['a clock or chance'];
    for (const { to } of byFile.get(file) ?? []) {
      if (seen.has(to) || to.startsWith('locales/') || PURE_PACKAGES.includes(to)) continue;
      seen.add(to);
      const way = to.endsWith('.ts') ? wayTo(to, seen) : [];
      if (way) return [to, ...way];
    }
    return undefined;
  };
  return files.filter(isPure).flatMap((file) => {
    const way = wayTo(file, new Set([file]));
    return way ? [[file, ...way].join(' → ')] : [];
  });
};

/** What breaks the rules between src, adapters and jobs. */
const outward = (all: readonly Import[]): readonly string[] =>
  all
    .filter(({ from, to }) => {
      if (isIn(from, 'src')) return !/^src\/process\.ts$/.test(from) && /^(?:adapters|jobs)\//.test(to);
      if (/^src\/(?:main|process|rooms|outgoing)\b/.test(to)) return true;
      if (isIn(from, 'jobs')) return isIn(to, 'adapters');
      const [, folder = ''] = from.split('/');
      return isIn(to, 'jobs') || (isIn(to, 'adapters') && !isIn(to, `adapters/${folder}`));
    })
    .map(told);

const at = (from: string, to: string): Import => ({ from, to, typesOnly: false });

describe('the rooms of src', () => {
  it('are those that the order names, and their imports were found', () => {
    expect(new Set(CODE.flatMap((file) => roomOf(file) ?? []))).toEqual(new Set([...ROOMS, OUTSIDE]));
    expect(IMPORTS.filter(({ to }) => roomOf(to)).length).toBeGreaterThan(1000);
    expect(IMPORTS.filter(({ to }) => to.startsWith('.') || /^(?:src|adapters|jobs)\/(?!.*\.ts$)/.test(to))).toEqual(
      [],
    );
  });

  it('import only earlier rooms', () => {
    expect(upward(IMPORTS)).toEqual([]);
  });

  it('do not import each other in a circle', () => {
    expect(circles(IMPORTS)).toEqual([]);
  });

  it.each([
    ['src/ground/fold.ts', 'src/desk/model.ts'],
    ['src/delivery/once/plan.ts', 'src/incident/types.ts'],
    ['src/desk/model.ts', 'src/process.ts'],
    ['src/chat/typed.ts', 'src/main.ts'],
  ])('would catch %s importing %s', (from, to) => {
    expect(upward([at(from, to)])).toEqual([`${from} → ${to}`]);
  });

  it('would catch a circle, and names the rooms in it', () => {
    const round = [
      at('src/people/who.ts', 'src/desk/model.ts'),
      at('src/desk/lookup.ts', 'src/record/handle.ts'),
      at('src/record/sweep.ts', 'src/people/person.ts'),
      at('src/chat/typed.ts', 'src/people/who.ts'),
    ];
    expect(circles(round)).toEqual(['desk ⇄ record ⇄ people']);
    expect(circles(round.slice(1))).toEqual([]);
  });
});

describe('rules', () => {
  it('do no I/O and read no clock', () => {
    expect(CODE.filter(isPure).length).toBeGreaterThan(100);
    expect(impurities(CODE, IMPORTS)).toEqual([]);
  });

  it.each([
    ['src/incident/react.ts', 'mongodb'],
    ['src/on-call/duty.ts', 'node:fs'],
    ['src/view/view.ts', 'pino'],
    ['src/calendar/week.ts', 'node:timers/promises'],
  ])('would catch %s importing %s', (from, to) => {
    expect(impurities([from], [at(from, to)])).toEqual([`${from} → ${to}`]);
  });

  it('would catch one that does so through another room, or reads a clock', () => {
    const [from, through] = ['src/incident/evolve.ts', 'src/people/rights.ts'];
    expect(impurities([from], [at(from, through), at(through, 'ioredis')])).toEqual([`${from} → ${through} → ioredis`]);
    const clock = 'src/ground/clock.ts';
    expect(impurities([from], [at(from, clock)])).toEqual([`${from} → ${clock} → a clock or chance`]);
    expect(impurities([from], [{ ...at(from, clock), typesOnly: true }])).toEqual([]);
  });
});

describe('src, adapters and jobs', () => {
  it('import each other as they may', () => {
    expect(outward(IMPORTS)).toEqual([]);
  });

  it.each([
    ['src/incident/decide/index.ts', 'adapters/teams/port.ts'],
    ['src/chat/inbound.ts', 'jobs/queues.ts'],
    ['adapters/teams/port.ts', 'adapters/mongo/connect.ts'],
    ['adapters/teams/port.ts', 'jobs/queues.ts'],
    ['adapters/slack/index.ts', 'src/main.ts'],
    ['jobs/worker.ts', 'adapters/teams/port.ts'],
  ])('would catch %s importing %s', (from, to) => {
    expect(outward([at(from, to)])).toEqual([`${from} → ${to}`]);
  });
});

describe('size', () => {
  it(`keeps every file under ${MOST_LINES} lines`, () => {
    expect(ALL.filter((file) => textOf(file).split('\n').length > MOST_LINES + 1)).toEqual([]);
  });

  it(`keeps every folder to ${MOST_FILES} files`, () => {
    const folders = grouped(ALL, (file) => dirname(file));
    const crowded = [...folders].filter(([, files]) => files.length > MOST_FILES);
    expect(crowded.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
  });
});

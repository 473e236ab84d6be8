import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

/** The rooms of src, in their order: each may import those before it. What lies loose in src is outside, after the last. */
export const ROOMS = [
  'ground',
  'search',
  'calendar',
  'view',
  'desk',
  'command',
  'record',
  'people',
  'registers',
  'delivery',
  'on-call',
  'desk-edit',
  'incident',
  'solution',
  'import',
  'review',
  'figures',
  'chat',
  'mail',
  'portal',
] as const;
export const OUTSIDE = 'process';
export type Room = (typeof ROOMS)[number] | typeof OUTSIDE;

export interface Import {
  readonly from: string;
  /** A file of the repository, or a package's name. */
  readonly to: string;
  /** It leaves nothing behind once it is compiled. */
  readonly typesOnly: boolean;
}

/** What has the same name together, in the order of its first. */
export const grouped = <T>(all: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return groups;
};

/** Paths of the code in a folder of the repository, subfolders included. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .map((name) => join(folder, name));

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:([^'";]*?)\sfrom\s)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g;

/** `type X`, `{ type X, type Y }`. */
const isTypesOnly = (names: string): boolean =>
  names.startsWith('type ') || /^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(names.trim());

const fileOf = (from: string, name: string): string => {
  const path = relative(ROOT, resolve(ROOT, dirname(from), name));
  return (
    [path, `${path}.ts`, `${path}/index.ts`].find((file) => /\.\w+$/.test(file) && existsSync(join(ROOT, file))) ?? path
  );
};

export const importsOf = (file: string): readonly Import[] =>
  [...textOf(file).matchAll(IMPORT)].map(([, names = '', named, called]) => {
    const name = named ?? called ?? '';
    return { from: file, to: name.startsWith('.') ? fileOf(file, name) : name, typesOnly: isTypesOnly(names) };
  });

/** The room that a path of src lies in; undefined elsewhere. */
export const roomOf = (path: string): Room | undefined => {
  const [top, folder] = path.split('/');
  if (top !== 'src') return undefined;
  return ROOMS.find((room) => room === folder) ?? OUTSIDE;
};

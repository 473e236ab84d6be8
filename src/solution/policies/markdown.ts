import { type Document, isNode, LineCounter, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import type { Desk } from '../../desk/model';
import { LANGS, type Lang, type Text } from '../../ground/lang';
import { SOLUTION_PREFIX } from '../../ground/prefixes';
import { areaKey, areaOf } from '../../incident/policies/area';
import { say } from '../../view/text';
import type { About } from '../stored';
import { SOLUTION_READERS, SOLUTION_STATUSES, type Solution, type Version } from '../types';
import { problemIn } from './written';

/** A file that does not say what it must; `line` of it. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly told: Text;
}

/** One file: a solution in one language. `key`: what its other languages have, too. */
export interface SolutionFile {
  readonly file: string;
  readonly key: string;
  readonly id?: string;
  readonly lang: Lang;
  readonly version: Version;
  readonly about: About;
  readonly status: Solution['status'];
}

/** A larger one is no solution, in characters. */
export const MOST_OF_A_FILE = 20_000;

const FENCE = '---';

const front = z.strictObject({
  id: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    .optional(),
  number: z.string().max(20).optional(),
  title: z.string().trim().min(1),
  language: z.enum(LANGS).optional(),
  for: z.enum(SOLUTION_READERS),
  status: z.enum(SOLUTION_STATUSES).default('draft'),
  category: z.string(),
  service: z.string().optional(),
});

/** `vpn.da.md` is `vpn` in Danish. */
const namedIn = (file: string): { readonly key: string; readonly lang?: Lang } => {
  const key = file.replace(/\.md$/i, '');
  const lang = LANGS.find((one) => key.endsWith(`.${one}`));
  return lang ? { key: key.slice(0, -lang.length - 1), lang } : { key };
};

/** The part before the text, and the text; undefined where there is no such part. */
const parted = (text: string): { readonly head: string; readonly body: string; readonly lines: number } | undefined => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf(FENCE, 1);
  if (lines[0] !== FENCE || end < 0) return undefined;
  return {
    head: lines.slice(1, end).join('\n'),
    body: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
    lines: end + 1,
  };
};

/** What stands there; nothing where it refers to itself: so a small file grows large. */
const valuesOf = (document: Document): unknown => {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
};

const isProblem = (found: SolutionFile | FileProblem): found is FileProblem => 'told' in found;

/** Reads a file of Markdown with a front part. */
export const readSolutionFile = (file: string, text: string, desk: Desk): SolutionFile | FileProblem => {
  const wrong = (line: number, told: Text): FileProblem => ({ file, line, told });
  if (text.length > MOST_OF_A_FILE) return wrong(1, say('solution.file.tooLong', { most: MOST_OF_A_FILE }));
  const parts = parted(text);
  if (!parts) return wrong(1, say('solution.file.noFront'));
  const lineCounter = new LineCounter();
  const document = parseDocument(parts.head, { lineCounter });
  const [error] = document.errors;
  if (error) return wrong((error.linePos?.[0].line ?? 1) + 1, say('solution.file.notYaml'));
  const read = front.safeParse(valuesOf(document));
  if (!read.success) {
    const [issue] = read.error.issues;
    const key = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
    const node = document.get(String(key), true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    const line = offset === undefined ? 1 : lineCounter.linePos(offset).line + 1;
    return wrong(line, say('solution.file.wrong', { key: String(key ?? FENCE) }));
  }
  const { id, title, language, for: readers, status, category, service } = read.data;
  const area = areaOf(desk, category);
  if (!area) return wrong(1, say('solution.file.noArea', { category }));
  if (service !== undefined && !desk.services[service]) return wrong(1, say('solution.file.noService', { service }));
  const named = namedIn(file);
  const version = { title, steps: parts.body };
  const refusal = problemIn({ version, ...area }, desk);
  if (refusal) return wrong(parts.lines + 1, say(`solution.refusal.${refusal.refused}`, { who: '' }));
  const team = desk.services[service ?? '']?.team ?? desk.categories[area.category]?.team ?? '';
  return {
    file,
    key: id ?? named.key,
    ...(id !== undefined && { id }),
    lang: language ?? named.lang ?? desk.languages[0],
    version,
    about: { readers, team, ...area, ...(service !== undefined && { service }) },
    status,
  };
};

/** A solution as all of its files have it. */
export interface ToImport extends Pick<SolutionFile, 'key' | 'id' | 'about' | 'status'> {
  readonly versions: Solution['versions'];
}

/** Files with one key are one solution: they agree in all but language and text, and no language comes twice. */
export const solutionsIn = (
  files: readonly (SolutionFile | FileProblem)[],
): { readonly solutions: readonly ToImport[]; readonly problems: readonly FileProblem[] } => {
  const problems = files.filter(isProblem);
  const solutions = new Map<string, ToImport>();
  for (const one of files) {
    if (isProblem(one)) continue;
    const { file, key, lang, version, about, status } = one;
    const before = solutions.get(key);
    const isSame = !before || JSON.stringify([before.about, before.status]) === JSON.stringify([about, status]);
    if (before?.versions[lang]) problems.push({ file, line: 1, told: say('solution.file.twice', { key, lang }) });
    else if (!isSame) problems.push({ file, line: 1, told: say('solution.file.differs', { key }) });
    else {
      const versions = { ...before?.versions, [lang]: version };
      solutions.set(key, { key, about, status, versions, ...(one.id !== undefined && { id: one.id }) });
    }
  }
  return { solutions: [...solutions.values()], problems };
};

/** It in each of its languages, as files that `readSolutionFile` reads. */
export const filesOf = (solution: Solution): readonly { readonly file: string; readonly text: string }[] =>
  LANGS.flatMap((lang) => {
    const version = solution.versions[lang];
    if (!version) return [];
    const { id, number, readers, status, service } = solution;
    const name = `${SOLUTION_PREFIX}-${number}`;
    const head = stringify({
      id,
      number: name,
      title: version.title,
      language: lang,
      for: readers,
      status,
      category: areaKey(solution),
      ...(service !== undefined && { service }),
    });
    return [{ file: `${name.toLowerCase()}.${lang}.md`, text: `${FENCE}\n${head}${FENCE}\n\n${version.steps}\n` }];
  });

/** Whether a solution says already what its files say. */
export const isAsImported = (state: Solution, { about, status, versions }: ToImport): boolean => {
  const said = ({ readers, team, category, sub = '', service = '' }: About): string =>
    [readers, team, category, sub, service].join('\n');
  return (
    said(state) === said(about) &&
    state.status === status &&
    LANGS.every((lang) => JSON.stringify(state.versions[lang]) === JSON.stringify(versions[lang]))
  );
};

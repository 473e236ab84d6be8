import { createHash } from 'node:crypto';
import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import { buildDesk } from './build';
import { readHours } from './hours';
import { findingsFromZod } from './issues';
import { createPositions, type Positions } from './positions';
import { type Finding, type Problem, pathText } from './problems';
import { findReferences } from './references';
import { deskFile } from './schema';
import { findNonsense } from './sense';
import { findTimeNonsense } from './sense-time';
import type { Desk } from './types';

/** Plain words for YAML's own complaints. */
const YAML_SENTENCES: Readonly<Record<string, readonly [string, string]>> = {
  TAB_AS_INDENT: ['a tab indents this line', 'spaces'],
  MULTIPLE_DOCS: ['a second document begins here', 'one desk in a file, without a line "---"'],
};

interface YamlMistake {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

const yamlProblem = (
  text: string,
  positions: Positions,
  severity: Problem['severity'],
  mistake: YamlMistake,
): Problem => {
  if (mistake.code === 'DUPLICATE_KEY') {
    const [key = ''] = /^[^:\s]+/.exec(text.slice(mistake.pos[0])) ?? [];
    const message = `"${key}" is there twice`;
    return { severity, ...positions.at(mistake.pos[0]), path: '', message, expected: 'every key once' };
  }
  const [message, expected] = YAML_SENTENCES[mistake.code] ?? [`not YAML: ${mistake.message}`, undefined];
  return { severity, ...positions.at(mistake.pos[0]), path: '', message, ...(expected && { expected }) };
};

const deadAliases = (doc: Document, positions: Positions): readonly Problem[] => {
  const problems: Problem[] = [];
  visit(doc, {
    Alias: (_, node) => {
      if (node.resolve(doc)) return;
      const place = positions.at(node.range?.[0] ?? 0);
      problems.push({
        severity: 'error',
        ...place,
        path: '',
        message: `nothing is marked "&${node.source}" before this`,
        expected: 'text in quotes if it begins with *',
      });
    },
  });
  return problems;
};

const toContent = (doc: Document): { readonly content: unknown } | { readonly failure: string } => {
  try {
    return { content: doc.toJS({ maxAliasCount: 50 }) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
};

const problemOf = (positions: Positions, finding: Finding): Problem => ({
  severity: finding.severity,
  ...positions.of(finding.path, finding.at),
  path: pathText(finding.path),
  message: finding.message,
  ...(finding.expected !== undefined && { expected: finding.expected }),
});

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.line - b.line || a.column - b.column);

/**
 * Reads the desk's file and finds every mistake in it at once: YAML, shape, references and sense, each with line and
 * column from 1. `desk` is there when no problem is an error; its version is 12 hex digits of the text's SHA-256.
 * Never throws. Scalars are read as the text they are: `08:00-16:00`, `no` and `42` are no numbers, dates or booleans.
 */
export const parseDesk = (
  yamlText: string,
  fileName: string,
): { readonly desk?: Desk; readonly problems: readonly Problem[] } => {
  const lines = new LineCounter();
  const doc = parseDocument(yamlText, {
    lineCounter: lines,
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
  });
  const positions = createPositions(doc, lines);
  const yaml = [
    ...doc.errors.map((error) => yamlProblem(yamlText, positions, 'error', error)),
    ...doc.warnings.map((warning) => yamlProblem(yamlText, positions, 'warning', warning)),
  ];
  const dead = deadAliases(doc, positions);
  if (dead.length > 0) return { problems: inOrder([...yaml, ...dead]) };
  const read = toContent(doc);
  if ('failure' in read) {
    const message = `not YAML: ${read.failure}`;
    return { problems: [...yaml, { severity: 'error', line: 1, column: 1, path: '', message }] };
  }
  const root = read.content;
  if (root === null || root === '') {
    const message = `${fileName} is empty`;
    return { problems: [...yaml, { severity: 'error', line: 1, column: 1, path: '', message, expected: 'a desk' }] };
  }
  const parsed = deskFile.safeParse(root);
  const { calendars, findings } = readHours(root);
  const all: readonly Finding[] = [
    ...(parsed.success ? [] : findingsFromZod(deskFile, root, parsed.error)),
    ...findReferences(root),
    ...findings,
    ...findNonsense(root),
    ...findTimeNonsense(root, calendars),
  ];
  // Where the YAML breaks, what follows is guesswork, and so is that something is missing.
  const broken = Math.min(
    ...doc.errors.filter((error) => error.code !== 'DUPLICATE_KEY').map((error) => positions.at(error.pos[0]).line),
  );
  const problems = inOrder([
    ...yaml,
    ...all
      .filter((finding) => broken === Infinity || !finding.absence)
      .map((finding) => problemOf(positions, finding))
      .filter((problem) => problem.line < broken),
  ]);
  if (!parsed.success || problems.some((problem) => problem.severity === 'error')) return { problems };
  const version = createHash('sha256').update(yamlText).digest('hex').slice(0, 12);
  return { desk: buildDesk(parsed.data, calendars, version), problems };
};

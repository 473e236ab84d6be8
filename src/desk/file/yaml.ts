import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import { createPositions, type Positions } from './positions';
import { atTop, type Problem } from './problems';

type YamlMistake = Document.Parsed['errors'][number] | Document.Parsed['warnings'][number];

/** What the text holds as plain data, every scalar as the string it is. */
export interface YamlContent {
  /** Undefined when the text could not be read at all; the problems then say why. */
  readonly content?: { readonly root: unknown };
  readonly problems: readonly Problem[];
  readonly positions: Positions;
  /** The first line that is no YAML; Infinity when there is none. What comes after it is guesswork. */
  readonly brokenLine: number;
}

/** Plain words for YAML's own complaints, and what is expected. */
const SENTENCES: Readonly<Record<string, readonly [string, string]>> = {
  TAB_AS_INDENT: ['a tab indents this line', 'spaces'],
  MULTIPLE_DOCS: ['a second document begins here', 'one desk in a file, without a line "---"'],
};

const problemOf = (
  text: string,
  positions: Positions,
  severity: Problem['severity'],
  mistake: YamlMistake,
): Problem => {
  const [offset] = mistake.pos;
  const place = { severity, ...positions.at(offset), path: '' };
  if (mistake.code === 'DUPLICATE_KEY') {
    const [key = ''] = /^[^:\s]+/.exec(text.slice(offset)) ?? [];
    return { ...place, message: `"${key}" is there twice`, expected: 'every key once' };
  }
  const [message, expected] = SENTENCES[mistake.code] ?? [`not YAML: ${mistake.message}`, undefined];
  return { ...place, message, ...(expected !== undefined && { expected }) };
};

const deadAliases = (doc: Document, positions: Positions): readonly Problem[] => {
  const problems: Problem[] = [];
  visit(doc, {
    Alias: (_, node) => {
      if (node.resolve(doc)) return;
      problems.push({
        severity: 'error',
        ...positions.at(node.range?.[0] ?? 0),
        path: '',
        message: `nothing is marked "&${node.source}" before this`,
        expected: 'text in quotes if it begins with *',
      });
    },
  });
  return problems;
};

/** Reads YAML with every mistake in it; one that follows from an earlier one is left out. Never throws. */
export const readYaml = (text: string): YamlContent => {
  const lines = new LineCounter();
  // `silent` would hide a second document.
  const doc = parseDocument(text, { lineCounter: lines, schema: 'failsafe', prettyErrors: false, logLevel: 'error' });
  const positions = createPositions(doc, lines);
  const first = doc.errors.reduce(
    (least, error) => (error.code === 'DUPLICATE_KEY' ? least : Math.min(least, error.pos[0])),
    Infinity,
  );
  const dead = deadAliases(doc, positions);
  const problems = [
    ...doc.errors
      .filter((error) => error.pos[0] <= first || error.code in SENTENCES)
      .map((error) => problemOf(text, positions, 'error', error)),
    ...doc.warnings.map((warning) => problemOf(text, positions, 'warning', warning)),
    ...dead,
  ];
  const brokenLine = first === Infinity ? Infinity : positions.at(first).line;
  if (dead.length > 0) return { problems, positions, brokenLine };
  try {
    return { content: { root: doc.toJS({ maxAliasCount: 50 }) }, problems, positions, brokenLine };
  } catch (error) {
    const message = `not YAML: ${error instanceof Error ? error.message : String(error)}`;
    return { problems: [...problems, atTop(message)], positions, brokenLine };
  }
};

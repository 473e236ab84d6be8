import { Document, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { overBounds } from './bounds';
import { createPositions, keyText, type Positions } from './positions';
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

const problemOf = (positions: Positions, severity: Problem['severity'], mistake: YamlMistake): Problem => {
  const [offset] = mistake.pos;
  const place = { severity, ...positions.at(offset), path: '' };
  const [message, expected] = SENTENCES[mistake.code] ?? [`not YAML: ${mistake.message}`, undefined];
  return { ...place, message, ...(expected !== undefined && { expected }) };
};

/** What YAML allows and a desk does not, or would find out slowly; `fatal`: what the text holds cannot be told. */
const mistakesIn = (doc: Document, positions: Positions) => {
  const found: Problem[] = [];
  const fatal: Problem[] = [];
  const told = (node: unknown, message: string, expected: string): Problem => {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return { severity: 'error', ...positions.at(offset), path: '', message, expected };
  };
  visit(doc, {
    Alias: (_, node) => {
      if (node.resolve(doc)) return;
      const expected = 'text in quotes if it begins with *';
      fatal.push(told(node, `nothing is marked "&${node.source}" before this`, expected));
    },
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) {
          fatal.push(told(key, 'a key is no text', 'a word before the colon'));
          continue;
        }
        const name = keyText(key);
        if (seen.has(name)) found.push(told(key, `"${name}" is there twice`, 'every key once'));
        seen.add(name);
      }
    },
  });
  return { found, fatal };
};

/** Reads YAML with every mistake in it; one that follows from an earlier one is left out. Never throws. */
export const readYaml = (text: string): YamlContent => {
  const lines = new LineCounter();
  const over = overBounds(text);
  if (over) return { problems: [over], positions: createPositions(new Document(), lines), brokenLine: over.line };
  // `silent` would hide a second document. Keys that are there twice are found below: YAML compares each with each.
  const options = { schema: 'failsafe', prettyErrors: false, logLevel: 'error', uniqueKeys: false } as const;
  const doc = parseDocument(text, { ...options, lineCounter: lines });
  const positions = createPositions(doc, lines);
  const first = doc.errors.reduce((least, error) => Math.min(least, error.pos[0]), Infinity);
  const { found, fatal } = mistakesIn(doc, positions);
  const brokenLine = first === Infinity ? Infinity : positions.at(first).line;
  const problems = [
    ...doc.errors
      .filter((error) => error.pos[0] <= first || error.code in SENTENCES)
      .map((error) => problemOf(positions, 'error', error)),
    ...doc.warnings.map((warning) => problemOf(positions, 'warning', warning)),
    ...found.filter(({ line }) => line <= brokenLine),
    ...fatal,
  ];
  if (fatal.length > 0) return { problems, positions, brokenLine };
  try {
    return { content: { root: doc.toJS({ maxAliasCount: 50 }) }, problems, positions, brokenLine };
  } catch (error) {
    const message = `not YAML: ${error instanceof Error ? error.message : String(error)}`;
    return { problems: [...problems, atTop(message)], positions, brokenLine };
  }
};

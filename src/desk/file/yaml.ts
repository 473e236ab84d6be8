import { Document, type ErrorCode, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Text } from '../../ground/lang';
import { say } from '../../view/text';
import { overBounds } from './bounds';
import { createPositions, keyText, type Positions } from './positions';
import { atTop, type Problem, quoted } from './problems';

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

/** What is told of YAML's own complaints; several of its codes are one mistake to whoever wrote the file. */
const KINDS = {
  ALIAS_PROPS: 'anchor',
  BAD_ALIAS: 'anchor',
  BAD_COLLECTION_TYPE: 'tag',
  BAD_DIRECTIVE: 'directive',
  BAD_DQ_ESCAPE: 'escape',
  BAD_INDENT: 'indent',
  BAD_PROP_ORDER: 'anchor',
  BAD_SCALAR_START: 'start',
  BLOCK_AS_IMPLICIT_KEY: 'nested',
  BLOCK_IN_FLOW: 'nested',
  DUPLICATE_KEY: 'key',
  IMPOSSIBLE: 'other',
  KEY_OVER_1024_CHARS: 'key',
  MISSING_CHAR: 'missing',
  MULTILINE_IMPLICIT_KEY: 'key',
  MULTIPLE_ANCHORS: 'anchor',
  MULTIPLE_DOCS: 'documents',
  MULTIPLE_TAGS: 'tag',
  NON_STRING_KEY: 'key',
  RESOURCE_EXHAUSTION: 'aliases',
  TAB_AS_INDENT: 'tab',
  TAG_RESOLVE_FAILED: 'tag',
  UNEXPECTED_TOKEN: 'unexpected',
} as const satisfies Record<ErrorCode, string>;

/** Those with words of their own: what they say is no guesswork, wherever they stand. */
const SENTENCES = {
  tab: [say('mistake.tab'), say('expected.spaces')],
  documents: [say('mistake.secondDocument'), say('expected.oneDesk', { mark: '---' })],
} as const;

const ownWords = ({ code }: YamlMistake) => {
  const kind = KINDS[code];
  return kind === 'tab' || kind === 'documents' ? SENTENCES[kind] : undefined;
};

const problemOf = (positions: Positions, severity: Problem['severity'], mistake: YamlMistake): Problem => {
  const [offset] = mistake.pos;
  const place = { severity, ...positions.at(offset), path: '' };
  const own = ownWords(mistake);
  if (own) return { ...place, message: own[0], expected: own[1] };
  return { ...place, message: say('mistake.yaml', { kind: KINDS[mistake.code] }) };
};

/** What YAML allows and a desk does not, or would find out slowly; `fatal`: what the text holds cannot be told. */
const mistakesIn = (doc: Document, positions: Positions) => {
  const found: Problem[] = [];
  const fatal: Problem[] = [];
  const told = (node: unknown, message: Text, expected: Text): Problem => {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return { severity: 'error', ...positions.at(offset), path: '', message, expected };
  };
  visit(doc, {
    Alias: (_, node) => {
      if (node.resolve(doc)) return;
      const expected = say('expected.quoteStar', { sign: '*' });
      fatal.push(told(node, say('mistake.noAnchor', { mark: `&${node.source}` }), expected));
    },
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) {
          fatal.push(told(key, say('mistake.keyNoText'), say('expected.wordBeforeColon')));
          continue;
        }
        const name = keyText(key);
        if (seen.has(name))
          found.push(told(key, say('mistake.twice', { what: quoted([name]) }), say('expected.everyKeyOnce')));
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
      .filter((error) => error.pos[0] <= first || ownWords(error))
      .map((error) => problemOf(positions, 'error', error)),
    ...doc.warnings.map((warning) => problemOf(positions, 'warning', warning)),
    ...found.filter(({ line }) => line <= brokenLine),
    ...fatal,
  ];
  if (fatal.length > 0) return { problems, positions, brokenLine };
  try {
    return { content: { root: doc.toJS({ maxAliasCount: 50 }) }, problems, positions, brokenLine };
  } catch {
    // It was parsed: only what its aliases add up to is too much.
    return { problems: [...problems, atTop(say('mistake.yaml', { kind: 'aliases' }))], positions, brokenLine };
  }
};

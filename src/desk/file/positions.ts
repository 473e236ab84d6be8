import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { type Finding, type Path, type Problem, pathText } from './problems';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Positions {
  at(offset: number): Place;
  /** Where the value at this path begins; its key when `at` is `key` or the value is empty; the nearest parent when it is missing. */
  of(path: Path, at?: 'key'): Place;
}

const resolve = (doc: Document, node: unknown): unknown => (isAlias(node) ? node.resolve(doc) : node);

export const keyText = (key: unknown): string => (isScalar(key) ? String(key.value) : String(key));

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

const isEmpty = (node: unknown): boolean => {
  if (node === null || node === undefined) return true;
  return isScalar(node) && (node.range?.[0] ?? 0) === (node.range?.[1] ?? 0);
};

/** Finds places in the text by the path of a key, as zod's issues name it. */
export const createPositions = (doc: Document, lines: LineCounter): Positions => {
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const pairs = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  const pairOf = (map: YAMLMap, key: string): Pair | undefined => {
    const known = pairs.get(map) ?? new Map(map.items.map((pair) => [keyText(pair.key), pair]));
    pairs.set(map, known);
    return known.get(key);
  };
  const of = (path: Path, want?: 'key'): Place => {
    let node: unknown = resolve(doc, doc.contents);
    let found = startOf(node) ?? 0;
    for (const [i, part] of path.entries()) {
      const isLast = i === path.length - 1;
      if (isMap(node)) {
        const pair = pairOf(node, String(part));
        if (!pair) break;
        found = startOf(pair.key) ?? found;
        if (isLast && want !== 'key' && !isEmpty(pair.value)) found = startOf(pair.value) ?? found;
        node = resolve(doc, pair.value);
      } else if (isSeq(node)) {
        const item = typeof part === 'number' ? node.items[part] : undefined;
        if (item === undefined) break;
        found = startOf(item) ?? found;
        node = resolve(doc, item);
      } else break;
    }
    return at(found);
  };
  return { at, of };
};

/** A mistake in the content, at its place in the text. */
export const problemOf = (positions: Positions, { severity, path, at, message, expected }: Finding): Problem => ({
  severity,
  ...positions.of(path, at),
  path: pathText(path),
  message,
  ...(expected !== undefined && { expected }),
});

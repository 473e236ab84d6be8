import { isDeepStrictEqual } from 'node:util';
import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { keyText } from '../desk/file/positions';
import type { Path } from '../desk/file/problems';
import { isMap as isPlainMap } from '../desk/file/unchecked';
import { readYaml } from '../desk/file/yaml';
import { entryLines, inline, type Plain } from './yaml-write';

/** One change to a file's text. `path` leads to a value, a list or a map that is there. */
export type YamlEdit =
  | { readonly do: 'set'; readonly path: Path; readonly value: Plain }
  | { readonly do: 'addItem'; readonly path: Path; readonly value: string }
  | { readonly do: 'dropItem'; readonly path: Path; readonly value: string }
  | { readonly do: 'putKey'; readonly path: Path; readonly key: string; readonly value: Plain }
  | { readonly do: 'dropKey'; readonly path: Path; readonly key: string };

/** From and to offsets in the text, and what comes there instead. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

/** Where what is written of a value ends: before the comment and the line break behind it. */
const endOf = (text: string, node: unknown): number => {
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last: unknown = node.items.at(-1);
    if (isMap(node)) {
      const pair = node.items.at(-1);
      if (pair) return pair.value === null ? endOf(text, pair.key) : endOf(text, pair.value);
    } else if (last !== undefined) return endOf(text, last);
  }
  let end = isNode(node) ? (node.range?.[1] ?? 0) : 0;
  while (end > startOf(node) && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
};

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found + 1;
};
const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** New lines below the one that holds `at`. */
const below = (text: string, at: number, lines: readonly string[]): Splice => {
  const end = lineEnd(text, at);
  const eol = eolOf(text);
  const hasEnd = end > 0 && text[end - 1] === '\n';
  const added = lines.map((line) => `${line}${eol}`).join('');
  return { from: end, to: end, text: hasEnd ? added : `${eol}${added}` };
};

type Collection = YAMLSeq | YAMLMap;

const pairEnd = (text: string, pair: Pair): number =>
  endOf(text, pair.value === null || endOf(text, pair.value) < startOf(pair.key) ? pair.key : pair.value);

/** From and to of every item of a list, or of every entry of a map. */
const spansOf = (text: string, node: Collection): readonly (readonly [number, number])[] =>
  isMap(node)
    ? node.items.map((pair) => [startOf(pair.key), pairEnd(text, pair)])
    : node.items.map((item) => [startOf(item), endOf(text, item)]);

/** Puts one more at the end: `flow` between brackets, else `lines`, indented as its neighbours are. */
const add = (
  text: string,
  node: Collection,
  flow: string,
  lines: (indent: number) => readonly string[],
): Splice | undefined => {
  const spans = spansOf(text, node);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first && last) {
    if (node.flow) return { from: last[1], to: last[1], text: `, ${flow}` };
    const start = isMap(node) ? first[0] : startOf(node);
    return below(text, last[1], lines(start - lineStart(text, start)));
  }
  const at = startOf(node) + 1;
  return node.flow ? { from: at, to: at, text: isMap(node) ? ` ${flow} ` : flow } : undefined;
};

/** Takes one of several out, with its lines, or with the comma it needs no more. */
const drop = (text: string, node: Collection, index: number): Splice | undefined => {
  const spans = spansOf(text, node);
  const [here, before, after] = [spans[index], spans[index - 1], spans[index + 1]];
  if (!here) return undefined;
  const [from, to] = here;
  if (node.flow) return before ? { from: before[1], to, text: '' } : { from, to: after?.[0] ?? to, text: '' };
  return spans.length === 1
    ? { from: startOf(node), to: endOf(text, node), text: isMap(node) ? '{}' : '[]' }
    : { from: lineStart(text, from), to: lineEnd(text, to), text: '' };
};

const spliceOf = (text: string, edit: YamlEdit): Splice | undefined => {
  const doc = parseDocument(text, { schema: 'failsafe', prettyErrors: false, logLevel: 'error' });
  const node: unknown = edit.path.length === 0 ? doc.contents : doc.getIn(edit.path, true);
  // What is written once for several places is not changed for one of them.
  if (!isNode(node) || isAlias(node)) return undefined;
  if (edit.do === 'set') {
    const from = startOf(node);
    const to = endOf(text, node);
    return { from, to, text: from === to && text[from - 1] === ':' ? ` ${inline(edit.value)}` : inline(edit.value) };
  }
  if (isSeq(node)) {
    if (edit.do === 'addItem') {
      const item = inline(edit.value);
      return add(text, node, item, (indent) => [`${' '.repeat(indent)}- ${item}`]);
    }
    if (edit.do !== 'dropItem') return undefined;
    const index = node.items.findIndex((item) => isScalar(item) && item.value === edit.value);
    return drop(text, node, index);
  }
  if (!isMap(node)) return undefined;
  if (edit.do === 'putKey') {
    const { key, value, path } = edit;
    return add(text, node, `${inline(key)}: ${inline(value)}`, (indent) =>
      entryLines(indent, key, value, path.length === 0),
    );
  }
  if (edit.do !== 'dropKey') return undefined;
  const index = node.items.findIndex((pair) => keyText(pair.key) === edit.key);
  return drop(text, node, index);
};

const changeAt = (value: unknown, path: Path, change: (there: unknown) => unknown): unknown => {
  const [head, ...rest] = path;
  if (head === undefined) return change(value);
  if (Array.isArray(value)) return value.map((one, i) => (i === head ? changeAt(one, rest, change) : one));
  return isPlainMap(value) ? { ...value, [head]: changeAt(value[head], rest, change) } : value;
};

/** What the text holds after the edit. */
const meant = (root: unknown, edit: YamlEdit): unknown =>
  changeAt(root, edit.path, (there) => {
    if (edit.do === 'set') return edit.value;
    if (edit.do === 'addItem') return Array.isArray(there) ? [...there, edit.value] : there;
    if (edit.do === 'dropItem') return Array.isArray(there) ? there.filter((one) => one !== edit.value) : there;
    if (!isPlainMap(there)) return there;
    const { [edit.key]: _old, ...others } = there;
    return edit.do === 'dropKey' ? others : { ...others, [edit.key]: edit.value };
  });

const contentOf = (text: string): unknown => {
  const { content, brokenLine } = readYaml(text);
  return brokenLine === Infinity ? content?.root : undefined;
};

/**
 * Makes the edits one after the other, each where it is and nowhere else: comments, order and every other line stay as
 * they are, byte for byte. Undefined when the text would then not say what is meant, as in a file with anchors.
 */
export const editYaml = (text: string, edits: readonly YamlEdit[]): string | undefined => {
  let edited = text;
  for (const edit of edits) {
    const splice = spliceOf(edited, edit);
    if (!splice) return undefined;
    const after = edited.slice(0, splice.from) + splice.text + edited.slice(splice.to);
    if (!isDeepStrictEqual(contentOf(after), meant(contentOf(edited), edit))) return undefined;
    edited = after;
  }
  return edited;
};

import { isDeepStrictEqual } from 'node:util';
import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
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

const wholeLines = (text: string, from: number, to: number): Splice => ({
  from: lineStart(text, from),
  to: lineEnd(text, to),
  text: '',
});

/** Takes one of several out of `[a, b]` or `{ a: 1, b: 2 }`, with the comma it needs no more. */
const outOfFlow = (spans: readonly (readonly [number, number])[], index: number): Splice | undefined => {
  const [here, before, after] = [spans[index], spans[index - 1], spans[index + 1]];
  if (!here) return undefined;
  if (before) return { from: before[1], to: here[1], text: '' };
  return after ? { from: here[0], to: after[0], text: '' } : { from: here[0], to: here[1], text: '' };
};

const keyText = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : String(pair.key));

const addItem = (text: string, list: YAMLSeq, value: string): Splice | undefined => {
  const last: unknown = list.items.at(-1);
  if (list.flow) {
    const at = last === undefined ? startOf(list) + 1 : endOf(text, last);
    return { from: at, to: at, text: last === undefined ? inline(value) : `, ${inline(value)}` };
  }
  if (last === undefined) return undefined;
  const indent = startOf(list) - lineStart(text, startOf(list));
  return below(text, endOf(text, last), [`${' '.repeat(indent)}- ${inline(value)}`]);
};

const dropItem = (text: string, list: YAMLSeq, value: string): Splice | undefined => {
  const index = list.items.findIndex((item) => isScalar(item) && item.value === value);
  const item: unknown = list.items[index];
  if (item === undefined) return undefined;
  if (list.flow) {
    return outOfFlow(
      list.items.map((one) => [startOf(one), endOf(text, one)]),
      index,
    );
  }
  return list.items.length === 1
    ? { from: startOf(list), to: endOf(text, list), text: '[]' }
    : wholeLines(text, startOf(item), endOf(text, item));
};

const pairEnd = (text: string, pair: Pair): number =>
  endOf(text, pair.value === null || endOf(text, pair.value) < startOf(pair.key) ? pair.key : pair.value);

const putKey = (text: string, map: YAMLMap, key: string, value: Plain, isSection: boolean): Splice | undefined => {
  const last = map.items.at(-1);
  if (map.flow) {
    const at = last ? pairEnd(text, last) : startOf(map) + 1;
    const entry = `${inline(key)}: ${inline(value)}`;
    return { from: at, to: at, text: last ? `, ${entry}` : ` ${entry} ` };
  }
  const first = map.items[0];
  if (!first || !last) return undefined;
  const indent = startOf(first.key) - lineStart(text, startOf(first.key));
  return below(text, pairEnd(text, last), entryLines(indent, key, value, isSection));
};

const dropKey = (text: string, map: YAMLMap, key: string): Splice | undefined => {
  const index = map.items.findIndex((pair) => keyText(pair) === key);
  const pair = map.items[index];
  if (!pair) return undefined;
  if (map.flow) {
    return outOfFlow(
      map.items.map((one) => [startOf(one.key), pairEnd(text, one)]),
      index,
    );
  }
  return map.items.length === 1
    ? { from: startOf(map), to: endOf(text, map), text: '{}' }
    : wholeLines(text, startOf(pair.key), pairEnd(text, pair));
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
  if (edit.do === 'addItem') return isSeq(node) ? addItem(text, node, edit.value) : undefined;
  if (edit.do === 'dropItem') return isSeq(node) ? dropItem(text, node, edit.value) : undefined;
  if (!isMap(node)) return undefined;
  if (edit.do === 'putKey') return putKey(text, node, edit.key, edit.value, edit.path.length === 0);
  return dropKey(text, node, edit.key);
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

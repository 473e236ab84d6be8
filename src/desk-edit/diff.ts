import { type Path, pathText } from '../desk/file/problems';
import { isMap, textOf } from '../desk/file/unchecked';

/** One difference between two desk files; `from` and `to` are short texts, absent where there was or is nothing. */
export interface DeskChange {
  /** As in the file: `teams.network.members`. */
  readonly path: string;
  readonly from?: string;
  readonly to?: string;
  /** Of a list of words, where only the order may differ besides. */
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
}

/** A value on one line, as the file would have it. */
const flow = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (!isMap(value)) return textOf(value) ?? '';
  const entries = Object.entries(value).map(([key, one]) => `${key}: ${flow(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
};

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const listDiff = (from: readonly unknown[], to: readonly unknown[], path: Path): readonly DeskChange[] => {
  if (isWords(from) && isWords(to)) {
    const added = to.filter((word) => !from.includes(word));
    const removed = from.filter((word) => !to.includes(word));
    if (added.length + removed.length > 0) return [{ path: pathText(path), added, removed }];
    return flow(from) === flow(to) ? [] : [{ path: pathText(path), from: flow(from), to: flow(to) }];
  }
  const longest = Math.max(from.length, to.length);
  return Array.from({ length: longest }, (_, i) => diffAt(from[i], to[i], [...path, i])).flat();
};

function diffAt(from: unknown, to: unknown, path: Path): readonly DeskChange[] {
  if (Array.isArray(from) && Array.isArray(to)) return listDiff(from, to, path);
  if (isMap(from) && isMap(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return keys.flatMap((key) => diffAt(from[key], to[key], [...path, key]));
  }
  if (flow(from) === flow(to) && (from === undefined) === (to === undefined)) return [];
  return [
    {
      path: pathText(path),
      ...(from !== undefined && { from: flow(from) }),
      ...(to !== undefined && { to: flow(to) }),
    },
  ];
}

/** What differs between the contents of two desk files, in the first one's order; comments and layout do not count. */
export const diffDesk = (from: unknown, to: unknown): readonly DeskChange[] => diffAt(from, to, []);

/** One line that reads the same in every language, e.g. `targets.P1.response: 15m → 10m`. */
export const changeLine = ({ path, from, to, added = [], removed = [] }: DeskChange): string => {
  const words = [...added.map((word) => `+ ${word}`), ...removed.map((word) => `− ${word}`)];
  if (words.length > 0) return `${path}: ${words.join(', ')}`;
  if (from === undefined) return `+ ${path}: ${to ?? ''}`;
  return to === undefined ? `− ${path}: ${from}` : `${path}: ${from} → ${to}`;
};

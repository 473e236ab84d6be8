import { Document, isSeq } from 'yaml';
import { isMap } from '../desk/file/unchecked';

/** What a desk file holds: text, lists and maps of it. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

/** A longer entry is spread over several lines. */
const LINE = 110;

/** A scalar as it may stand between brackets, on one line, quoted only where it must be. */
const scalar = (value: string): string => {
  // YAML reads what JSON writes; its own writer would spread the text over several lines.
  if (/[\r\n]/.test(value)) return JSON.stringify(value);
  const doc = new Document([value], { schema: 'failsafe' });
  if (isSeq(doc.contents)) doc.contents.flow = true;
  const [, inner = '""'] = /^\[\s?([\s\S]*?)\s?\]\s*$/.exec(doc.toString({ lineWidth: 0 })) ?? [];
  return inner;
};

/** A value on one line: `{ name: Dina Krogh, skills: [vpn] }`. */
export const inline = (value: Plain): string => {
  if (typeof value === 'string') return scalar(value);
  if (!isMap(value)) return `[${Array.from(value, inline).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${scalar(key)}: ${inline(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
};

/** An entry of a map as lines, each indented by so many spaces; `open`: its own entries stand below it. */
export const entryLines = (indent: number, key: string, value: Plain, open = false): readonly string[] => {
  const head = `${' '.repeat(indent)}${scalar(key)}:`;
  const line = `${head} ${inline(value)}`;
  if (typeof value === 'string' || !isMap(value) || (!open && line.length <= LINE)) return [line];
  return [head, ...Object.entries(value).flatMap(([inner, one]) => entryLines(indent + 2, inner, one))];
};

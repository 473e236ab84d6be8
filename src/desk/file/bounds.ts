import { Lexer } from 'yaml';
import { MAX_DESK_BYTES } from '../../ground/limits';
import type { Problem } from './problems';

/** Far more than any desk needs; beyond them YAML takes time that grows much faster than the text. */
const MOST = { depth: 30, aliases: 200, texts: 20_000 } as const;

/** The lexer's own sign that a text without quotes follows. */
const SCALAR = '\u001f';

type Bound = Pick<Problem, 'line' | 'message'> & { readonly expected: string };

const SIZE: Bound = { line: 1, message: 'is larger than 1 MB', expected: 'a desk file, which is much smaller' };
const deep = (line: number): Bound => ({
  line,
  message: `more than ${MOST.depth} levels lie within each other here`,
  expected: 'a desk; is a bracket left open?',
});
const aliased = (line: number): Bound => ({
  line,
  message: `more than ${MOST.aliases} texts up to here begin with *`,
  expected: 'the text itself, in quotes if it begins with *',
});
const many = (line: number): Bound => ({
  line,
  message: `more than ${MOST.texts} keys and values stand up to here`,
  expected: 'a desk file, which is much smaller',
});
const explicit = (line: number): Bound => ({
  line,
  message: 'a question mark begins a key here',
  expected: 'a key and a colon, e.g. name: Service desk',
});

/** The first bound that a text goes over, told from its tokens alone, in one pass. */
const firstOver = (text: string): Bound | undefined => {
  if (Buffer.byteLength(text) > MAX_DESK_BYTES) return SIZE;
  const indents: number[] = [];
  let [line, column, brackets, aliases, texts] = [1, 0, 0, 0, 0];
  for (const token of new Lexer().lex(text)) {
    const sign = token[0] ?? '';
    if (sign === '{' || sign === '[') brackets += 1;
    else if (sign === '}' || sign === ']') brackets = Math.max(0, brackets - 1);
    else if (sign === '*') aliases += 1;
    else if (sign === SCALAR || sign === '"' || sign === "'") texts += 1;
    else if (token === '?') return explicit(line);
    if (brackets === 0 && token.trim() !== '') {
      while ((indents.at(-1) ?? -1) >= column) indents.pop();
      indents.push(column);
    }
    if (brackets + indents.length > MOST.depth) return deep(line);
    if (aliases > MOST.aliases) return aliased(line);
    if (texts > MOST.texts) return many(line);
    const breaks = token.split('\n').length - 1;
    line += breaks;
    column = breaks > 0 ? token.length - token.lastIndexOf('\n') - 1 : column + token.length;
  }
  return undefined;
};

/** Why a text is not even parsed; undefined for everything that could be a desk. */
export const overBounds = (text: string): Problem | undefined => {
  const over = firstOver(text);
  return over && { severity: 'error', column: 1, path: '', ...over };
};

import { Lexer } from 'yaml';
import { MAX_DESK_BYTES } from '../../ground/limits';
import { say } from '../../view/text';
import type { Problem } from './problems';

/** Far more than any desk needs; beyond them YAML takes time that grows much faster than the text. */
const MOST = { depth: 30, aliases: 200, texts: 20_000 } as const;

/** The lexer's own sign that a text without quotes follows. */
const SCALAR = '\u001f';

type Bound = Required<Pick<Problem, 'line' | 'message' | 'expected'>>;

const SIZE: Bound = { line: 1, message: say('mistake.size'), expected: say('expected.smaller') };
const deep = (line: number): Bound => ({
  line,
  message: say('mistake.deep', { most: MOST.depth }),
  expected: say('expected.bracket'),
});
const aliased = (line: number): Bound => ({
  line,
  message: say('mistake.aliases', { most: MOST.aliases, sign: '*' }),
  expected: say('expected.quotedText', { sign: '*' }),
});
const many = (line: number): Bound => ({
  line,
  message: say('mistake.texts', { most: MOST.texts }),
  expected: say('expected.smaller'),
});
const explicit = (line: number): Bound => ({
  line,
  message: say('mistake.questionMark'),
  expected: say('expected.keyColon', { example: 'name: Service desk' }),
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

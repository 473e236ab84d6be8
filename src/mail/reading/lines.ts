/** Longest text of one mail that is looked through; the whole mail is kept. */
const MOST = 30_000;
const MOST_LINES = 2000;

/** The lines of a mail, with what clients put there for show taken out, and no two empty ones on end. */
export const linesOf = (text: string): readonly string[] =>
  text
    .slice(0, MOST)
    .replaceAll('\r', '')
    .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line, at, all) => line !== '' || all[at - 1] !== '')
    .slice(0, MOST_LINES);

/** Together again, without empty ends. */
export const textOf = (lines: readonly string[]): string => linesOf(lines.join('\n')).join('\n').trim();

export const isQuoted = (line: string): boolean => /^ {0,3}>/.test(line);

import { stemmer as danishStem } from '@orama/stemmers/danish';
import { stemmer as englishStem } from '@orama/stemmers/english';
import { stopwords as danishStopwords } from '@orama/stopwords/danish';
import { stopwords as englishStopwords } from '@orama/stopwords/english';
import { fold } from '../ground/fold';
import { capped } from '../ground/limits';

/** So many terms of a text are kept, and so many letters of each: what is longer is no word. */
export const MOST_TERMS = 200;
const LONGEST = 40;

const STOPWORDS: ReadonlySet<string> = new Set(
  [...danishStopwords, ...englishStopwords].flatMap((word) => fold(word).split("'")),
);

/** Letters and digits, a tag's hyphens with them: `wi-fi`, `prn-3-12`. */
const RUNS = /[\p{L}\p{N}‐‑-]+/gu;

/** `wi-fi` is read as `wi`, `fi` and `wifi`. */
const readingsOf = (run: string): readonly string[] => {
  const parts = run.split(/[‐‑-]/).filter((part) => part !== '');
  return parts.length > 1 ? [...parts, parts.join('')] : parts;
};

/** Words of a text in their order, as they are compared: folded, those without a meaning of their own left out. */
export const wordsOf = (text: string): readonly string[] =>
  (fold(capped(text, 'text')).replace(/['’´]/g, '').match(RUNS) ?? [])
    .flatMap(readingsOf)
    .filter((word) => word.length > 1 && word.length <= LONGEST && !STOPWORDS.has(word));

/**
 * What is left of a folded word without its endings. Danish first, then English: one stem for a word whatever language it
 * stands in, so that nobody has to know which one that is.
 * @example stemOf('printeren') // 'print', as of 'printers'
 */
export const stemOf = (word: string): string => englishStem(danishStem(word));

/** Stems of a text's words, each once, in the order in which they come first. */
export const termsOf = (text: string): readonly string[] =>
  [...new Set(wordsOf(text).map(stemOf))].slice(0, MOST_TERMS);

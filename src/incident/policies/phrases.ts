import { fold } from '../../ground/fold';

const split = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Runs of letters and digits; `wi-fi` is read as `wi fi` and as `wifi`. */
export const readings = (text: string): readonly (readonly string[])[] => {
  // `pc'en` is read as `pcen`.
  const folded = fold(text).replace(/['’´]/g, '');
  const joined = folded.replace(/(?<=\p{L})[-‐‑](?=\p{L})/gu, '');
  return joined === folded ? [split(folded)] : [split(folded), split(joined)];
};

/** Endings that Danish and English put on a noun or verb; on a short word only a few (`mus`: `musen`, not `must`). */
const ENDINGS = /^(?:s|n|ns|t|ts|r|rs|rne|rnes|e|en|ens|et|ets|er|ers|ere|erne|ernes|ene|enes|es|ed|ing)$/;
const SHORT_ENDINGS = /^(?:s|en|ens|er|erne|ene)$/;
const SHORT = 3;
/** Shorter words are found as a part of so many others (`app` in `appel`) that they must stand alone. */
const COMPOUND = 5;

/** 3: the word itself or with an ending; 2: a compound that ends with it; 1: one that begins with it; 0: neither. */
const closeness = (token: string, word: string): number => {
  if (token === word) return 3;
  const endings = word.length <= SHORT ? SHORT_ENDINGS : ENDINGS;
  // `laptoppen`, `programmet`: the last letter is doubled before the ending.
  const isEnding = (rest: string): boolean =>
    endings.test(rest) || (word.length > SHORT && rest[0] === word.at(-1) && ENDINGS.test(rest.slice(1)));
  if (token.startsWith(word) && isEnding(token.slice(word.length))) return 3;
  if (word.length < COMPOUND) return 0;
  const at = token.lastIndexOf(word);
  if (at > 1 && (at + word.length === token.length || isEnding(token.slice(at + word.length)))) return 2;
  return at === 0 && token.length - word.length > 2 ? 1 : 0;
};

export const phraseCloseness = (tokens: readonly string[], words: readonly string[]): number => {
  const last = words.length - 1;
  const lastWord = words[last];
  if (lastWord === undefined) return 0;
  return tokens.reduce((best, token, i) => {
    const before = words.slice(0, last).every((word, j) => tokens[i - last + j] === word);
    return before ? Math.max(best, closeness(token, lastWord)) : best;
  }, 0);
};

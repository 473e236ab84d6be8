import { LANGS, type Lang } from '../ground/lang';
import { capped } from '../ground/limits';

/** The language of a short text; undefined when it is too short or too even to tell. */
export type GuessLanguage = (text: string) => Lang | undefined;

/** Fewer words or letters than this say nothing: `server nede` looks as English as it looks Danish. */
const LEAST_WORDS = 4;
const LEAST_LETTERS = 8;

/** Loads the n-gram detector (an ES module, so this waits once) and keeps it to the desk's languages. */
export const loadLanguageGuess = async (): Promise<GuessLanguage> => {
  const { eld } = await import('eld/small');
  eld.setLanguageSubset([...LANGS]);
  return (words) => {
    const text = capped(words, 'sample');
    if ((text.match(/\p{L}+/gu) ?? []).length < LEAST_WORDS) return undefined;
    if (text.replace(/[^\p{L}]/gu, '').length < LEAST_LETTERS) return undefined;
    const found = eld.detect(text);
    if (!found.isReliable()) return undefined;
    const { language } = found;
    return LANGS.find((lang) => lang === language);
  };
};

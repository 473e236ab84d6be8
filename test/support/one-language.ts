import type { Lang } from '../../src/ground/lang';

/** Words that every sentence or two has, and that are none of the other language. */
const OWN: Readonly<Record<Lang, readonly string[]>> = {
  da: 'og ikke er det som på til med af jeg du skal den der ingen uden mangler af eller fra hver kun'.split(' '),
  en: 'the and with this that your you cannot must is are of it expected missing unknown nobody somebody here or not'.split(
    ' ',
  ),
};

/** What a sentence quotes is data, or a word of the file: it stays as it is. */
const unquoted = (words: string): string => words.replace(/»[^«]*«|"[^"]*"|\{[^}]*\}/g, ' ');

/** Words of the other language in a sentence that should be in `lang`. */
export const strangeWords = (words: string, lang: Lang): readonly string[] => {
  const found =
    unquoted(words)
      .toLowerCase()
      .match(/[a-zæøå]+/g) ?? [];
  const others = new Set(OWN[lang === 'da' ? 'en' : 'da']);
  return found.filter((word) => others.has(word));
};

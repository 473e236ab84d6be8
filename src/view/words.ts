import { type By, VAGT } from '../ground/actor';
import type { Lang } from '../ground/lang';
import type { ViewContext } from './context';
import { LOCALES, textsFor } from './text';

/** On one line and at most `max` characters, cut between whole characters. */
export const shorten = (text: string, max: number): string => {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return letters.length <= max ? letters.join('') : `${letters.slice(0, max - 1).join('')}…`;
};

/** As a sentence begins. */
export const capital = (text: string, lang: Lang): string => {
  const [first = '', ...rest] = [...text];
  return `${first.toLocaleUpperCase(lang)}${rest.join('')}`;
};

/** Who did it; a reader's own doing is "you". */
export const byName = (ctx: ViewContext, by: By, you?: string): string => {
  if (by === VAGT) return 'Vagt';
  return by.id === you ? textsFor(ctx)('word.you') : by.name;
};

export const list = (ctx: ViewContext, words: readonly string[], type: Intl.ListFormatType = 'conjunction'): string =>
  new Intl.ListFormat(LOCALES[ctx.reader.lang], { type }).format(words);

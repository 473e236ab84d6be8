import type { Desk } from '../../../desk/model';
import { LANGS } from '../../../ground/lang';
import { capped } from '../../../ground/limits';
import { neighboursOf } from '../../../search/neighbours';
import { stemOf, wordsOf } from '../../../search/terms';
import { type Area, areasOf } from '../area';
import { namesOf, plain } from '../area-named';
import { areaTerm, nameTerm, serviceTerm } from '../case-terms';

/** More words than these are no search. */
const MOST_WORDS = 8;
/** No name has more words that are looked for. */
const LONGEST_NAME = 4;

/** One word as it was typed, and the terms that would do for it. */
export interface Sought {
  readonly word: string;
  readonly terms: readonly string[];
  /** Only as somebody's name. */
  readonly isName: boolean;
}

/** What the desk has that somebody called by its name. */
export type Named =
  | { readonly type: 'area'; readonly area: Area }
  | { readonly type: 'service'; readonly service: string };

export interface Asked {
  readonly words: readonly Sought[];
  readonly named: readonly Named[];
}

const termOf = (named: Named): string => (named.type === 'area' ? areaTerm(named.area) : serviceTerm(named.service));

/** Everything that is called exactly so, in either language. */
const calledSo = (desk: Desk, words: string): readonly Named[] => {
  const wanted = plain(words);
  if (wanted === '') return [];
  return [
    ...areasOf(desk)
      .filter((area) => namesOf(desk, area).includes(wanted))
      .map((area) => ({ type: 'area', area }) as const),
    ...Object.values(desk.services)
      .filter(({ key, name }) => [key, ...LANGS.map((lang) => name[lang])].map(plain).includes(wanted))
      .map(({ key }) => ({ type: 'service', service: key }) as const),
  ];
};

const soughtFor = (parts: readonly string[], named: readonly Named[]): readonly Sought[] => {
  const others = named.map(termOf);
  const words = wordsOf(parts.join(' ')).map((word) => ({ word, terms: [stemOf(word), ...others], isName: false }));
  // A name may be made of words that say nothing by themselves.
  return words.length > 0 || others.length === 0
    ? words
    : [{ word: plain(parts.join(' ')), terms: others, isName: false }];
};

/** The longest names first, from the left; the words of a name are words as well. */
const read = (desk: Desk, parts: readonly string[]): Asked => {
  if (parts.length === 0) return { words: [], named: [] };
  for (let length = Math.min(LONGEST_NAME, parts.length); length > 0; length -= 1) {
    const run = parts.slice(0, length);
    const named = calledSo(desk, run.join(' '));
    if (named.length === 0 && length > 1) continue;
    const rest = read(desk, parts.slice(length));
    return { words: [...soughtFor(run, named), ...rest.words], named: [...named, ...rest.named] };
  }
  return { words: [], named: [] };
};

/** Words as they were typed. Names after `@` are people alone; what a category, its part or a service is called is that, too. */
export const soughtIn = (desk: Desk, typed: string): Asked => {
  const parts = capped(typed, 'moment').split(/\s/).filter(Boolean);
  const people = parts.filter((part) => part.startsWith('@')).flatMap((part) => wordsOf(part));
  const { words, named } = read(
    desk,
    parts.filter((part) => !part.startsWith('@')),
  );
  const names = people.map((word) => ({ word, terms: [nameTerm(stemOf(word))], isName: true }));
  return { words: [...names, ...words].slice(0, MOST_WORDS), named };
};

/** A word that no case holds is read as those beside it: it may be mistyped by one letter. */
export const forgiven = (sought: Sought): Sought => {
  const terms = [...new Set(neighboursOf(sought.word).map(stemOf))];
  return { ...sought, terms: sought.isName ? terms.map(nameTerm) : terms };
};

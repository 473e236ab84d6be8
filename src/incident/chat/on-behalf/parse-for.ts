import { z } from 'zod';
import { capped } from '../../../ground/limits';

/** Whom a report is for, as it was typed, and what is wrong. `form`: neither was said. */
export type ForSomebody =
  | { readonly by: 'form' }
  | { readonly by: 'mention' | 'phone' | 'unknown'; readonly typed: string; readonly text: string }
  | {
      readonly by: 'mail';
      readonly email: string;
      readonly name?: string;
      readonly typed: string;
      readonly text: string;
    };

const address = z.email().toLowerCase();

/** A name has so many words at most. */
const MOST_OF_A_NAME = 4;
/** An address without the marks around it. */
const bare = (whom: string): string => capped(whom, 'name').replace(/^[<("']+|[>)"':,;]+$/g, '');

/** The words before an address, as a name: they begin as names do, or the address stands in brackets. */
const nameIn = (words: readonly string[], whom: string): string | undefined => {
  const isName = /^[<(]/.test(whom) || words.every((word) => /^["']?\p{Lu}/u.test(word));
  return isName ? words.join(' ').replace(/["']/g, '') : undefined;
};

/** `for`, or the words of the button, with nobody named. */
export const isForNobody = (rest: string): boolean => {
  const read = capped(rest, 'text').trim();
  return /^for(?: (?:some(?:body|one)(?: else)?|en anden))?[:,.…]*$/i.test(read);
};

/**
 * `for kim@example.com the printer is jammed`, with their name before the address or without, or for a telephone number;
 * undefined for a report that only begins with that word. `named`: the words of the first mention in it.
 */
export const parseFor = (rest: string, named?: string): ForSomebody | undefined => {
  const read = capped(rest, 'text').trim();
  if (isForNobody(rest)) return { by: 'form' };
  const [, whole = ''] = /^for\s+(\S.*)$/is.exec(read) ?? [];
  if (named && whole.startsWith(named)) {
    return { by: 'mention', typed: named, text: whole.slice(named.length).replace(/^[:,]/, '').trim() };
  }
  // Eight digits, with `+45` before them or without, or a number of another country with its code; then what is wrong.
  const [, number, wrong = ''] =
    /^((?:(?:\+|00)45[\s.-]{0,2})?(?:\d[\s.-]{0,2}){7}\d|\+\d[\d\s().-]{5,18}\d)(?=[\s:,]|$)[:,]?\s*([\s\S]*)$/.exec(
      whole,
    ) ?? [];
  if (number !== undefined) return { by: 'phone', typed: number, text: wrong.trim() };
  const words = [...whole.matchAll(/\S+/g)].slice(0, MOST_OF_A_NAME + 1);
  const at = words.findIndex(([word]) => word.includes('@'));
  const found = words[at];
  if (!found) return undefined;
  const [whom] = found;
  const typed = bare(whom);
  const text = whole
    .slice(found.index + whom.length)
    .replace(/^\s*[:,]/, '')
    .trim();
  const email = address.safeParse(typed);
  if (at === 0) {
    return email.success ? { by: 'mail', email: email.data, typed, text } : { by: 'unknown', typed, text };
  }
  const name = nameIn(
    words.slice(0, at).map(([word]) => word),
    whom,
  );
  return email.success && name !== undefined ? { by: 'mail', email: email.data, name, typed, text } : undefined;
};

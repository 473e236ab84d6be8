import type { Typed, TypedWords, Usage } from '../command/command';
import { splitNumber } from '../command/number';
import { fold } from '../ground/fold';
import { LANGS, type Lang } from '../ground/lang';
import { capped, READ } from '../ground/limits';
import { nearest } from '../ground/nearest';
import { SMALL_TALK, type SmallTalk } from './pages';
import { TYPED } from './table';
import type { ChatDeps } from './turn';

/** A typed command. */
export interface Intent extends TypedWords {
  readonly name: string;
  readonly command: Typed<ChatDeps>;
}

interface Word {
  readonly command: (typeof TYPED)[number];
  readonly word: string;
  readonly lang: Lang;
  readonly folded: string;
}

const WORDS: readonly Word[] = TYPED.flatMap((command) =>
  LANGS.flatMap((lang) => command.words[lang].map((word) => ({ command, word, lang, folded: fold(word) }))),
).toSorted((a, b) => b.folded.length - a.folded.length);

const withoutWords = (text: string, count: number): string => {
  let rest = text.trim();
  for (let i = 0; i < count; i += 1) rest = rest.replace(/^\S+/, '').trimStart();
  return rest;
};

/** A command word at the start of `text`, and the text behind it. */
const splitWord = (text: string): { readonly words: readonly Word[]; readonly rest: string } | undefined => {
  const parts = text.trim().split(/\s+/);
  for (const count of [2, 1]) {
    const head = fold(parts.slice(0, count).join(' ')).replace(/(?<![:,!.?])[:,!.?]+$/, '');
    const words = WORDS.filter((word) => word.folded === head);
    if (parts.length >= count && words.length > 0) {
      return { words, rest: withoutWords(text, count) };
    }
  }
  return undefined;
};

/** Words that are also the start of a plain sentence count as a command only with what they take. */
const FITS: Readonly<Record<Usage, (rest: string, text: string) => boolean>> = {
  nothing: (rest) => rest === '',
  // `svar: …` writes freely; whether it is a command at all depends on who writes it and where.
  answer: (rest, text) => !rest.startsWith(':') && text.trim().split(/\s+/, 1)[0]?.includes(':') !== true,
  number: (rest) => rest === '' || splitNumber(rest) !== undefined,
  named: (rest) => splitNumber(rest)?.plain === false,
  text: () => true,
  onCall: (rest) => rest.split(/\s+/).length <= 5,
  language: (rest) => rest.split(/\s+/).length <= 3,
  team: (rest) => rest.split(/\s+/).length <= 3,
};

/** The command in a typed text; undefined for anything else, which is then a report or an answer. */
export const parseIntent = (typed: string): Intent | undefined => {
  const text = capped(typed, 'text');
  const split = splitWord(text);
  const [word] = split?.words ?? [];
  if (!split || !word) return undefined;
  const { command } = word;
  if (!FITS[command.usage](split.rest, text)) return undefined;
  const langs = new Set(split.words.map(({ lang }) => lang));
  const number = command.usage === 'number' || command.usage === 'named' ? splitNumber(split.rest) : undefined;
  return {
    name: command.name,
    command,
    rest: number ? number.rest : split.rest,
    ...(number && { number: number.number }),
    ...(number?.plain && { plain: true as const }),
    ...(langs.size === 1 && { lang: word.lang }),
  };
};

/** How long what was written is, without the words that make it a command. */
export const lengthOf = (typed: string, intent: Intent | undefined): number =>
  typed.length - (intent ? capped(typed, 'text').length - intent.rest.length : 0);

/** `INC-7` or `#7` alone: the same as `show`. */
export const parseNumber = (text: string): number | undefined => {
  const found = /^(?:[a-z]{2,6}-|#)(\d{1,9})$/i.exec(text.trim());
  return found ? Number(found[1]) : undefined;
};

/** The command that a short, mistyped text was probably meant to be, e.g. `shwo INC-1`. */
export const nearestIntent = (
  text: string,
  lang: Lang,
): { readonly name: string; readonly word: string } | undefined => {
  if (text.length > READ.moment) return undefined;
  const [head = '', ...rest] = fold(text).split(' ');
  const looksTyped = rest.length === 0 || (rest.length === 1 && splitNumber(rest[0] ?? '') !== undefined);
  if (!looksTyped || head.length < 3) return undefined;
  const words = WORDS.toSorted((a, b) => Number(b.lang === lang) - Number(a.lang === lang));
  const folded = nearest(
    head,
    words.map((word) => word.folded),
  );
  const meant = words.find((word) => word.folded === folded);
  return meant && meant.folded !== head ? { name: meant.command.name, word: meant.word } : undefined;
};

/** Folded, without punctuation. */
const COURTESIES: Readonly<Record<SmallTalk, Readonly<Record<Lang, readonly string[]>>>> = {
  thanks: {
    da: ['tak', 'mange tak', 'tusind tak', 'tak for hjaelpen', 'super tak'],
    en: ['thanks', 'thank you', 'thx', 'many thanks'],
  },
  greeting: {
    da: ['hej', 'hejsa', 'hej hej', 'hallo', 'goddag', 'godmorgen', 'god morgen', 'mojn'],
    en: ['hi', 'hello', 'hey', 'good morning'],
  },
  nod: {
    da: ['ok', 'okay', 'fint', 'super', 'perfekt', 'godt', 'fedt', 'ja', 'nej', ''],
    en: ['great', 'perfect', 'cool', 'nice', 'yes', 'no'],
  },
};

/** Courtesies never open a form. */
export const parseSmallTalk = (text: string): SmallTalk | undefined => {
  if (text.length > READ.moment) return undefined;
  const plain = fold(text.replace(/[\p{P}\p{S}\p{Emoji_Presentation}\uFE0F]/gu, ' '));
  return SMALL_TALK.find((kind) => LANGS.some((lang) => COURTESIES[kind][lang].includes(plain)));
};

import type { Typed, TypedWords, Usage } from '../command/command';
import { splitNumber, splitSolution } from '../command/number';
import { fold } from '../ground/fold';
import { LANGS, type Lang } from '../ground/lang';
import { capped, READ } from '../ground/limits';
import { nearest } from '../ground/nearest';
import { readSentence } from './plain-sentence';
import { plainWord, withoutCourtesies } from './small-talk';
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

/** As it is typed where there is no `æ ø å`: `los`, `ko`, `hjalp`. */
const withoutDanish = (word: string): string =>
  word.replace(/[æøå]/g, (letter) => ({ æ: 'a', ø: 'o', å: 'a' })[letter] ?? letter);

const WORDS: readonly Word[] = TYPED.flatMap((command) =>
  LANGS.flatMap((lang) =>
    command.words[lang].flatMap((word) =>
      [...new Set([fold(word), fold(withoutDanish(word))])].map((folded) => ({ command, word, lang, folded })),
    ),
  ),
).toSorted((a, b) => b.folded.length - a.folded.length);
const LONGEST = Math.max(...WORDS.map(({ folded }) => folded.split(' ').length));

/** A word that stands only in the words of one command, `slip` in `giv slip`, is understood as that command. */
const PARTS: ReadonlyMap<string, Word> = new Map(
  WORDS.flatMap((word) => {
    const parts = word.folded.split(' ');
    const isOnly = (part: string): boolean =>
      WORDS.every((other) => other.command === word.command || !other.folded.split(' ').includes(part));
    return parts.length === 2 ? parts.filter(isOnly).map((part) => [part, word] as const) : [];
  }),
);

const withoutWords = (text: string, count: number): string => {
  let rest = text.trim();
  for (let i = 0; i < count; i += 1) rest = rest.replace(/^\S+/, '').trimStart();
  return rest;
};

/** A command word at the start of `text`, and the text behind it. */
const splitWord = (text: string): { readonly words: readonly Word[]; readonly rest: string } | undefined => {
  const parts = text.trim().split(/\s+/);
  for (let count = Math.min(LONGEST, parts.length); count > 0; count -= 1) {
    const head = fold(parts.slice(0, count).join(' ').replace(/['’]/g, '')).replace(/(?<![:,!.?])[:,!.?]+$/, '');
    const words = WORDS.filter((word) => word.folded === head);
    if (words.length > 0) return { words, rest: withoutWords(text, count) };
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
  solution: (rest) => splitSolution(rest) !== undefined,
  text: () => true,
  onCall: (rest) => rest.split(/\s+/).length <= 5,
  language: (rest) => rest.split(/\s+/).length <= 3,
  team: (rest) => rest.split(/\s+/).length <= 3,
};

/** What takes a number, and how it stands there. */
const NUMBERED: Readonly<
  Partial<
    Record<
      Usage,
      (rest: string) => { readonly number: number; readonly plain?: boolean; readonly rest: string } | undefined
    >
  >
> = { number: splitNumber, named: splitNumber, solution: splitSolution };

/** A lone part of a command's words, before a case's number: `slip INC-7`. */
const splitPart = (text: string): ReturnType<typeof splitWord> => {
  const [head = '', ...behind] = text.trim().split(/\s+/);
  const word = PARTS.get(plainWord(head));
  return word && splitNumber(behind.join(' '))?.plain === false
    ? { words: [word], rest: withoutWords(text, 1) }
    : undefined;
};

const intentIn = (text: string, split: ReturnType<typeof splitWord>): Intent | undefined => {
  // One word may be of two commands, told apart by what they take: `show INC-7`, `show SOL-7`.
  const word = split?.words.find((one) => FITS[one.command.usage](split.rest, text));
  if (!split || !word) return undefined;
  const { command } = word;
  const langs = new Set(split.words.flatMap((one) => (one.command === command ? [one.lang] : [])));
  const number = NUMBERED[command.usage]?.(split.rest);
  return {
    name: command.name,
    command,
    rest: number ? number.rest : split.rest,
    ...(number && { number: number.number }),
    ...(number?.plain && { plain: true as const }),
    ...(langs.size === 1 && { lang: word.lang }),
    ...(text.trimEnd().endsWith('?') && { asked: true as const }),
  };
};

/** What may have courtesies around it: "hej, hvordan går det?", "det virker igen, tak". */
const AMONG_COURTESIES: ReadonlySet<Usage> = new Set(['nothing', 'number', 'named']);

/** The command in a typed text; undefined for anything else, which is then a report or an answer. */
export const parseIntent = (typed: string): Intent | undefined => {
  const text = capped(typed, 'text');
  const whole = intentIn(text, splitWord(text)) ?? intentIn(text, splitPart(text));
  if (whole) return whole;
  for (const inner of withoutCourtesies(text)) {
    const intent = intentIn(inner, splitWord(inner));
    if (intent && AMONG_COURTESIES.has(intent.command.usage)) return intent;
  }
  return undefined;
};

/** A command that a plain sentence asks for, in words of its own. `question`: it is one. */
export const parseSentence = (text: string): { readonly intent: Intent; readonly question: boolean } | undefined => {
  const readings = [text, ...withoutCourtesies(text)].flatMap((one) => readSentence(one) ?? []);
  const sentence = readings.find((one) => one.sentence === 'sure') ?? readings[0];
  const command = TYPED.find(({ means }) => means !== undefined && means === sentence?.means);
  if (!sentence || !command) return undefined;
  const { means: _, asked: question, ...about } = sentence;
  return { intent: { name: command.name, command, rest: '', ...about }, question };
};

/** How a wish begins, in words that stand before everything else. */
const WISHES: ReadonlySet<string> = new Set(
  `kan kunne maa vil ville gider venligst can could may would will please du i man nogen en lige venlig gerne you someone somebody
    we vi hej hi vagt`.split(/\s+/),
);
const MOST_OF_A_WISH = 12;

/** An infinitive as it is commanded: `lukke` as `luk`, `tage` as `tag`; a word as it stands goes first. */
const commanded = (word: string): readonly string[] => [
  word,
  ...(word.endsWith('e') ? [word.slice(0, -1)] : []),
  ...(/([b-df-hj-np-tv-z])\1e$/.test(word) ? [word.slice(0, -2)] : []),
];

/**
 * What somebody wishes for a case that they name, in a sentence of their own: "kan du lukke INC-1?", "could you claim INC-3,
 * please". `typed`: the command as it is typed. Undefined for anything that does not begin as a wish.
 */
export const parseWish = (text: string): { readonly number: number; readonly typed: string } | undefined => {
  if (text.length > READ.moment) return undefined;
  const words = text.trim().split(/\s+/);
  const cases = words.map((word) => word.replace(/[?.!,:;]+$/, '')).filter((word) => parseNumber(word) !== undefined);
  const [named, ...others] = cases;
  const number = named === undefined ? undefined : parseNumber(named);
  if (named === undefined || number === undefined || others.length > 0 || words.length > MOST_OF_A_WISH)
    return undefined;
  const plain = words.map(plainWord);
  const begins = plain.findIndex((word) => !WISHES.has(word));
  if (begins < 1) return undefined;
  const verb = plain[begins] ?? '';
  const heads = commanded(verb).flatMap((head) => [`${head} ${plain[begins + 1] ?? ''}`, head]);
  const isOfACase = ({ command }: Word): boolean => command.usage === 'number' || command.usage === 'named';
  const found = heads.flatMap((head) => WORDS.find((word) => word.folded === head && isOfACase(word)) ?? [])[0];
  return found && { number, typed: `${found.word} ${named}` };
};

/** How long what was written is, without the words that make it a command. */
export const lengthOf = (typed: string, intent: Intent | undefined): number =>
  typed.length - (intent ? capped(typed, 'text').length - intent.rest.length : 0);

/** `SOL-7` alone: the same as `show`. */
export const parseSolution = (text: string): number | undefined => {
  const found = splitSolution(text.trim());
  return found?.rest === '' ? found.number : undefined;
};

/** `INC-7` or `#7` alone: likewise. */
export const parseNumber = (text: string): number | undefined => {
  const found = splitNumber(text.trim());
  return found && !found.plain && found.rest === '' && /\d$/.test(text.trim()) ? found.number : undefined;
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

import { fold } from '../ground/fold';
import { LANGS, type Lang } from '../ground/lang';
import { nearest } from '../ground/nearest';

/** What follows the command's word. `number`: `7` or `INC-7`, then free text; `answer`: such a number or none, then a name. */
export type Takes = 'nothing' | 'text' | 'number' | 'answer' | 'language' | 'team' | 'onCall';
/** Who finds it in `help`; whether it may be done at all is decided in `decide`. */
export type For = 'everybody' | 'operators' | 'leads';

export interface IntentRow {
  readonly words: Readonly<Record<Lang, readonly [string, ...string[]]>>;
  readonly takes: Takes;
  readonly for: For;
}

/** Every typed command; its help text is `help.<name>` in the catalogues. The first word of a language is shown in help. */
export const INTENTS = {
  report: { words: { en: ['report'], da: ['meld', 'opret'] }, takes: 'text', for: 'everybody' },
  show: { words: { en: ['show'], da: ['vis'] }, takes: 'number', for: 'everybody' },
  mine: { words: { en: ['mine', 'my cases'], da: ['mine', 'mine sager'] }, takes: 'nothing', for: 'everybody' },
  home: { words: { en: ['home'], da: ['overblik'] }, takes: 'nothing', for: 'everybody' },
  cancel: { words: { en: ['cancel'], da: ['annullér'] }, takes: 'number', for: 'everybody' },
  reopen: { words: { en: ['reopen'], da: ['genåbn'] }, takes: 'number', for: 'everybody' },
  language: { words: { en: ['language'], da: ['sprog'] }, takes: 'language', for: 'everybody' },
  settings: {
    words: { en: ['settings', 'my settings'], da: ['indstillinger', 'mine indstillinger'] },
    takes: 'nothing',
    for: 'everybody',
  },
  help: { words: { en: ['help'], da: ['hjælp'] }, takes: 'nothing', for: 'everybody' },
  oncall: { words: { en: ['oncall', 'on call'], da: ['vagt', 'vagtplan'] }, takes: 'onCall', for: 'operators' },
  away: { words: { en: ['away'], da: ['fravær'] }, takes: 'nothing', for: 'operators' },
  queue: { words: { en: ['queue'], da: ['kø'] }, takes: 'nothing', for: 'operators' },
  claim: { words: { en: ['claim'], da: ['tag'] }, takes: 'number', for: 'operators' },
  release: { words: { en: ['release'], da: ['giv slip'] }, takes: 'number', for: 'operators' },
  seen: { words: { en: ['seen'], da: ['set'] }, takes: 'number', for: 'operators' },
  wait: { words: { en: ['wait'], da: ['vent'] }, takes: 'number', for: 'operators' },
  resume: { words: { en: ['resume'], da: ['genoptag'] }, takes: 'number', for: 'operators' },
  handOver: { words: { en: ['hand over'], da: ['send videre'] }, takes: 'number', for: 'operators' },
  accept: { words: { en: ['accept'], da: ['tag imod'] }, takes: 'number', for: 'operators' },
  return: { words: { en: ['return'], da: ['send tilbage'] }, takes: 'number', for: 'operators' },
  assign: { words: { en: ['assign'], da: ['tildel'] }, takes: 'number', for: 'leads' },
  escalate: { words: { en: ['escalate'], da: ['eskalér'] }, takes: 'number', for: 'operators' },
  resolve: { words: { en: ['resolve'], da: ['løs'] }, takes: 'number', for: 'operators' },
  why: { words: { en: ['why'], da: ['hvorfor'] }, takes: 'number', for: 'operators' },
  answer: { words: { en: ['answer'], da: ['svar'] }, takes: 'answer', for: 'operators' },
  desk: { words: { en: ['desk'], da: ['desk'] }, takes: 'nothing', for: 'leads' },
  link: { words: { en: ['link'], da: ['tilknyt'] }, takes: 'team', for: 'leads' },
  unlink: { words: { en: ['unlink'], da: ['frakobl'] }, takes: 'nothing', for: 'leads' },
} as const satisfies Readonly<Record<string, IntentRow>>;
export type IntentName = keyof typeof INTENTS;
const isIntentName = (name: string): name is IntentName => name in INTENTS;
export const INTENT_NAMES: readonly IntentName[] = Object.keys(INTENTS).filter(isIntentName);

/** A typed command. `number` is there for those that take one and got one; `rest` is what followed, as typed. */
export interface Intent {
  readonly name: IntentName;
  readonly number?: number;
  /** The number was nothing but digits, which may count something. */
  readonly plain?: true;
  readonly rest: string;
  /** The language of the word, where only one language has it. */
  readonly lang?: Lang;
}

interface Word {
  readonly name: IntentName;
  readonly lang: Lang;
  readonly folded: string;
}

const WORDS: readonly Word[] = INTENT_NAMES.flatMap((name) =>
  LANGS.flatMap((lang) => INTENTS[name].words[lang].map((word) => ({ name, lang, folded: fold(word) }))),
).toSorted((a, b) => b.folded.length - a.folded.length);

const NUMBER = /^(?:[a-z]{2,6}-)?#?(\d{1,9})(?=$|[\s.,:;!?])[\s.,:;!?]*/i;

/** `INC-7 …`, `#7 …` or `7 …` and what follows it. `plain`: nothing but digits, which may be any number. */
export const splitNumber = (
  text: string,
): { readonly number: number; readonly plain: boolean; readonly rest: string } | undefined => {
  const found = NUMBER.exec(text);
  return found ? { number: Number(found[1]), plain: /^\d/.test(text), rest: text.slice(found[0].length) } : undefined;
};

/** A command word at the start of `text`, and the text behind it. */
const splitWord = (text: string): { readonly words: readonly Word[]; readonly rest: string } | undefined => {
  const parts = text.trim().split(/\s+/);
  for (const count of [2, 1]) {
    const head = fold(parts.slice(0, count).join(' ')).replace(/(?<![:,!.?])[:,!.?]+$/, '');
    const words = WORDS.filter((word) => word.folded === head);
    if (parts.length >= count && words.length > 0) {
      return { words, rest: text.trim().replace(new RegExp(`^(?:\\S+\\s*){${count}}`), '') };
    }
  }
  return undefined;
};

/** Words that are also the start of a plain sentence count as a command only with what they take. */
const fits = (takes: Takes, rest: string, text: string): boolean => {
  if (takes === 'nothing') return rest === '';
  // `svar: …` writes freely; whether it is a command at all depends on who writes it and where.
  if (takes === 'answer') return !/^\s*\S+\s*:/.test(text);
  if (takes === 'number') return rest === '' || NUMBER.test(rest);
  return takes === 'text' || rest.split(/\s+/).length <= (takes === 'onCall' ? 5 : 3);
};

/** The command in a typed text; undefined for anything else, which is then a report or an answer. */
export const parseIntent = (text: string): Intent | undefined => {
  const split = splitWord(text);
  const [word] = split?.words ?? [];
  if (!split || !word || !fits(INTENTS[word.name].takes, split.rest, text)) return undefined;
  const langs = new Set(split.words.map(({ lang }) => lang));
  const number = INTENTS[word.name].takes === 'number' ? NUMBER.exec(split.rest) : null;
  return {
    name: word.name,
    rest: number ? split.rest.slice(number[0].length) : split.rest,
    ...(number && { number: Number(number[1]) }),
    ...(number && /^\d/.test(split.rest) && { plain: true as const }),
    ...(langs.size === 1 && { lang: word.lang }),
  };
};

/** `INC-7` or `#7` alone: the same as `show`. */
export const parseNumber = (text: string): number | undefined => {
  const found = /^(?:[a-z]{2,6}-|#)(\d{1,9})$/i.exec(text.trim());
  return found ? Number(found[1]) : undefined;
};

/** Characters; a longer word is no command, and takes long to compare with all of them. */
const LONGEST_TYPO = 40;

/** The command that a short, mistyped text was probably meant to be, e.g. `shwo INC-1`. */
export const nearestIntent = (
  text: string,
  lang: Lang,
): { readonly name: IntentName; readonly word: string } | undefined => {
  const [head = '', ...rest] = fold(text).split(' ');
  const looksTyped = rest.length === 0 || (rest.length === 1 && NUMBER.test(rest[0] ?? ''));
  if (!looksTyped || head.length < 3 || head.length > LONGEST_TYPO) return undefined;
  const folded = nearest(
    head,
    WORDS.toSorted((a, b) => Number(b.lang === lang) - Number(a.lang === lang)).map((word) => word.folded),
  );
  const meant =
    WORDS.find((word) => word.folded === folded && word.lang === lang) ?? WORDS.find((word) => word.folded === folded);
  if (!meant || meant.folded === head) return undefined;
  const shown = INTENTS[meant.name].words[meant.lang].find((word) => fold(word) === meant.folded);
  return { name: meant.name, word: shown ?? meant.folded };
};

const THANKS = [
  'tak',
  'mange tak',
  'tusind tak',
  'tak for hjaelpen',
  'thanks',
  'thank you',
  'thx',
  'many thanks',
  'super tak',
];
const GREETINGS = [
  'hej',
  'hejsa',
  'hej hej',
  'hallo',
  'goddag',
  'godmorgen',
  'god morgen',
  'mojn',
  'hi',
  'hello',
  'hey',
  'good morning',
];
const NODS = [
  'ok',
  'okay',
  'fint',
  'super',
  'perfekt',
  'godt',
  'fedt',
  'great',
  'perfect',
  'cool',
  'nice',
  'ja',
  'nej',
  'yes',
  'no',
];

/** Courtesies never open a form. */
export const parseSmallTalk = (text: string): 'thanks' | 'greeting' | 'nod' | undefined => {
  const plain = fold(text.replace(/[\p{P}\p{S}\p{Emoji_Presentation}\uFE0F]/gu, ' '));
  if (THANKS.includes(plain)) return 'thanks';
  if (GREETINGS.includes(plain)) return 'greeting';
  return NODS.includes(plain) || plain === '' ? 'nod' : undefined;
};

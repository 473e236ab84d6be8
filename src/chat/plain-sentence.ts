import type { Meaning } from '../command/command';
import { LANGS, type Lang } from '../ground/lang';
import { READ } from '../ground/limits';
import { plainWord } from './small-talk';

/**
 * What a word adds to a sentence. `move`: something is being done; `well`: it works; `fair`: so it does where it is said of now;
 * `gone`: so does a trouble that is; `shut`: closed, as a case may be, and a door; `part`, `modal`, `later`: not wholly or
 * badly, not yet; `you`: the bot; `fill`: nothing.
 */
const KINDS = [
  'ask',
  'how',
  'news',
  'case',
  'trouble',
  'move',
  'well',
  'fair',
  'gone',
  'close',
  'shut',
  'drop',
  'forget',
  'it',
  'bot',
  'contact',
  'not',
  'help',
  'part',
  'modal',
  'later',
  'can',
  'have',
  'you',
  'mine',
  'fill',
] as const;
type Kind = (typeof KINDS)[number];

/** Folded, without apostrophes. A word that stands in none of them may tell what is broken. */
const VOCABULARY: Readonly<Record<Kind, Readonly<Record<Lang, string>>>> = {
  ask: {
    da: 'hvad hvem hvornaar hvor hvorfor mon',
    en: 'what whats when whens who whos where wheres why any anything anyone anybody',
  },
  how: { da: 'hvordan', en: 'how hows' },
  news: {
    da: `nyt nyheder status statussen opdatering opdateringer opdateret rykker rykke rykkes fremskridt fremad haster haste vigtigt
      venter vente ventet ventetid fortryd`,
    en: 'news new status update updates updated progress eta bump urgent asap important waiting wait undo',
  },
  case: {
    da: 'sag sagen sager sagerne ticketen melding meldingen henvendelse henvendelsen anmeldelse anmeldelsen indmelding',
    en: 'case cases ticket tickets request requests incident incidents',
  },
  trouble: { da: 'problem problemet problemer problemerne fejl fejlen', en: 'problem problems issue issues error' },
  move: {
    da: `gaar sker sket langt laenge kommer faerdig faerdige klar arbejder arbejdes kigger kigges kigget ser set taget tager
      svar svare`,
    en: `going happening happened done ready looking looked look taken taking take handling handled assigned doing long far
      finished expect expected moving`,
  },
  contact: { da: 'hoert svar svare', en: 'heard hear' },
  well: {
    da: 'virker loest loeste fikset ordnet koerer rettet fungerer',
    en: 'works working worked fixed solved resolved',
  },
  fair: { da: 'orden', en: 'fine good' },
  gone: { da: 'vaek forsvundet overstaaet', en: 'gone over' },
  close: { da: 'luk lukke lukkes afslut afslutte afsluttes', en: 'close' },
  shut: { da: 'lukket afsluttet', en: 'closed' },
  drop: { da: 'annuller annullere annulleres', en: 'cancel' },
  forget: { da: 'glem drop droppe', en: 'forget drop' },
  it: { da: 'det den', en: 'it this that' },
  bot: { da: 'du', en: 'you' },
  not: {
    da: 'ikke ikk aldrig ingen intet ingenting',
    en: 'not dont doesnt isnt hasnt havent arent cant wont never nobody nothing none',
  },
  help: { da: 'hjaelp hjaelpe bruge bruger', en: 'help use do' },
  part: {
    da: `noget nogle kun naesten knap naeppe delvist undtagen daarligt daarlig langsomt langsom sloevt forkert ustabilt ustabil
      underligt maerkeligt`,
    en: `some something only almost hardly barely partly partially except badly bad poorly slowly slow wrong wrongly strangely`,
  },
  modal: { da: 'vil ville skal skulle burde', en: 'would must need want should' },
  later: { da: 'snart morgen imorgen', en: 'soon tomorrow will' },
  can: { da: 'kan kunne maa', en: 'can could may please' },
  have: { da: 'har', en: 'have ive' },
  you: { da: 'du her dette', en: 'you this' },
  mine: { da: 'min mit mine', en: 'my mine' },
  fill: {
    da: `det den de der denne er jeg mig i jer dig vi os man nogen din dit jeres vores gerne godt lige om paa af med for fra til ved
      mod og eller men at som saa nu igen jo bare vel allerede endelig dag idag helt fint selv sig ud se sige fortaelle vide hoere venligst
      tak stadig endnu faa give bliver blive vaere have brug goer laver alt alting`,
    en: `the a an it its that there is are am be been being im i me your we our us they of on in to at with about from by somebody
      someone has get give let know tell see just yet now already finally today really very itself again still ok so and or but does
      did as all everything up`,
  },
};

interface Known {
  readonly kinds: Set<Kind>;
  readonly langs: Set<Lang>;
}

const WORDS: ReadonlyMap<string, Known> = (() => {
  const words = new Map<string, Known>();
  for (const kind of KINDS) {
    for (const lang of LANGS) {
      for (const word of VOCABULARY[kind][lang].split(/\s+/)) {
        const known = words.get(word) ?? { kinds: new Set(), langs: new Set() };
        known.kinds.add(kind);
        known.langs.add(lang);
        words.set(word, known);
      }
    }
  }
  return words;
})();

/** What a sentence asks for, as far as one can tell. */
export interface Sentence {
  readonly means: Meaning;
  /** It is a question. */
  readonly asked: boolean;
  /** `unsure`: it speaks of something that need not be what a case of theirs is about. */
  readonly sentence: 'sure' | 'unsure';
  readonly number?: number;
  readonly lang?: Lang;
}

/** Longer sentences tell something. */
const MOST_WORDS = 12;
/** A thing that works again has a name of so many words at most. */
const MOST_UNKNOWN = 2;
const NUMBER = /^(?:[a-z]{2,6}-|#)(\d{1,9})$/i;
/** Words that begin a question which lacks its mark. */
const BEGINS_QUESTION = /^(?:er|har|kan|bliver|kommer|is|are|has|have|can|could|does|will)$/;
const WE: ReadonlySet<string> = new Set(['jeg', 'vi', 'we', 'i']);
const AGAIN: ReadonlySet<string> = new Set(['igen', 'again', 'nu', 'now']);

interface Tone {
  readonly asked: boolean;
  /** It says so of now, which was otherwise before. */
  readonly isNow: boolean;
}

const meaningOf = (has: (...kinds: readonly Kind[]) => boolean, { asked, isNow }: Tone): Meaning | undefined => {
  if (has('drop') || (has('forget') && has('it', 'case'))) return has('not', 'ask', 'how') ? 'standing' : 'notNeeded';
  if (has('close')) {
    const isWish = has('can') || !asked;
    return isWish && !has('not', 'ask', 'how') ? 'over' : 'standing';
  }
  if (has('shut') && !has('well')) {
    if (has('can') && !has('not', 'ask', 'how')) return 'over';
    return asked || has('case') ? 'standing' : undefined;
  }
  if (has('how') && has('you') && !has('case', 'news', 'move')) return 'ability';
  const isWell = has('well') || (has('fair') && isNow) || (has('gone') && has('trouble'));
  if (isWell && !asked) return has('bot', 'not', 'modal', 'later', 'part', 'can', 'move') ? undefined : 'over';
  if (isWell) return has('not') ? undefined : 'standing';
  if (has('news')) return !asked && has('have') && !has('not') ? undefined : 'standing';
  if (has('case') && (asked || has('mine'))) return 'standing';
  // Nothing happens: that may be what is broken.
  if (has('move', 'contact')) return asked || (has('contact') && has('not')) ? 'standing' : undefined;
  return has('help') || (has('ask', 'how') && has('you')) ? 'ability' : undefined;
};

/**
 * Reads a short sentence that is made of common words alone, "hvor langt er I med min sag?", "you can close it": with no
 * word in it for what is broken it reports nothing. Undefined for all others.
 */
export const readSentence = (text: string): Sentence | undefined => {
  if (text.length > READ.moment) return undefined;
  const typed = text.trim().split(/\s+/);
  const numbers = typed.flatMap((word) => NUMBER.exec(word.replace(/[?.!,:]+$/, ''))?.[1] ?? []);
  const words = typed
    .filter((word) => !NUMBER.test(word.replace(/[?.!,:]+$/, '')))
    .flatMap((word) => plainWord(word).split(' '))
    .filter((word) => word !== '');
  if (words.length + numbers.length === 0 || words.length > MOST_WORDS || numbers.length > 1) return undefined;
  const known = words.map((word) => WORDS.get(word));
  const kinds = new Set(known.flatMap((one) => [...(one?.kinds ?? [])]));
  // Somebody is working on it; it works on something.
  if (/\bworking (?:on|with)\b/.test(words.join(' '))) {
    kinds.delete('well');
    kinds.add('move');
  }
  const has = (...some: readonly Kind[]): boolean => some.some((kind) => kinds.has(kind));
  // "INC-7 is fixed" is none.
  const begins = numbers.length > 0 && words[0] !== plainWord(typed[0] ?? '') ? '' : (words[0] ?? '');
  const asked = text.trimEnd().endsWith('?') || has('ask', 'how') || BEGINS_QUESTION.test(begins);
  const isNow = words.some((word) => AGAIN.has(word));
  const unknown = known.filter((one) => one === undefined).length;
  const only = known.flatMap((one) => (one?.langs.size === 1 ? [...one.langs] : []));
  const danish = only.filter((lang) => lang === 'da').length * 2;
  const about = {
    asked,
    ...(numbers[0] !== undefined && { number: Number(numbers[0]) }),
    ...(danish !== only.length && { lang: danish > only.length ? ('da' as const) : ('en' as const) }),
  };
  if (unknown === 0) {
    if (numbers.length > 0) kinds.add('case');
    const means = meaningOf(has, { asked, isNow });
    return means && { means, sentence: 'sure', ...about };
  }
  // "Nu virker printeren igen", "jeg kan logge ind igen": what works is no part of the vocabulary.
  const canAgain = has('can') && words.some((word) => WE.has(word)) && /^(?:igen|again)$/.test(words.at(-1) ?? '');
  const isAgain = !asked && isNow && (has('can') ? canAgain : has('well'));
  const isWhole = !has(
    'not',
    'modal',
    'later',
    'part',
    'have',
    'case',
    'ask',
    'how',
    'drop',
    'forget',
    'close',
    'shut',
    'help',
  );
  return isAgain && isWhole && unknown <= MOST_UNKNOWN ? { means: 'over', sentence: 'unsure', ...about } : undefined;
};

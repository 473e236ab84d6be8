import { fold } from '../ground/fold';
import { LANGS, type Lang } from '../ground/lang';
import { READ } from '../ground/limits';

/** What a courtesy of several is answered as: the first that is in it. */
export const SMALL_TALK = ['thanks', 'farewell', 'greeting', 'nod'] as const;
export type SmallTalk = (typeof SMALL_TALK)[number];

type Phrases = Readonly<Record<Lang, string>>;

/** Folded, without punctuation; none of them tells anything, and several may follow each other. */
const COURTESIES: Readonly<Record<SmallTalk, Phrases>> = {
  thanks: {
    da: `tak|mange tak|tusind tak|1000 tak|tak skal du have|mange tak skal du have|tusind tak skal du have|tak for hjaelpen
      |mange tak for hjaelpen|tusind tak for hjaelpen|tak for indsatsen|godt klaret|flot arbejde|tak for det|tak for svaret|tak for hurtig hjaelp|paa forhaand tak`,
    en: `thanks|thank you|thx|ty|many thanks|thanks a lot|thanks so much|thank you so much|thank you very much
      |thanks for the help|thanks for your help|thank you for the help|thank you for your help|thanks in advance|cheers|great job|good job|well done|nice work`,
  },
  farewell: {
    da: `farvel|vi ses|hav en god dag|ha en god dag|god dag|god weekend|hav en god weekend|god ferie|godnat|i lige maade
      |fortsat god dag|god fredag|vi ses i morgen|vi snakkes|paa gensyn|hej hej`,
    en: `bye|goodbye|bye bye|see you|see you later|have a nice day|have a good day|have a great day|have a nice weekend
      |have a good weekend|good night|you too|same to you|happy friday|see you tomorrow|talk to you later|take care`,
  },
  greeting: {
    da: `hej|hejsa|hallo|halloej|goddag|godmorgen|god morgen|godaften|god aften|god eftermiddag|mojn|dav|davs
      |hej med dig|hej igen|er du der|er i der|er der nogen|er der nogen her|er der nogen hjemme|er der hul igennem|test|ping|kaere
      |undskyld forstyrrelsen|undskyld jeg forstyrrer`,
    en: `hi|hello|hey|good morning|good afternoon|good evening|hi there|hello there|hey there|are you there
      |anybody there|anyone there|anybody home|hello again|hi again|dear|testing|sorry to bother you|sorry to bother`,
  },
  nod: {
    da: `ok|okay|okey|oki|fint|super|perfekt|godt|fedt|dejligt|herligt|ja|jo|jeps|nej|naa|det er ok|det er fint|det er helt fint
      |det lyder godt|lyder godt|modtaget|forstaaet|undskyld|beklager|det var saa lidt|selv tak|alt vel|det er i orden|det er bare i orden|i orden
      |ja det goer det|nej det goer det ikke|ja det er det|nej det er det ikke|skal jeg nok|det goer jeg`,
    en: `great|perfect|cool|nice|good|yes|yeah|yep|no|nope|fine|sure|alright|all right|got it|sounds good|understood|noted
      |awesome|sorry|no problem|never mind|nevermind|you are welcome|youre welcome|yes it does|no it doesnt|yes it is
      |no it isnt|will do|yes please|of course`,
  },
};

/** Stands among them and says nothing. */
const BETWEEN: ReadonlySet<string> = new Set([
  '',
  'og',
  'and',
  'so',
  'saa',
  'vagt',
  'bot',
  'team',
  'alle',
  'sammen',
  'all',
  'everyone',
  'everybody',
  'mate',
  'guys',
]);

const KINDS: ReadonlyMap<string, SmallTalk> = new Map(
  SMALL_TALK.flatMap((kind) =>
    LANGS.flatMap((lang) => COURTESIES[kind][lang].split('|').map((phrase) => [phrase.trim(), kind] as const)),
  ),
);
const LONGEST = Math.max(...[...KINDS.keys()].map((phrase) => phrase.split(' ').length));

/** A word for comparing: folded, without punctuation and emoji; empty where it was nothing else. */
export const plainWord = (word: string): string =>
  fold(word.replace(/['’]/g, '').replace(/[\p{P}\p{S}\p{Emoji_Presentation}\uFE0F]/gu, ' '));

/** The courtesies that these words are; undefined where there is anything else in them. */
const courtesiesIn = (words: readonly string[]): readonly SmallTalk[] | undefined => {
  const found: SmallTalk[] = [];
  for (let at = 0; at < words.length; ) {
    const counts = Array.from({ length: LONGEST }, (_, i) => LONGEST - i);
    const count = counts.find((one) => at + one <= words.length && KINDS.has(words.slice(at, at + one).join(' ')));
    const kind = count && KINDS.get(words.slice(at, at + count).join(' '));
    if (kind) found.push(kind);
    else if (!BETWEEN.has(words[at] ?? '')) return undefined;
    at += count ?? 1;
  }
  return found;
};

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Courtesies never open a form. Nothing at all, the bare name of the bot, is a greeting; a lone emoji is a nod. */
export const parseSmallTalk = (text: string): SmallTalk | undefined => {
  if (text.length > READ.moment) return undefined;
  if (text.trim() === '') return 'greeting';
  const found = courtesiesIn(wordsOf(text).flatMap((word) => plainWord(word).split(' ')));
  if (!found) return undefined;
  return SMALL_TALK.find((kind) => found.includes(kind)) ?? (/[\p{L}\p{N}]/u.test(text) ? undefined : 'nod');
};

/** What is left of a short text without courtesies at its ends, the shortest first. */
export const withoutCourtesies = (text: string): readonly string[] => {
  if (text.length > READ.moment) return [];
  const parts = wordsOf(text);
  const plain = parts.map(plainWord);
  const cuts = parts.map((_, at) => at);
  const froms = cuts.filter((at) => courtesiesIn(plain.slice(0, at))).toReversed();
  const tos = [...cuts, parts.length].filter((at) => at > 0 && courtesiesIn(plain.slice(at)));
  return froms.flatMap((from) =>
    tos.filter((to) => to > from && to - from < parts.length).map((to) => parts.slice(from, to).join(' ')),
  );
};

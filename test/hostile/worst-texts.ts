import { mentions, peopleIn, plainText, withoutEmphasis } from '../../adapters/slack/render/text';
import { cardContent } from '../../adapters/teams/card-words';
import { activitySchema } from '../../adapters/teams/schema';
import { wordsOf } from '../../adapters/teams/text';
import { readSentence } from '../../src/chat/plain-sentence';
import { parseSmallTalk } from '../../src/chat/small-talk';
import { nearestIntent, parseIntent } from '../../src/chat/words';
import { readWhen } from '../../src/command/when';
import { capped, READ } from '../../src/ground/limits';
import { nearest } from '../../src/ground/nearest';
import { parseFor } from '../../src/incident/chat/on-behalf/parse-for';
import { replyIn } from '../../src/incident/chat/reply-in';
import { categoryFor } from '../../src/incident/policies/category';
import { loadLanguageGuess } from '../../src/people/guess-language';
import { termsOf } from '../../src/search/terms';
import { withoutPeople } from '../../src/solution/policies/anonymous';
import { aDesk } from '../support/desk';

/** A function that takes text from outside, with the pieces of which its worst texts are made. */
export interface Worst {
  readonly file: string;
  readonly name: string;
  readonly cap: keyof typeof READ;
  /** What becomes of a text over the cap. */
  readonly over: 'cut' | 'nothing';
  readonly pieces: readonly (readonly [first: string, again: string])[];
  readonly run: (text: string) => unknown;
}

const at = '<at>Vagt</at>';
const bot = { id: '28:vagt', name: 'Vagt' };
const message = (more: object) =>
  wordsOf(
    activitySchema.parse({
      type: 'message',
      serviceUrl: 'https://smba.example/emea/',
      from: { id: '29:anna' },
      recipient: bot,
      conversation: { id: 'a:1' },
      entities: [{ type: 'mention', text: at, mentioned: bot }],
      ...more,
    }),
  );

const MARKUP: Worst['pieces'] = [
  ['', '<at'],
  ['', '<at>'],
  ['', '<p "'],
  ['', '<attachment'],
  ['', '<blockquote'],
  ['<blockquote>', '<span itemtype="http://schema.skype.com/Mention"> '],
  ['<blockquote>', '<span Mention'],
  ['', '<b></i>'],
  ['', '</p'],
  ['', '<img alt="'],
  ['', '&#'],
];

/** `length` characters of it. */
export const worstText = ([first, again]: Worst['pieces'][number], length: number): string =>
  (first + again.repeat(length)).slice(0, length);

export const worstTexts = async (): Promise<readonly Worst[]> => {
  const guess = await loadLanguageGuess();
  const desk = aDesk();
  const when = { now: new Date('2026-11-27T08:00:00.000Z'), zone: 'Europe/Copenhagen' };
  return [
    {
      file: 'adapters/slack/render/text.ts',
      name: 'plainText',
      cap: 'markup',
      over: 'cut',
      pieces: [
        ['', '<@UBOT|'],
        ['', '<'],
        ['<', 'a'],
        ['', ' \t'],
        ['', '&gt;'],
        ['', '\n \n'],
        ['<https://a.example|', 'a|'],
        ['<@U1|', 'a'],
        ['', '<@U1'],
        ['*a', ' '],
        ['', ' *a'],
      ],
      run: (text) => [
        mentions(capped(text, 'markup'), 'UBOT'),
        plainText(text, 'UBOT'),
        peopleIn(text, 'UBOT'),
        withoutEmphasis(capped(text, 'markup')),
      ],
    },
    {
      file: 'adapters/teams/card-words.ts',
      name: 'cardContent',
      cap: 'markup',
      over: 'cut',
      pieces: [
        ['', '['],
        ['', '[]('],
        ['**', 'a'],
        ['', '**a'],
      ],
      run: (text) => cardContent([{ contentType: 'application/vnd.microsoft.card.hero', content: { text } }]),
    },
    {
      file: 'adapters/teams/html.ts',
      name: 'wordsOf',
      cap: 'markup',
      over: 'cut',
      pieces: MARKUP,
      run: (text) => [
        message({ text }),
        message({ text, textFormat: 'xml' }),
        message({ attachments: [{ contentType: 'text/html', content: text }] }),
      ],
    },
    {
      file: 'adapters/teams/text.ts',
      name: 'ownWords',
      cap: 'markup',
      over: 'cut',
      pieces: [
        ['a', ' '],
        ['', '\u00a0>'],
        ['', '\n'],
        ['', '\r'],
      ],
      run: (text) => message({ text }),
    },
    {
      file: 'src/solution/policies/anonymous.ts',
      name: 'withoutPeople',
      cap: 'text',
      over: 'cut',
      pieces: [
        ['', 'a@'],
        ['', 'a.'],
        ['', '1 '],
        ['', 'Aa '],
        ['', 'A-'],
        ['Agade 1', ' '],
        ['', 'Hej A'],
        ['mvh', ' \t'],
        ['', '@a'],
        ['', 'tlf1 '],
      ],
      run: (text) =>
        withoutPeople(text, { involved: ['Anna Holm'], others: [] }, { name: '', email: '', number: '', address: '' }),
    },
    {
      file: 'src/chat/words.ts',
      name: 'parseIntent',
      cap: 'text',
      over: 'cut',
      pieces: [
        ['wait 5 ', 'a '],
        ['report ', '!'],
        ['report! ', ' '],
        ['', ':'],
        ['svar ', ' '],
      ],
      run: (text) => ({ ...parseIntent(text), command: undefined }),
    },
    {
      file: 'src/chat/words.ts',
      name: 'nearestIntent',
      cap: 'moment',
      over: 'nothing',
      pieces: [
        ['', 'shwo'],
        ['shwo', ' '],
        ['shwo INC-1', ' '],
      ],
      run: (text) => nearestIntent(text, 'en'),
    },
    {
      file: 'src/chat/words.ts',
      name: 'parseSmallTalk',
      cap: 'moment',
      over: 'nothing',
      pieces: [
        ['tak', '!'],
        ['', ' '],
      ],
      run: (text) => parseSmallTalk(text),
    },
    {
      file: 'src/chat/plain-sentence.ts',
      name: 'readSentence',
      cap: 'moment',
      over: 'nothing',
      pieces: [
        ['det virker', '?'],
        ['INC-1', ' .'],
        ['', 'working on '],
      ],
      run: (text) => readSentence(text),
    },
    {
      file: 'src/command/when.ts',
      name: 'readWhen',
      cap: 'moment',
      over: 'nothing',
      pieces: [
        ['5 ', 'a '],
        ['fredag', ' '],
        ['', ','],
        ['24. ', 'a'],
      ],
      run: (text) => readWhen(text, when),
    },
    {
      file: 'src/ground/nearest.ts',
      name: 'nearest',
      cap: 'word',
      over: 'nothing',
      pieces: [['', 'ab']],
      run: (text) => nearest(text, ['ab'.repeat(text.length / 2)]),
    },
    {
      file: 'src/incident/chat/on-behalf/parse-for.ts',
      name: 'parseFor',
      cap: 'text',
      over: 'cut',
      pieces: [
        ['for ', 'a.'],
        ['for a@', ' '],
        ['for <', '<'],
        ['for A ', '@>'],
        ['for a', ' , '],
        ['for', '\n'],
      ],
      run: (text) => parseFor(text),
    },
    {
      file: 'src/incident/chat/reply-in.ts',
      name: 'replyIn',
      cap: 'text',
      over: 'cut',
      pieces: [
        ['svar', ' '],
        ['reply: ', 'a\n'],
        ['', '> a\n'],
      ],
      run: (text) => replyIn(text),
    },
    {
      file: 'src/incident/policies/category.ts',
      name: 'categoryFor',
      cap: 'text',
      over: 'cut',
      pieces: [
        ['', 'a-'],
        ['', "a'"],
        ['', 'printer'],
      ],
      run: (text) => categoryFor(desk, text),
    },
    {
      file: 'src/people/guess-language.ts',
      name: 'loadLanguageGuess',
      cap: 'sample',
      over: 'cut',
      pieces: [
        ['', 'printeren virker ikke '],
        ['', '1'],
        ['', 'æ'],
      ],
      run: (text) => guess(text),
    },
    {
      file: 'src/search/terms.ts',
      name: 'termsOf',
      cap: 'text',
      over: 'cut',
      pieces: [
        ['', 'a-'],
        ['', '-'],
        ['', 'printeren '],
      ],
      run: (text) => termsOf(text),
    },
  ];
};

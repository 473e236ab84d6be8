import { capped } from '../../src/ground/limits';
import { type HtmlPiece, htmlPieces } from './html-pieces';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Entities that Teams writes into texts. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole: string, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });

const named = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** What ends a line, where it ends. */
const LINES = named('p div br li blockquote pre codeblock h1 h2 h3 h4 h5 h6 hr tr');
/** Tags of Teams' own editor; anything else in angle brackets is what a person typed. */
const EDITOR = new Set([
  ...LINES,
  ...named('b strong i em u s strike span a at ul ol code img emoji table tbody thead td th font sup sub attachment'),
]);
/** The one tag in a text that is sent as plain. */
const PLAIN = named('at');

/** Somebody named in a message: `<at …>name</at>`, or the span that Teams writes around a name. */
export interface Mention {
  readonly id: string | undefined;
  readonly name: string;
}

type Opened = Extract<HtmlPiece, { type: 'open' }>;

const isMention = ({ tag, attributes }: Opened): boolean =>
  tag === 'at' || (tag === 'span' && attributes.get('itemtype')?.endsWith('/Mention') === true);

/** What stands for a file or for the message that is answered: none of it are words of the person. */
const isNotTheirs = ({ tag, attributes }: Opened): boolean =>
  tag === 'attachment' || (tag === 'blockquote' && attributes.get('itemtype')?.endsWith('Reply') === true);

/** Lines as somebody quotes them by hand. */
const quoted = (words: string): string =>
  words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `> ${line.trim()}\n`)
    .join('');

/** `isBot`: the name of the bot is no word of the message. */
function wordsOf(markup: string, tags: ReadonlySet<string>, isBot: (mention: Mention) => boolean): string {
  const said: string[] = [];
  let hidden = 0;
  /** Quotes that are open, and where the outermost begins. */
  let quotes = 0;
  let quoteFrom = 0;
  let mention: { readonly opened: Opened; readonly from: number } | undefined;
  const say = (words: string): void => {
    if (hidden === 0) said.push(words);
  };
  const beginQuote = (): void => {
    if (quotes === 0) quoteFrom = said.push('\n');
    quotes += 1;
  };
  const endQuote = (): void => {
    quotes = Math.max(0, quotes - 1);
    if (quotes === 0) said.push(quoted(said.splice(quoteFrom).join('')));
  };
  const opened = (piece: Opened): void => {
    if (isNotTheirs(piece) || (hidden > 0 && piece.tag === 'blockquote')) hidden += 1;
    else if (piece.tag === 'blockquote') beginQuote();
    else if (isMention(piece)) mention = { opened: piece, from: said.length };
    else if (piece.tag === 'br' || piece.tag === 'hr') say('\n');
    else say(piece.attributes.get('alt') ?? '');
  };
  const closed = (tag: string): void => {
    if (LINES.has(tag)) say('\n');
    if (tag === 'attachment' || (tag === 'blockquote' && hidden > 0)) hidden = Math.max(0, hidden - 1);
    else if (tag === 'blockquote') endQuote();
    if (tag !== mention?.opened.tag) return;
    const name = decodeEntities(said.slice(mention.from).join('')).trim();
    if (isBot({ id: mention.opened.attributes.get('id'), name })) said.splice(mention.from, Infinity, ' ');
    mention = undefined;
  };
  for (const piece of htmlPieces(capped(markup, 'markup'))) {
    const isTag = piece.type !== 'text' && tags.has(piece.tag);
    if (!isTag) say(tags === PLAIN ? piece.raw : piece.raw.replace(/[\r\n]+/g, ' '));
    else if (piece.type === 'open') opened(piece);
    else closed(piece.tag);
  }
  if (quotes > 0) said.push(quoted(said.splice(quoteFrom).join('')));
  return decodeEntities(said.join(''));
}

/** The words of Teams' HTML: quoted lines begin with `>`, line breaks kept, an emoji as its sign. */
export const htmlToText = (html: string, isBot: (mention: Mention) => boolean): string => wordsOf(html, EDITOR, isBot);

/** The words of a text in which only mentions are marked: every other angle bracket is typed. */
export const plainToText = (text: string, isBot: (mention: Mention) => boolean): string => wordsOf(text, PLAIN, isBot);

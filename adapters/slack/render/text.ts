import { capped } from '../../../src/ground/limits';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** `&lt;` and the like as typed; Slack escapes these three and no others. */
export const unescape = (text: string): string => text.replace(/&(?:lt|gt|amp);/g, (found) => ENTITIES[found] ?? found);

const QUOTE = '&gt;';
const REST = '&gt;&gt;&gt;';

/** Every line that quotes somebody begins with `>`: those behind `>>>`, too. */
function quotedLines(markup: string): readonly string[] {
  const lines = capped(markup, 'markup').replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
  const rest = lines.findIndex((line) => line.startsWith(REST));
  return lines.map((line, at) => (rest < 0 || at < rest ? line : `${QUOTE} ${line.replace(REST, '').trim()}`));
}

const ownLines = (markup: string): readonly string[] =>
  quotedLines(markup).filter((line) => !line.trimStart().startsWith(QUOTE));

/** Who or what could not be named: an id tells nobody anything. */
export const NAMELESS = '…';

/** One `<…>` of Slack's markup in the words its client shows. */
function shown(inner: string): string {
  const [target = '', label] = inner.split('|');
  const mark = target[0];
  if (mark === '@' || mark === '#') return `${mark}${label || NAMELESS}`;
  if (mark === '!') {
    const [what = '', id] = target.slice(1).split('^');
    return label || `@${id === undefined ? what : NAMELESS}`;
  }
  const bare = target.replace(/^(?:mailto:|tel:|https?:\/\/)/, '');
  return label === undefined || label === target || label === bare ? (label ?? target) : `${label} (${target})`;
}

/** The people whom a text names outside of its quotes, each with the words that stand for them; the bot left out. */
export const peopleIn = (
  markup: string,
  botUser: string,
): readonly { readonly user: string; readonly words: string }[] =>
  [...capped(ownLines(markup).join('\n'), 'markup').matchAll(/<(@([UW][A-Z0-9]{1,30})(?:\|[^<>]*)?)>/g)].flatMap(
    ([, inner = '', user = '']) => (user === botUser ? [] : [{ user, words: unescape(shown(inner)) }]),
  );

/** Whether the bot is spoken to in this text. */
export const mentions = (text: string, botUser: string): boolean =>
  text.includes(`<@${botUser}>`) || text.includes(`<@${botUser}|`);

/** Without the marks of bold, italic and struck text and of code. */
export const withoutEmphasis = (text: string): string =>
  ['*', '_', '~'].reduce(
    (words, mark) =>
      words.replace(
        new RegExp(
          `(^|[\\s(])\\${mark}([^\\s${mark}](?:[^\\n${mark}]*[^\\s${mark}])?)\\${mark}(?=$|[\\s).,:;!?])`,
          'gm',
        ),
        '$1$2',
      ),
    text.replace(/```\n?|`/g, ''),
  );

/** What a person wrote, from a message's `text`: without the bot's name and Slack's markup; trimmed. */
export const wholeText = (markup: string, botUser: string): string => wordsIn(quotedLines(markup), botUser);

/** The same without what they quote. */
export const plainText = (markup: string, botUser: string): string => wordsIn(ownLines(markup), botUser);

function wordsIn(lines: readonly string[], botUser: string): string {
  const marked = capped(lines.join('\n'), 'markup').replace(
    /<([^<>]+)>([ \t]*[:,]?)/g,
    (_, inner: string, behind: string) =>
      inner === `@${botUser}` || inner.startsWith(`@${botUser}|`) ? ' ' : shown(inner) + behind,
  );
  return unescape(marked)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

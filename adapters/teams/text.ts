import { capped } from '../../src/ground/limits';
import { htmlToText, type Mention, plainToText } from './html';
import type { TeamsActivity } from './schema';

/** The whole message as HTML, which Teams sends beside its plain text: what was typed is told from markup only there. */
function htmlOf({ attachments, textFormat, text }: TeamsActivity): string | undefined {
  const html = attachments?.find((attachment) => attachment?.contentType === 'text/html')?.content;
  return typeof html === 'string' && html !== '' ? html : textFormat === 'xml' ? text : undefined;
}

/** People also quote by hand, with a `>` before each line; `>=` is none. */
const isQuoted = (line: string): boolean => line.trimStart().startsWith('>') && !line.trimStart().startsWith('>=');

const linesOf = (words: string): readonly string[] =>
  capped(words, 'markup').replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\u00a0', ' ').split('\n');

/** Without the blanks that an editor leaves. */
const joined = (lines: readonly string[]): string =>
  capped(lines.map((line) => line.trimEnd()).join('\n'), 'markup')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Words of people with the lines that they quote. */
export const wholeWords = (words: string): string => joined(linesOf(words));

const ownWords = (words: string): string => joined(linesOf(words).filter((line) => !isQuoted(line)));

/** Whether the bot is spoken to in this message. */
export function mentionsBot(activity: TeamsActivity): boolean {
  return (
    activity.entities?.some((entity) => entity?.type === 'mention' && entity.mentioned?.id === activity.recipient.id) ??
    false
  );
}

const never = (): boolean => false;

/** The names by which the bot is mentioned here. */
function botNames({ entities, recipient }: TeamsActivity): ReadonlySet<string | undefined> {
  const mentions = (entities ?? []).filter((one) => one?.type === 'mention' && one.mentioned?.id === recipient.id);
  return new Set(
    mentions.flatMap((one) => [recipient.name, one?.mentioned?.name, plainToText(one?.text ?? '', never).trim()]),
  );
}

/** The people whom a message names, each with the words that stand for them; the bot left out. */
export const namedIn = ({
  entities,
  recipient,
}: TeamsActivity): readonly { readonly account: string; readonly words: string }[] =>
  (entities ?? []).flatMap((one) => {
    const { id: account, name = '' } = one?.mentioned ?? {};
    if (one?.type !== 'mention' || account === undefined || account === recipient.id) return [];
    const words = wholeWords(plainToText(one.text ?? '', never)) || name;
    return words === '' ? [] : [{ account, words }];
  });

/** What the person wrote, without the mention of the bot and Teams' markup, trimmed: `own` without quotes, `whole` with them. */
export function wordsOf(activity: TeamsActivity): { readonly own: string; readonly whole: string } {
  const names = botNames(activity);
  const isBot = ({ name }: Mention): boolean => names.has(name);
  const html = htmlOf(activity);
  const words = html === undefined ? plainToText(activity.text ?? '', isBot) : htmlToText(html, isBot);
  return { own: ownWords(words), whole: wholeWords(words) };
}

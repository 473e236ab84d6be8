import { decodeEntities, hasQuote, htmlToText, withoutTags } from './html';
import type { TeamsActivity } from './schema';

function htmlOf(activity: TeamsActivity): string | undefined {
  const html = activity.attachments?.find((attachment) => attachment?.contentType === 'text/html')?.content;
  return typeof html === 'string' ? html : undefined;
}

/** People also quote by hand, with a `>` before each line; `>=` is none. */
const isQuoted = (line: string): boolean => /^\s*>(?!=)/.test(line);

/** Words of people without quoted lines, and without the blanks that an editor leaves. */
export const ownWords = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .filter((line) => !isQuoted(line))
    .join('\n')
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Whether the bot is spoken to in this message. */
export function mentionsBot(activity: TeamsActivity): boolean {
  return (
    activity.entities?.some((entity) => entity?.type === 'mention' && entity.mentioned?.id === activity.recipient.id) ??
    false
  );
}

function withoutMentions(text: string, activity: TeamsActivity): string {
  let rest = text;
  for (const entity of activity.entities ?? []) {
    const written = entity?.type === 'mention' ? entity.text : undefined;
    if (written && entity?.mentioned?.id === activity.recipient.id) rest = rest.replaceAll(written, ' ');
  }
  return rest.replace(/<at\b[^>]*>([\s\S]*?)<\/at>/gi, '$1');
}

/** The message as HTML, when something in it is quoted: its plain text holds the quoted words unmarked. */
function quotingHtml(activity: TeamsActivity): string | undefined {
  const html = htmlOf(activity) ?? (activity.textFormat === 'xml' ? activity.text : undefined);
  return html !== undefined && hasQuote(html) ? html : undefined;
}

/**
 * What the person wrote: without the mention of the bot, quotes and Teams' markup, trimmed. Angle brackets in a text that
 * is sent as plain are theirs and stay.
 */
export function textOf(activity: TeamsActivity): string {
  const html = quotingHtml(activity);
  if (html !== undefined) return ownWords(htmlToText(withoutBotInHtml(html, activity)));
  const rest = withoutMentions(activity.text ?? '', activity);
  const isMarkup = htmlOf(activity) !== undefined || activity.textFormat === 'xml';
  return ownWords(decodeEntities(isMarkup ? withoutTags(rest) : rest));
}

/** In HTML a mention is a span around the name. */
function withoutBotInHtml(html: string, activity: TeamsActivity): string {
  const mention = activity.entities?.find((entity) => entity?.mentioned?.id === activity.recipient.id);
  const name = mention?.text?.replace(/<[^>]*>/g, '') ?? activity.recipient.name;
  const rest = withoutMentions(html, activity);
  if (!name || !mention) return rest;
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return rest.replace(new RegExp(`<span\\b[^>]*Mention[^>]*>\\s*${escaped}\\s*</span>`, 'gi'), ' ');
}

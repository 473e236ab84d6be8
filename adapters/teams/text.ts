import { decodeEntities, hasQuote, htmlToText, withoutTags } from './html';
import type { TeamsActivity } from './schema';

function htmlOf(activity: TeamsActivity): string | undefined {
  const html = activity.attachments?.find((attachment) => attachment?.contentType === 'text/html')?.content;
  return typeof html === 'string' ? html : undefined;
}

/** A person who replies by quoting writes below the lines they quote. */
function withoutQuotedLines(text: string): string {
  const lines = text.split('\n');
  const own = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('>'));
  return own > 0 ? lines.slice(own).join('\n') : text;
}

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

/**
 * What the person wrote: without the mention of the bot, quotes and Teams' markup, trimmed. Angle brackets in a text that
 * is sent as plain are theirs and stay.
 */
export function textOf(activity: TeamsActivity): string {
  const html = htmlOf(activity);
  const plain = activity.text ?? '';
  const markup = html !== undefined || activity.textFormat === 'xml';
  let text: string;
  if (html !== undefined && hasQuote(html)) text = htmlToText(withoutBotInHtml(html, activity));
  else text = decodeEntities(withoutMentionsAndTags(plain, activity, markup));
  return withoutQuotedLines(text.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' '))
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutMentionsAndTags(text: string, activity: TeamsActivity, markup: boolean): string {
  const rest = withoutMentions(text, activity);
  return markup ? withoutTags(rest) : rest;
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

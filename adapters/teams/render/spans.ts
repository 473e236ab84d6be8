import { linkHref } from '../../../src/view/parts';
import type { Spans, TextSpan } from '../../../src/view/view';

/** A person to be notified: `text` stands in the message exactly like this. */
export interface Mention {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/**
 * Text of people as markdown that shows it exactly as typed: no formatting, no link, no HTML, no date function, a line
 * break for every run of them. Teams reads markdown and entities in the texts of cards and messages; the Playground
 * even reads HTML tags. Only what could be read as markup is escaped: some clients show a needless backslash.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\`*_[\]~|]/g, '\\$&')
    .replaceAll('{{', '\\{\\{')
    .replace(/^([ \t]*)([#+=-])/gm, '$1\\$2')
    .replace(/^([ \t]*\d+)([.)])/gm, '$1\\$2')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^(?: {4,}| *\t[ \t]*)/gm, (indent) => '\u00a0'.repeat(indent.length))
    .replace(/\n+/g, '\n\n');
}

/** A name as it may stand between `<at>` and `</at>`. */
export function mentionName(name: string): string {
  const bare = name
    .replace(/[<>&\\*_`[\]\n\r]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return bare === '' ? '…' : bare;
}

function spanMarkdown(span: TextSpan, mentions: Mention[]): string {
  if (typeof span === 'string') return escapeMarkdown(span);
  if ('bold' in span)
    return span.bold.trim() === '' ? escapeMarkdown(span.bold) : `**${escapeMarkdown(span.bold.trim())}**`;
  if ('user' in span) {
    if (!span.mention) return escapeMarkdown(span.name);
    const name = mentionName(span.name);
    const text = `<at>${name}</at>`;
    mentions.push({ type: 'mention', text, mentioned: { id: span.user, name } });
    return text;
  }
  // A bot cannot notify a tag of Teams without asking Graph for it: it is named.
  if ('group' in span) return escapeMarkdown(span.name);
  const url = linkHref(span.link);
  if (!url) return escapeMarkdown(span.label);
  return `[${escapeMarkdown(span.label)}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** Spans as escaped markdown; the people to be notified are added to `mentions`. */
export function toMarkdown(spans: Spans, mentions: Mention[]): string {
  return spans.map((span) => spanMarkdown(span, mentions)).join('');
}

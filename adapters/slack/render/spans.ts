import type { RichTextElement } from '@slack/types';
import { cut, largest } from '../../../src/view/cut';
import { linkHref, withWords, wordsOf } from '../../../src/view/parts';
import type { Spans, TextSpan } from '../../../src/view/view';
import { SLACK_LIMITS } from './limits';

/**
 * Slack has no escape for these. An invisible character beside one does not help (a zero-width space even makes it
 * format inside a word: jsx-slack's "exact mode"), so a sign that looks alike stands for it.
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '*': '\u2217',
  _: '\u02cd',
  '~': '\u223c',
  '`': '\u02cb',
  '＊': '\u2217',
  '＿': '\u02cd',
  '｀': '\u02cb',
};

const oneKindOfBreak = (text: string): string => text.replace(/\r\n?/g, '\n');

/**
 * Text of people as mrkdwn that shows it as typed: no mention, link, formatting, quote or emoji code. Signs inside a
 * word (`snake_case`) format nothing and stay. Where nothing needs mrkdwn, plain and rich text show it exactly.
 */
export function escapeMrkdwn(text: string): string {
  return oneKindOfBreak(text)
    .replace(/(?<![\p{L}\p{N}])[*_~＊＿]|[*_~＊＿](?![\p{L}\p{N}])|[`｀]/gu, (sign) => LOOKALIKES[sign] ?? sign)
    .replace(/^([^\S\n\r\u2028\u2029]*)(?=[>＞])/gm, '$1\u2060')
    .replace(/:(?=[\p{L}\p{N}_+'-]+:)/gu, ':\u2060')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();

/** An address on the web as it may stand before a link's label, or undefined. */
function linkUrl(link: string): string | undefined {
  const href = linkHref(link)?.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E');
  return href !== undefined && href.length <= SLACK_LIMITS.linkUrl ? href : undefined;
}

const isUser = (id: string): boolean => /^[UW][A-Z0-9]+$/.test(id);
const isGroup = (id: string): boolean => /^S[A-Z0-9]+$/.test(id);

function spanMrkdwn(span: TextSpan): string {
  if (typeof span === 'string') return escapeMrkdwn(span);
  if ('bold' in span) {
    const words = escapeMrkdwn(oneLine(oneKindOfBreak(span.bold)));
    return words === '' ? '' : `*${words}*`;
  }
  if ('user' in span) return span.mention && isUser(span.user) ? `<@${span.user}>` : escapeMrkdwn(span.name);
  if ('group' in span) return isGroup(span.group) ? `<!subteam^${span.group}>` : escapeMrkdwn(span.name);
  const label = escapeMrkdwn(oneLine(oneKindOfBreak(wordsOf(span))));
  const url = linkUrl(span.link);
  return url ? `<${url.replaceAll('&', '&amp;')}|${label.replaceAll('|', '\uff5c')}>` : label;
}

/** Spans as escaped mrkdwn: only a user with `mention` and a group notify, only http(s) is linked. */
export const toMrkdwn = (spans: Spans): string => spans.map(spanMrkdwn).join('');

/** The words alone, exactly as typed, for plain text. */
export const plainWords = (spans: Spans): string => oneKindOfBreak(spans.map(wordsOf).join(''));

/** Whether somebody is notified: only mrkdwn is known to do that. */
export const notifies = (spans: Spans): boolean =>
  spans.some(
    (span) =>
      typeof span !== 'string' &&
      (('user' in span && span.mention === true && isUser(span.user)) || ('group' in span && isGroup(span.group))),
  );

/** Whether there is nothing to show. */
export const isBlank = (spans: Spans): boolean => !notifies(spans) && plainWords(spans).trim() === '';

/** Whether anything stands out from plain words. */
export const isMarked = (spans: Spans): boolean =>
  notifies(spans) || spans.some((span) => typeof span !== 'string' && ('bold' in span || 'link' in span));

/** Spans that notify nobody as rich text, in which words are shown exactly as typed. */
export function toRichText(spans: Spans): RichTextElement[] {
  return spans.flatMap((span): RichTextElement[] => {
    const text = oneKindOfBreak(wordsOf(span));
    const url = typeof span !== 'string' && 'link' in span ? linkUrl(span.link) : undefined;
    if (url) return [{ type: 'link', url, text }];
    if (text === '') return [];
    const bold = typeof span !== 'string' && 'bold' in span;
    return [{ type: 'text', text, ...(bold && { style: { bold: true } }) }];
  });
}

/** The spans up to `max` characters of what `render` makes of them: the one that goes over is cut, those after it left out. */
export function cutSpans(spans: Spans, max: number, render: (spans: Spans) => string): Spans {
  const kept: TextSpan[] = [];
  for (const span of spans) {
    if (render([...kept, span]).length <= max) {
      kept.push(span);
      continue;
    }
    const words = wordsOf(span);
    const keptWith = (length: number): Spans => [...kept, withWords(span, cut(words, length))];
    const most = largest(Math.min(words.length, max), (length) => render(keptWith(length)).length <= max);
    return most ? keptWith(most) : kept;
  }
  return kept;
}

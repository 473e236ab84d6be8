import type { KnownBlock, MrkdwnElement, PlainTextElement } from '@slack/types';
import { cut } from '../../../src/view/cut';
import type { Spans, Tone } from '../../../src/view/view';
import { SLACK_LIMITS } from './limits';
import { cutSpans, isBlank, isMarked, notifies, plainWords, toMrkdwn, toRichText } from './spans';

/** Words that are shown exactly as they are: no markup, no emoji codes. Slack refuses empty ones: '…' stands for them. */
export function plainText(words: string, max: number): PlainTextElement {
  const text = cut(words.replace(/\r\n?/g, '\n'), max);
  return { type: 'plain_text', text: text.trim() === '' ? '…' : text, emoji: false };
}

/** Verbatim: Slack links no addresses, channels or names by itself. */
const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** Spans as the plainest text object that shows them; undefined when there is nothing to show. */
export function textObject(spans: Spans, max: number): PlainTextElement | MrkdwnElement | undefined {
  if (isBlank(spans)) return undefined;
  if (!isMarked(spans)) return plainText(plainWords(spans), max);
  const text = toMrkdwn(cutSpans(spans, max, toMrkdwn));
  return text.trim() === '' ? undefined : mrkdwn(text);
}

/** A label of ours, bold. */
export const boldLabel = (label: string, max: number): MrkdwnElement =>
  mrkdwn(toMrkdwn(cutSpans([{ bold: label.trim() === '' ? '–' : label }], max, toMrkdwn)));

const SIGNS: Readonly<Record<Exclude<Tone, 'subtle'>, string>> = {
  normal: '',
  good: '✅ ',
  warning: '⚠️ ',
  attention: '🔴 ',
};

/**
 * One text as a block: plain words and whoever is notified as a section, bold words and links as rich text, where what
 * people typed cannot become markup; subtle ones as context. Nothing when there is nothing to show.
 */
export function textBlocks(spans: Spans, tone: Tone): readonly KnownBlock[] {
  if (isBlank(spans)) return [];
  if (tone === 'subtle') {
    const text = textObject(spans, SLACK_LIMITS.context);
    return text ? [{ type: 'context', elements: [text] }] : [];
  }
  const signed = SIGNS[tone] === '' ? spans : [SIGNS[tone], ...spans];
  if (isMarked(spans) && !notifies(spans)) {
    const elements = toRichText(cutSpans(signed, SLACK_LIMITS.richText, plainWords));
    return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
  }
  const text = textObject(signed, SLACK_LIMITS.section);
  return text ? [{ type: 'section', text }] : [];
}

/** What a person typed. */
export function quoteBlocks(text: string): readonly KnownBlock[] {
  const elements = toRichText(cutSpans([text], SLACK_LIMITS.richText, plainWords));
  return text.trim() === '' ? [] : [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }];
}

/** A title in one line; one that is too long is cut and follows whole. */
export function titleBlocks(spans: Spans): readonly KnownBlock[] {
  const words = plainWords(spans).replace(/\s+/g, ' ').trim();
  if (words === '') return [];
  const header: KnownBlock = { type: 'header', text: plainText(words, SLACK_LIMITS.header) };
  return words.length <= SLACK_LIMITS.header ? [header] : [header, ...textBlocks([words], 'normal')];
}

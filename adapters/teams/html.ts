const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Entities that Teams writes into texts. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole: string, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** Tags of Teams' own editor; anything else in angle brackets is what a person typed. */
const TAG =
  /<(\/?)(p|div|br|b|strong|i|em|u|s|strike|span|a|at|blockquote|ul|ol|li|pre|code|codeblock|h[1-6]|hr|img|emoji|table|tbody|thead|tr|td|th|font|sup|sub)\b((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
const LINE_BREAKING = /^(p|div|br|li|blockquote|pre|codeblock|h[1-6]|hr|tr)$/i;

/** Stands for a file or a quoted message, and holds no words of the person. */
const REFERENCE = /<attachment\b[^>]*>(?:[^<]*<\/attachment>)?/gi;

/** Removes quoted blocks, nested ones too. */
function withoutQuotes(html: string): string {
  let depth = 0;
  return html
    .split(/(<\/?blockquote\b[^>]*>)/i)
    .filter((part) => {
      if (/^<blockquote/i.test(part)) depth += 1;
      const kept = depth === 0;
      if (/^<\/blockquote/i.test(part)) depth = Math.max(0, depth - 1);
      return kept;
    })
    .join('');
}

export const hasQuote = (html: string): boolean => /<blockquote\b/i.test(html);

/** The words of Teams' HTML: quotes left out, line breaks kept, an emoji as its sign. */
export function htmlToText(html: string): string {
  const tags = withoutQuotes(html)
    .replace(REFERENCE, '')
    .replace(/[\r\n]+/g, ' ')
    .replace(TAG, (_tag: string, close: string, name: string, attributes: string) => {
      const alt = /^(img|emoji)$/i.test(name) ? attributes.match(/\balt="([^"]*)"/i)?.[1] : undefined;
      if (alt !== undefined) return alt;
      const opensBlock = close === '' && !/^(br|hr)$/i.test(name);
      return LINE_BREAKING.test(name) && !opensBlock ? '\n' : '';
    });
  return decodeEntities(tags);
}

/** Teams' own tags out of a text that is not HTML as a whole. */
export const withoutTags = (text: string): string => text.replace(REFERENCE, '').replace(TAG, '');

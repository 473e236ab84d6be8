import { convert } from 'html-to-text';

/** More than anybody writes; newsletters are longer. */
const MOST = 1024 * 1024;

/** The words of a mail's HTML: what is quoted with `>` before it, tables in columns, no pictures. */
export const htmlWords = (html: string): string =>
  convert(html.slice(0, MOST), {
    wordwrap: false,
    limits: { maxDepth: 60, maxChildNodes: 5000, maxBaseElements: 10, maxInputLength: MOST },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'hr', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      ...['p', 'ul', 'ol', 'blockquote', 'pre'].map((selector) => ({
        selector,
        options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
      })),
    ],
  });

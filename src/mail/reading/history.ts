import { isQuoted } from './lines';

/** What comes before a mail that is answered. */
const RULES = [
  /^[\s>]{0,10}[-_*]{2,}\s?(?:original message|oprindelig (?:meddelelse|besked|mail)|original besked|forwarded message|videresendt (?:meddelelse|besked|mail))\s?[-_*]{2,}$/i,
  /^[\s>]{0,10}(?:begin forwarded message|start på videresendt besked|videresendt besked):$/i,
];

const WEEKDAYS = 'man(?:dag)?|tirs?(?:dag)?|ons(?:dag)?|tors?(?:dag)?|fre(?:dag)?|lør(?:dag)?|søn(?:dag)?';
/** A time of day or an address: without one it is somebody's own sentence that ends with a colon. */
const DATED = /\d{1,2}[.:]\d{2}|@/;
/** *On … wrote:*, *Den … skrev …:*, and Gmail's *ons. 26. aug. 2026 kl. 14.05 skrev …:*. */
const INTROS = [
  /^on\b.{6,300}\bwrote:$/i,
  /^den\b.{6,300}\bskrev\b.{0,200}:$/i,
  new RegExp(`^(?:${WEEKDAYS})\\.?,? (?:den )?\\d{1,2}\\.? .{4,200}\\bskrev\\b.{0,200}:$`, 'i'),
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.{0,100}\b(?:skrev|wrote)\b.{0,200}:$/i,
];
const BEGINS = new RegExp(`^(?:on\\b|den\\b|(?:${WEEKDAYS})\\b|\\d{1,4}[./-]\\d)`, 'i');
/** *Kim Jensen skrev:* counts only above what is quoted. */
const NAMED = /^.{2,120}\b(?:skrev|wrote)\b.{0,60}:$/i;
/** Clients break such a line into so many. */
const MOST_LINES = 4;

const FROM = /^[*_>\s]{0,6}(?:from|fra)[*_]{0,2}:[*_]{0,2}\s*\S/i;
const HEADER = /^[*_>\s]{0,6}(?:sent|date|sendt|dato|to|til|cc|kopi|bcc|subject|emne|vedr)[*_]{0,2}:/i;
const RULE = /^[\s>]{0,6}(?:_{5,}|-{5,}|\*{5,})$/;
/** Of the lines after *From:*, so many are looked at. */
const HEADERS = 8;

/** Where what is answered begins, and with which line its own words do. */
export interface History {
  readonly from: number;
  readonly then: number;
}

const isHeaders = (lines: readonly string[], at: number): boolean =>
  FROM.test(lines[at] ?? '') && lines.slice(at + 1, at + HEADERS).filter((line) => HEADER.test(line)).length >= 2;

/** How many lines from here on are one line such as *Den … skrev …:*; 0 for none. */
const introLines = (lines: readonly string[], at: number): number => {
  const first = (lines[at] ?? '').replace(/^[>\s]+/, '');
  const isNamed = NAMED.test(first) && isQuoted(lines.slice(at + 1).find((line) => line !== '') ?? '');
  if (isNamed) return 1;
  if (!BEGINS.test(first)) return 0;
  for (let count = 1; count <= MOST_LINES && lines[at + count - 1] !== ''; count += 1) {
    const joined = lines
      .slice(at, at + count)
      .map((line) => line.replace(/^[>\s]+/, ''))
      .join(' ');
    if (DATED.test(joined) && INTROS.some((intro) => intro.test(joined))) return count;
  }
  return 0;
};

/** The rule that a client draws above what is answered belongs to it. */
const aboveRule = (lines: readonly string[], at: number): number => {
  let above = at - 1;
  while (above >= 0 && lines[above] === '') above -= 1;
  return above >= 0 && RULE.test(lines[above] ?? '') ? above : at;
};

/** Where a client began to repeat what is answered; undefined where it did not. */
export const historyIn = (lines: readonly string[]): History | undefined => {
  for (const [at, line] of lines.entries()) {
    if (RULES.some((rule) => rule.test(line))) return { from: at, then: lines.length };
    if (isHeaders(lines, at)) return { from: aboveRule(lines, at), then: lines.length };
    const intro = introLines(lines, at);
    if (intro > 0) return { from: at, then: at + intro };
  }
  return undefined;
};

import EmailReplyParser from 'email-reply-parser';
import { historyIn } from './history';
import { isQuoted, linesOf, textOf } from './lines';
import { withoutSignature } from './signature';

const isBlank = (lines: readonly string[]): boolean => lines.every((line) => line.trim() === '');

/** What was written between or below the lines that are answered; nothing where that is only a signature. */
const belowQuotes = (lines: readonly string[]): readonly string[] => {
  if (!lines.some(isQuoted)) return [];
  return withoutSignature(lines.filter((line) => !isQuoted(line)));
};

/** Its expressions run long over what is longer. */
const MOST_PARSED = 6000;

/** As clients in other languages than the desk's own write it. */
const visible = (lines: readonly string[]): readonly string[] => {
  const text = lines.join('\n');
  return text.length > MOST_PARSED ? lines : linesOf(new EmailReplyParser().read(text).getVisibleText());
};

/** What somebody wrote in answer to a mail: without that mail, and without their signature. Empty where they wrote nothing. */
export const answerIn = (text: string): string => {
  const lines = linesOf(text);
  const history = historyIn(lines);
  const above = history ? lines.slice(0, history.from) : visible(lines);
  const top = withoutSignature(above.filter((line) => !isQuoted(line)));
  const below = history ? belowQuotes(lines.slice(history.then)) : [];
  const written = textOf([...top, ...(isBlank(below) ? [] : ['', ...below])]);
  // Greeting and name alone are an answer too.
  return written === '' ? textOf(above.filter((line) => !isQuoted(line))) : written;
};

/** What somebody reports by mail: what they pass on belongs to it, a signature does not. */
export const reportIn = (text: string): string => {
  const lines = linesOf(text);
  const history = historyIn(lines);
  const [above, rest] = history ? [lines.slice(0, history.from), lines.slice(history.from)] : [lines, []];
  const own = withoutSignature(above);
  return textOf([...own, ...(rest.length > 0 && !isBlank(own) ? [''] : []), ...rest]);
};

const PREFIX = /^\s*(?:re|sv|svar|fw|fwd|vs|videresendt|aw|antw|ang|vedr)\s?(?:\[\d{1,3}\])?\s?:\s*/i;

/** A subject without what clients put before it. */
export const subjectIn = (subject: string): string => {
  let bare = subject.slice(0, 500).replaceAll(/\s+/g, ' ').trim();
  while (PREFIX.test(bare)) bare = bare.replace(PREFIX, '');
  return bare;
};

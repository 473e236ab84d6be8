import { LIMITS } from '../../ground/limits';

/** A line that only greets has no more words. */
const MOST_GREETING = 3;
const GREETING =
  /^(?:hej|hejsa|kære|goddag|god ?morgen|god ?aften|hi|hello|hey|dear|good (?:morning|afternoon|evening))(?:[ ,.!]|$)/i;
/** What stands around what was pasted: marks of a quote, and the fence of what a console said. */
const withoutMarks = (line: string): string => {
  let from = 0;
  while (line[from] === '>' || line[from] === ' ') from += 1;
  return line.slice(from).replace('```', '').trim();
};

const isGreeting = (line: string): boolean =>
  GREETING.test(line) && line.split(' ', MOST_GREETING + 1).length <= MOST_GREETING;

/** The first line that says something; with the next where it only leads to that: "the customer writes:". */
const firstSaid = (lines: readonly string[]): string => {
  const said = lines.map(withoutMarks).filter((line) => line !== '');
  const [first = '', ...rest] = said.length > 1 && isGreeting(said[0] ?? '') ? said.slice(1) : said;
  return first.endsWith(':') && rest[0] !== undefined ? `${first} ${rest[0]}` : first;
};

/** What it is about in a line, cut at a word; the whole text is kept where it says more. */
export const titleAndDetails = (text: string): { readonly title: string; readonly details?: string } => {
  const whole = text.trim();
  const lines = whole.split('\n');
  const first = (lines.length === 1 ? whole : firstSaid(lines)) || (lines[0] ?? '').trim();
  if (first.length <= LIMITS.title) return first === whole ? { title: first } : { title: first, details: whole };
  const cut = first.slice(0, LIMITS.title - 1);
  const space = cut.lastIndexOf(' ');
  return { title: `${(space > LIMITS.title / 2 ? cut.slice(0, space) : cut).trimEnd()}…`, details: whole };
};

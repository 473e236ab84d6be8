import { LIMITS } from '../../ground/limits';

/** A line that only greets has no more words behind that: a third without a mark behind it may be what is broken. */
const MOST_GREETED = 2;
const GREETING =
  /^(?:hej|hejsa|kære|goddag|god ?morgen|god ?aften|hi|hello|hey|dear|good (?:morning|afternoon|evening))(?: alle sammen| all of you)?(?=[ ,.!]|$)/i;
/** What stands around what was pasted: marks of a quote, and the fence of what a console said. */
const withoutMarks = (line: string): string => {
  let from = 0;
  while (line[from] === '>' || line[from] === ' ') from += 1;
  return line.slice(from).replace('```', '').trim();
};

const isGreeting = (line: string): boolean => {
  const greeting = GREETING.exec(line)?.[0];
  if (greeting === undefined) return false;
  const greeted = line
    .slice(greeting.length)
    .split(' ', MOST_GREETED + 2)
    .filter(Boolean).length;
  return greeted < MOST_GREETED || (greeted === MOST_GREETED && /[,.!]$/.test(line));
};

const ungreeted = (said: readonly string[]): readonly string[] =>
  said.length > 1 && isGreeting(said[0] ?? '') ? said.slice(1) : said;

/** The first line that says something; with the next where it only leads to that: "the customer writes:". */
const firstSaid = (lines: readonly string[]): string => {
  const said = lines.map(withoutMarks).filter((line) => line !== '');
  const [first = '', ...rest] = ungreeted(said);
  const [next] = ungreeted(rest);
  return first.endsWith(':') && next !== undefined ? `${first} ${next}` : first;
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

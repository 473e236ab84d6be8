import { scopeOf } from '../chat/scope';
import { forgiven, type Sought } from '../policies/lists/sought';
import { mayRead } from '../rights';
import { type FoundCase, MOST_FOUND } from '../store';
import type { IncidentTurn } from '../turn';

/** So many words are forgiven: each is a thousand others. */
const MOST_MISTYPED = 2;
/** So many pages of older cases are looked through for those that hold all words. */
const MOST_PAGES = 8;
/** As many that hold all words are enough. */
const ENOUGH = 100;
/** So many pages of what is somebody's own, where that is all that they read. */
const OWN_PAGES = 4;

const holds = ({ terms }: FoundCase, sought: Sought): boolean => sought.terms.some((term) => terms.includes(term));
const holdsAll = (one: FoundCase, words: readonly Sought[]): boolean => words.every((sought) => holds(one, sought));

const joined = (...lists: readonly (readonly FoundCase[])[]): readonly FoundCase[] => [
  ...new Map(lists.flat().map((one) => [one.state.id, one])).values(),
];

/** Older pages, until there are enough or no more. */
const older = async (
  page: (before: number) => Promise<readonly FoundCase[]>,
  newest: readonly FoundCase[],
  most: number,
  isEnough: (found: readonly FoundCase[]) => boolean = () => false,
): Promise<readonly FoundCase[]> => {
  const found = [...newest];
  let last = newest;
  for (let pages = 0; pages < most && last.length >= MOST_FOUND && !isEnough(found); pages += 1) {
    last = await page(last.at(-1)?.state.number ?? 0);
    found.push(...last);
  }
  return found;
};

/** What is their own, however many others hold the same words. */
const ownCases = async (turn: IncidentTurn, readsMore: boolean): Promise<readonly FoundCase[]> => {
  const { deps, who } = turn;
  const page = (before?: number) => deps.store.incidents.ofPerson(who.person.id, before);
  return older(page, await page(), readsMore ? 0 : OWN_PAGES - 1);
};

interface OfWord {
  readonly term: string;
  readonly cases: readonly FoundCase[];
}

/** Where each word alone is in more cases than were looked at: older ones that hold all of them, by the rarest. */
const ofAllWords = async (
  turn: IncidentTurn,
  words: readonly Sought[],
  lists: readonly OfWord[],
): Promise<readonly FoundCase[]> => {
  if (words.length < 2 || lists.some(({ cases }) => cases.length < MOST_FOUND)) return [];
  const isWhole = (one: FoundCase): boolean => holdsAll(one, words);
  const oldest = ({ cases }: OfWord): number => cases.at(-1)?.state.number ?? 0;
  const [rarest] = lists.toSorted((a, b) => oldest(a) - oldest(b));
  if (!rarest || joined(...lists.map(({ cases }) => cases)).filter(isWhole).length >= ENOUGH) return [];
  const page = (before: number) => turn.deps.store.incidents.find(scopeOf(turn), rarest.term, before);
  const found = await older(page, rarest.cases, MOST_PAGES, (some) => some.filter(isWhole).length >= ENOUGH);
  return found.filter(isWhole);
};

export interface Candidates {
  readonly cases: readonly FoundCase[];
  /** As they were read. */
  readonly words: readonly Sought[];
  /** What is their own outside their teams was looked through no further back than so many of the newest. */
  readonly ownUpTo?: number;
}

/** Cases that hold any of these words and that they may read. */
export const candidates = async (turn: IncidentTurn, sought: readonly Sought[]): Promise<Candidates> => {
  const { ctx, who, deps } = turn;
  const { incidents } = deps.store;
  const scope = scopeOf(turn);
  const readsMore = scope.everything || scope.teams.length > 0 || scope.confidentialTeams.length > 0;
  const readable = (cases: readonly FoundCase[]) => cases.filter(({ state }) => mayRead(ctx.desk, who.actor, state));
  const terms = [...new Set(sought.flatMap((one) => one.terms))];
  const [own, ...ofTerms] = await Promise.all([
    ownCases(turn, readsMore),
    ...terms.map(async (term): Promise<OfWord> => ({ term, cases: await incidents.find(scope, term) })),
  ]);
  const firsts = sought.flatMap(({ terms: [first] }) => ofTerms.find(({ term }) => term === first) ?? []);
  const all = await ofAllWords(turn, sought, firsts);
  const isAsked = (one: FoundCase): boolean => sought.some((word) => holds(one, word));
  const cases = readable(joined(own.filter(isAsked), ...ofTerms.map((one) => one.cases), all));

  const mistyped = sought.filter((one) => !cases.some((found) => holds(found, one))).slice(0, MOST_MISTYPED);
  const most = (readsMore ? 1 : OWN_PAGES) * MOST_FOUND;
  const cut = !scope.everything && own.length >= most ? { ownUpTo: most } : {};
  if (mistyped.length === 0) return { cases, words: sought, ...cut };
  const words = sought.map((one) => (mistyped.includes(one) ? forgiven(one) : one));
  const beside = words.filter((one, index) => one !== sought[index]);
  const besideTerms = beside.flatMap((one) => one.terms);
  const near = besideTerms.length > 0 ? await incidents.findAny(scope, besideTerms) : [];
  const ownNear = own.filter((one) => beside.some((word) => holds(one, word)));
  return { cases: joined(cases, readable(near), readable(ownNear)), words, ...cut };
};

/** Of too many, those that hold most of the words, then the newest. */
export const likeliest = (
  cases: readonly FoundCase[],
  words: readonly Sought[],
  most: number,
): readonly FoundCase[] => {
  if (cases.length <= most) return cases;
  return cases
    .map((one) => ({ one, held: words.filter((word) => holds(one, word)).length }))
    .toSorted((a, b) => b.held - a.held || b.one.state.number - a.one.state.number)
    .slice(0, most)
    .map(({ one }) => one);
};

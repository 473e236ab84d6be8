import type { Desk } from '../../desk/model';
import { fold } from '../../ground/fold';
import { capped } from '../../ground/limits';
import { neighboursOf } from '../../search/neighbours';
import { ranked } from '../../search/rank';
import { stemOf, termsOf, wordsOf } from '../../search/terms';
import { scopeOf } from '../chat/scope';
import { isEnded } from '../lifecycle';
import { nameTerm, serviceTerm } from '../policies/case-terms';
import { mayRead } from '../rights';
import { type FoundCase } from '../store';
import type { IncidentTurn } from '../turn';
import type { Incident } from '../types';

/** More words than these are no search. */
const MOST_WORDS = 8;

export const FIND_STATES = ['all', 'open', 'ended'] as const;
export type FindState = (typeof FIND_STATES)[number];

/** A search as it was typed, chosen or carried by a button. */
export interface FindAsked {
  readonly words: string;
  readonly state?: string | undefined;
  readonly team?: string | undefined;
  readonly from?: string | undefined;
}

/** One word as it was typed, and the terms that would do for it. */
interface Sought {
  readonly word: string;
  readonly terms: readonly string[];
  /** Only as somebody's name. */
  readonly isName: boolean;
}

export interface Found {
  readonly words: string;
  /** Terms to be marked where they stand. */
  readonly marked: ReadonlySet<string>;
  readonly rows: readonly Incident[];
  readonly total: number;
  readonly from: number;
  readonly size: number;
  readonly state: FindState;
  readonly team: string;
  /** Teams whose cases were found, whatever is chosen. */
  readonly teams: readonly string[];
}

/** Names after `@` are people alone; the name of a service is that service, too. */
const soughtIn = (desk: Desk, words: string): readonly Sought[] => {
  const parts = capped(words, 'moment').split(/\s/);
  const people = parts.filter((part) => part.startsWith('@')).flatMap((part) => wordsOf(part));
  const others = parts.filter((part) => !part.startsWith('@')).join(' ');
  const service = Object.values(desk.services).find(({ key, name }) =>
    [key, name.da, name.en].some((one) => fold(one) === fold(words)),
  );
  return [
    ...people.map((word) => ({ word, terms: [nameTerm(stemOf(word))], isName: true })),
    ...wordsOf(others).map((word) => {
      const term = stemOf(word);
      return { word, terms: [term, nameTerm(term), ...(service ? [serviceTerm(service.key)] : [])], isName: false };
    }),
  ].slice(0, MOST_WORDS);
};

const holds = ({ terms }: FoundCase, sought: Sought): boolean => sought.terms.some((term) => terms.includes(term));

/** So many words are forgiven: each is a thousand others. */
const MOST_MISTYPED = 2;

/** A word that no case holds is read as those beside it: it may be mistyped by one letter. */
const forgiven = (sought: Sought): Sought => {
  const terms = [...new Set(neighboursOf(sought.word).map(stemOf))];
  return { ...sought, terms: [...(sought.isName ? [] : terms), ...terms.map(nameTerm)] };
};

const joined = (...lists: readonly (readonly FoundCase[])[]): readonly FoundCase[] => [
  ...new Map(lists.flat().map((one) => [one.state.id, one])).values(),
];

/** Candidates for these words: what holds all, what holds any, and, for words that none holds, what holds one beside them. */
const candidates = async (
  turn: IncidentTurn,
  sought: readonly Sought[],
): Promise<{ readonly cases: readonly FoundCase[]; readonly words: readonly Sought[] }> => {
  const { incidents } = turn.deps.store;
  const scope = scopeOf(turn);
  const first = sought.flatMap(({ terms: [term] }) => term ?? []);
  const [all, any] = await Promise.all([
    incidents.find(scope, { all: first }),
    incidents.find(scope, { any: sought.flatMap(({ terms }) => terms) }),
  ]);
  const cases = joined(all, any);
  const mistyped = sought.filter((one) => !cases.some((found) => holds(found, one))).slice(0, MOST_MISTYPED);
  const words = sought.map((one) => (mistyped.includes(one) ? forgiven(one) : one));
  const beside = words.filter((one, index) => one !== sought[index]).flatMap(({ terms }) => terms);
  return { cases: beside.length > 0 ? joined(cases, await incidents.find(scope, { any: beside })) : cases, words };
};

/** Whether there is anything to look for. */
export const seeks = (desk: Desk, words: string): boolean => soughtIn(desk, words).length > 0;

/** The cases that somebody may read and that fit these words, open and ended, the best first. */
export const findPage = async (turn: IncidentTurn, asked: FindAsked, size: number): Promise<Found> => {
  const { ctx, who, deps } = turn;
  const { desk } = ctx;
  const { cases, words } = await candidates(turn, soughtIn(desk, asked.words));
  const readable = cases.filter(({ state }) => mayRead(desk, who.actor, state));
  const byId = new Map(readable.map((one) => [one.state.id, one.state]));
  const order = ranked(
    readable.map(({ state, terms }) => ({ id: state.id, title: termsOf(state.title), terms })),
    words.map(({ terms }) => terms),
  ).flatMap((id) => byId.get(id) ?? []);
  const state = FIND_STATES.find((one) => one === asked.state) ?? 'all';
  const teams = [...new Set(order.map(({ team }) => team))].toSorted();
  const team = teams.find((one) => one === asked.team) ?? '';
  const fitting = order.filter(
    (one) => (state === 'all' || isEnded(one) === (state === 'ended')) && (team === '' || one.team === team),
  );
  const wanted = Number(asked.from ?? 0);
  const last = Math.max(0, Math.floor((fitting.length - 1) / size) * size);
  const from = Number.isSafeInteger(wanted) ? Math.min(Math.max(0, wanted), last) : 0;
  const ids = fitting.slice(from, from + size).map(({ id }) => id);
  const states = new Map((await deps.store.incidents.many(ids)).map((one) => [one.id, one]));
  return {
    words: asked.words,
    marked: new Set(words.flatMap(({ terms }) => terms)),
    rows: ids.flatMap((id) => {
      const incident = states.get(id);
      return incident && mayRead(desk, who.actor, incident) ? [incident] : [];
    }),
    total: fitting.length,
    from,
    size,
    state,
    team,
    teams,
  };
};

/** Whether a word of a text is one of those that were looked for. */
export const isMarked = (word: string, marked: ReadonlySet<string>): boolean =>
  wordsOf(word).some((one) => marked.has(stemOf(one)));

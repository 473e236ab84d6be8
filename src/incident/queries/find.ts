import type { Desk } from '../../desk/model';
import { ranked } from '../../search/rank';
import { stemOf, termsOf, wordsOf } from '../../search/terms';
import { isEnded } from '../lifecycle';
import { type Named, soughtIn } from '../policies/lists/sought';
import { mayRead } from '../rights';
import { MOST_FOUND } from '../store';
import type { IncidentTurn } from '../turn';
import type { Incident } from '../types';
import { type Candidates, candidates, likeliest } from './candidates';

export const FIND_STATES = ['all', 'open', 'ended'] as const;
export type FindState = (typeof FIND_STATES)[number];

/** A search as it was typed, chosen or carried by a button. */
export interface FindAsked {
  readonly words: string;
  readonly state?: string | undefined;
  readonly team?: string | undefined;
  readonly from?: string | undefined;
}

export interface Found extends Pick<Candidates, 'ownUpTo'> {
  readonly words: string;
  /** What of the desk's the words name. */
  readonly named: readonly Named[];
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

/** Whether there is anything to look for. */
export const seeks = (desk: Desk, words: string): boolean => soughtIn(desk, words).words.length > 0;

/** The cases that somebody may read and that fit these words, open and ended, the best first. */
export const findPage = async (turn: IncidentTurn, asked: FindAsked, size: number): Promise<Found> => {
  const { ctx, who, deps } = turn;
  const { desk } = ctx;
  const { words: sought, named } = soughtIn(desk, asked.words);
  const { cases, words, ownUpTo } = await candidates(turn, sought);
  const readable = likeliest(cases, words, MOST_FOUND);
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
    named,
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
    ...(ownUpTo !== undefined && { ownUpTo }),
  };
};

/** What is their own, the newest of it. */
export const ownNewest = async ({ ctx, who, deps }: IncidentTurn, most: number): Promise<readonly Incident[]> => {
  const own = await deps.store.incidents.ofPerson(who.person.id);
  const readable = own.filter(({ state }) => mayRead(ctx.desk, who.actor, state)).slice(0, most);
  const states = await deps.store.incidents.many(readable.map(({ state }) => state.id));
  return states.filter((state) => mayRead(ctx.desk, who.actor, state)).toSorted((a, b) => b.number - a.number);
};

/** Whether a word of a text is one of those that were looked for. */
export const isMarked = (word: string, marked: ReadonlySet<string>): boolean =>
  wordsOf(word).some((one) => marked.has(stemOf(one)));

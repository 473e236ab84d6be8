import { type CaseType, type Desk, PRIORITIES, type Priority } from '../../desk/model';
import { teamNamed } from '../../desk/team-named';
import { headline } from '../../desk/words';
import { fold } from '../../ground/fold';
import { capped } from '../../ground/limits';
import type { SavedView } from '../../people/person';
import { isAdmin, readableTeams } from '../../people/rights';
import { scopeOf } from '../chat/scope';
import { typeNamed, typeOf, typesOf } from '../policies/case-type';
import { mayRead, mayWork } from '../rights';
import { MOST_QUEUED, type QueuedCase } from '../store';
import type { IncidentTurn } from '../turn';
import type { Incident } from '../types';

/** What else than a team or a priority can be looked for in the queue. */
export const QUEUE_STATES = ['all', 'mine', 'unclaimed', 'waiting'] as const;
type QueueState = (typeof QUEUE_STATES)[number];

/** What is looked for in the queue; `key` says it as a button carries it. */
export type QueueFilter = { readonly key: string } & (
  | { readonly type: QueueState | 'words' }
  | { readonly type: 'priority'; readonly priority: Priority }
  | { readonly type: 'team'; readonly team: string }
  | { readonly type: 'caseType'; readonly caseType: CaseType }
);

/** How they are typed, in both languages; folded. */
const STATE_WORDS: Readonly<Record<QueueState, readonly string[]>> = {
  all: ['', 'all', 'alle'],
  mine: ['mine'],
  unclaimed: ['unclaimed', 'no owner', 'ledige', 'uden ejer'],
  waiting: ['waiting', 'on hold', 'afventer', 'venter', 'paa hold'],
};

/** A filter as it was typed, chosen or carried by a button: a state, a priority, a team, else words. */
export const queueFilter = (desk: Desk, asked: string): QueueFilter => {
  const typed = capped(asked, 'moment');
  const key = fold(typed);
  const state = QUEUE_STATES.find((name) => STATE_WORDS[name].includes(key));
  if (state) return { type: state, key: state };
  const priority = PRIORITIES.find((one) => fold(one) === key);
  if (priority) return { type: 'priority', priority, key: priority };
  const caseType = typesOf(desk).length > 1 ? typeNamed(desk, typed) : undefined;
  if (caseType) return { type: 'caseType', caseType, key: caseType };
  const team = teamNamed(desk, typed);
  return team === undefined ? { type: 'words', key: typed.trim() } : { type: 'team', team, key: team };
};

type Fits = (row: QueuedCase) => boolean;

/** Words of one kind are alternatives: "P1 P2 network" is what is P1 or P2, and the network team's. */
const kindOf = ({ type }: QueueFilter): string => (type === 'unclaimed' || type === 'waiting' ? 'status' : type);

/** Every word, or kind of words, is in what stands in its row, or names what it is of. */
const wordsFit = ({ ctx, who }: Pick<IncidentTurn, 'ctx' | 'who'>, words: string): Fits => {
  const wanted = fold(words)
    .split(' ')
    .map((word) => ({ word, filter: queueFilter(ctx.desk, word) }));
  const kinds = new Map<string, typeof wanted>();
  for (const one of wanted) {
    const kind = one.filter.type === 'words' ? `words ${one.word}` : kindOf(one.filter);
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return (row) => {
    const text = fold(`${headline(ctx, row)} ${row.caller.name}`);
    const isIn = ({ word, filter }: (typeof wanted)[number]): boolean =>
      text.includes(word) || (filter.type !== 'words' && fits({ ctx, who }, filter)(row));
    return [...kinds.values()].every((some) => some.some(isIn));
  };
};

const fits = (turn: Pick<IncidentTurn, 'ctx' | 'who'>, filter: QueueFilter): Fits => {
  switch (filter.type) {
    case 'all':
      return () => true;
    case 'mine':
      return ({ owner }) => owner?.id === turn.who.person.id;
    case 'unclaimed':
      return ({ status }) => status === 'new';
    case 'waiting':
      return ({ status }) => status === 'waiting';
    case 'priority':
      return ({ priority }) => priority === filter.priority;
    case 'team':
      return ({ team }) => team === filter.team;
    case 'caseType':
      return (row) => typeOf(row) === filter.caseType;
    case 'words':
      return wordsFit(turn, filter.key);
  }
};

/** Where a page begins: at this case; where that has left, at its place in the queue, from 0. */
interface PageStart {
  readonly at: string;
  readonly from: number;
}

/** A page as a button or typed words ask for it. */
export interface QueueAsked {
  readonly words?: string | undefined;
  readonly at?: string | undefined;
  readonly from?: string | undefined;
}

export interface QueueRow {
  readonly incident: Incident;
  /** Nobody has it, and this person may take it. */
  readonly mayClaim: boolean;
}

export interface TypeCount {
  readonly type: CaseType;
  readonly count: number;
}

/** How many of each type there are; nothing where the desk has one alone. */
const countsOf = (desk: Desk, cases: readonly QueuedCase[]): readonly TypeCount[] => {
  const types = typesOf(desk);
  if (types.length === 1) return [];
  return types.flatMap((type) => {
    const count = cases.filter((one) => typeOf(one) === type).length;
    return count > 0 ? [{ type, count }] : [];
  });
};

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly filter: QueueFilter;
  /** How many there are on all pages; `more`: that many and more. */
  readonly total: number;
  readonly more?: true;
  /** The same by their types, where the desk tells some apart. */
  readonly counts: readonly TypeCount[];
  /** Place of the first row, from 0. */
  readonly from: number;
  readonly previous?: PageStart;
  readonly next?: PageStart;
  /** The page that was asked for is there no more: this is the last. */
  readonly gone?: true;
  /** Teams whose cases may stand in it. */
  readonly teams: readonly string[];
  /** Filters that they saved. */
  readonly views: readonly SavedView[];
}

/** What somebody saved, by their own record. */
export const viewsOf = async ({ deps, who }: Pick<IncidentTurn, 'deps' | 'who'>): Promise<readonly SavedView[]> =>
  (await deps.store.people.get(who.person.id))?.views ?? [];

interface Within {
  readonly size: number;
  /** Cases that are left out whatever is asked for. */
  readonly keep?: Fits;
}

/** One page of the unresolved cases that somebody may read, the most urgent first. */
export const queuePage = async (
  turn: IncidentTurn,
  asked: QueueAsked,
  { size, keep = () => true }: Within,
): Promise<QueuePage> => {
  const { ctx, who, deps } = turn;
  const { incidents } = deps.store;
  const { desk } = ctx;
  const filter = queueFilter(desk, asked.words ?? '');
  const [all, views] = await Promise.all([incidents.queue(scopeOf(turn)), viewsOf(turn)]);
  const isWanted = fits(turn, filter);
  const found = all.filter((row) => mayRead(desk, who.actor, row) && keep(row) && isWanted(row));
  const total = found.length;

  const place = found.findIndex(({ id }) => id === asked.at);
  const typed = Number(asked.from ?? 0);
  const wanted = place >= 0 ? place : Number.isSafeInteger(typed) ? Math.max(0, typed) : 0;
  const gone = total > 0 && wanted >= total;
  const from = gone ? Math.floor((total - 1) / size) * size : wanted;
  const shown = found.slice(from, from + size);
  const startAt = (index: number): PageStart | undefined => {
    const first = found[index];
    return first && { at: first.id, from: index };
  };
  const previous = from > 0 ? startAt(Math.max(0, from - size)) : undefined;
  const next = startAt(from + size);

  const states = new Map((await incidents.many(shown.map(({ id }) => id))).map((state) => [state.id, state]));
  const rows = shown.flatMap(({ id }): readonly QueueRow[] => {
    const incident = states.get(id);
    if (!incident || !mayRead(desk, who.actor, incident)) return [];
    return [{ incident, mayClaim: incident.status === 'new' && mayWork(desk, who.actor, incident) }];
  });
  return {
    rows,
    filter,
    total,
    counts: countsOf(desk, found),
    from,
    views,
    teams: isAdmin(desk, who.actor) ? Object.keys(desk.teams) : readableTeams(desk, who.actor),
    ...(all.length >= MOST_QUEUED && { more: true }),
    ...(previous && { previous }),
    ...(next && { next }),
    ...(gone && { gone }),
  };
};

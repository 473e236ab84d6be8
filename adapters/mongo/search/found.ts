import type { Document, Filter } from 'mongodb';
import { z } from 'zod';
import { LEARNED, personTerm } from '../../../src/incident/policies/case-terms';
import { endedCaseOf } from '../../../src/incident/policies/learned';
import { type FoundCase, foundCase, type IncidentStore, MOST_FOUND, type ReadScope } from '../../../src/incident/store';
import { incident } from '../../../src/incident/types';
import { type MongoContext, type Row, rows } from '../context';
import { COUNTERS } from '../counters';
import { shelfToken } from '../incident-fields';

/** Of an ended case, as much as a suggestion learns from. */
const endedCase = incident.pick({ id: true, category: true, sub: true, suggested: true, categorisedBy: true });
const learnedRow = z.object({ terms: z.array(z.string()), state: endedCase });

const shown = (fields: object): Document => ({
  terms: 1,
  ...Object.fromEntries(Object.keys(fields).map((field) => [`state.${field}`, 1])),
});
const ENDED = shown(endedCase.shape);
const FOUND = shown(foundCase.shape.state.shape);

/**
 * Of so many of the newest numbers each look is, the last of all others. The embedded server reads every key of an index
 * that fits before it gives the first: a word that many cases hold must be asked of few of them.
 */
const SPANS = [1000, 8000, 64_000, Number.POSITIVE_INFINITY];
const NEWEST = { 'state.number': -1 } as const;

/** Where cases lie that may be read: of a team, or all of them. */
type Shelf = { readonly shelf?: string };

/** The shelves of a scope. Of everything the secrets are left out when it is read: those of a lead's teams lie apart. */
const shelvesOf = ({ everything, teams, confidentialTeams }: ReadScope): readonly Shelf[] => [
  ...(everything
    ? [{}]
    : [...new Set([...teams, ...confidentialTeams])].map((team) => ({ shelf: shelfToken(team, false) }))),
  ...confidentialTeams.map((team) => ({ shelf: shelfToken(team, true) })),
];

const newestFirst = (cases: readonly FoundCase[], limit: number): readonly FoundCase[] =>
  [...new Map(cases.map((one) => [one.state.id, one])).values()]
    .toSorted((a, b) => b.state.number - a.state.number)
    .slice(0, limit);

/** What is found by terms. Every filter names one index alone, and no more than one `$in`. */
export function foundCases({
  db,
  desk,
  run,
}: MongoContext): Pick<IncidentStore, 'find' | 'findAny' | 'ofPerson' | 'learned'> {
  const incidents = rows(db, 'incidents');

  const read = (filter: Filter<Row>, limit: number, projection: Document) =>
    incidents.find({ desk, ...filter }, { projection, sort: NEWEST, limit }).toArray();

  const casesIn = async (shelf: Shelf, filter: Filter<Row>): Promise<readonly FoundCase[]> => {
    const docs = await read({ ...shelf, ...filter }, MOST_FOUND, FOUND);
    const cases = docs.flatMap((doc) => foundCase.safeParse(doc).data ?? []);
    return shelf.shelf === undefined ? cases.filter(({ state }) => !state.confidential) : cases;
  };

  /** The newest number that was given, or a little more. */
  const lastNumber = async (): Promise<number> => {
    const counter = await incidents.db.collection(COUNTERS).findOne({ desk, name: 'incident' });
    return Number(counter?.['value'] ?? 0);
  };

  /** Looks further back until it has found enough. */
  async function back<T>(
    before: number | undefined,
    enough: number,
    look: (numbers: Document) => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    let upper = before;
    let reached = before ?? (await lastNumber());
    const found: T[] = [];
    for (const span of SPANS) {
      reached -= span;
      const numbers = { $gte: Math.max(reached, 0), ...(upper !== undefined && { $lt: upper }) };
      found.push(...(await look({ 'state.number': numbers })));
      if (found.length >= enough || reached <= 0) break;
      upper = reached;
    }
    return found;
  }

  return {
    find: (scope, term, before) =>
      run(async () => {
        const shelves = shelvesOf(scope);
        if (shelves.length === 0) return [];
        const found = await back(before, MOST_FOUND, async (numbers) => {
          const all = await Promise.all(shelves.map((shelf) => casesIn(shelf, { terms: term, ...numbers })));
          return all.flat();
        });
        return newestFirst(found, MOST_FOUND);
      }),

    findAny: (scope, terms) =>
      run(async () => {
        const filter = { terms: { $in: [...terms] } };
        const all = await Promise.all(shelvesOf(scope).map((shelf) => casesIn(shelf, filter)));
        return newestFirst(all.flat(), MOST_FOUND);
      }),

    ofPerson: (person, before) =>
      run(async () => {
        const found = await back(before, MOST_FOUND, async (numbers) => {
          const docs = await read({ terms: personTerm(person), ...numbers }, MOST_FOUND, FOUND);
          return docs.flatMap((doc) => foundCase.safeParse(doc).data ?? []);
        });
        return newestFirst(found, MOST_FOUND);
      }),

    learned: (limit) =>
      run(async () => {
        const docs = await back(undefined, limit, (numbers) => read({ terms: LEARNED, ...numbers }, limit, ENDED));
        return docs.slice(0, limit).flatMap((doc) => {
          const row = learnedRow.safeParse(doc).data;
          return row ? [endedCaseOf(row.state, row.terms)] : [];
        });
      }),
  };
}

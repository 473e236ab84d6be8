import { termsOf } from '../../search/terms';
import type { Incident } from '../types';
import { areaKey } from './area';

/** What a case is found by beside its words. No word begins like these. */
export const personTerm = (person: string): string => `person:${person}`;
export const serviceTerm = (service: string): string => `service:${service}`;
/** Of a category and of each of its parts: a case of a part is one of its category, too. */
export const areaTerm = (area: Pick<Incident, 'category' | 'sub'>): string => `category:${areaKey(area)}`;
export const nameTerm = (term: string): string => `name:${term}`;
/** It has ended, and what it was is nobody's secret: suggestions learn from it. */
export const LEARNED = 'ended:';

const isWord = (term: string): boolean => !term.includes(':');

/** Those that are of its words, not of who or what it is about. */
export const wordTerms = (terms: readonly string[]): readonly string[] => {
  const names = new Set(terms);
  return terms.filter((term) => isWord(term) && !names.has(nameTerm(term)));
};

/** Each who may read it by having to do with it, whatever their team. */
export const readersOf = ({ caller, reporter, owner, assigned, participants = [] }: Incident): readonly string[] => [
  ...new Set([
    caller.id,
    ...(reporter ? [reporter.id] : []),
    ...(owner ? [owner.id] : []),
    ...assigned,
    ...participants.map(({ id }) => id),
  ]),
];

/** By what a case is found: only of what all who may read it may see, so that no note is felt by what finds a case. */
export const caseTerms = (state: Incident): readonly string[] => {
  const {
    title,
    callerTitle = '',
    details = '',
    where = '',
    device,
    resolution,
    publicTitle,
    workaround,
    caller,
    owner,
    service,
    status,
    imported,
    categorisedBy,
  } = state;
  const hasEnded = (status === 'resolved' || status === 'closed') && !state.confidential;
  const shared = [resolution, publicTitle, workaround].map((said) => said?.text ?? '');
  // What came from elsewhere says something only where somebody there had said what it was.
  const teaches = !imported || (!imported.open && categorisedBy !== undefined);
  const words = [
    title,
    imported?.number ?? '',
    callerTitle,
    where,
    device?.tag ?? '',
    device?.name ?? '',
    ...shared,
    details,
  ];
  const names = new Set([caller, ...(owner ? [owner] : [])].flatMap(({ name }) => termsOf(name)));
  return [
    ...new Set([...termsOf(words.join('\n')), ...names]),
    ...[...names].map(nameTerm),
    ...readersOf(state).map(personTerm),
    areaTerm({ category: state.category }),
    ...(state.sub === undefined ? [] : [areaTerm(state)]),
    ...(service === undefined ? [] : [serviceTerm(service)]),
    ...(hasEnded && teaches ? [LEARNED] : []),
  ];
};

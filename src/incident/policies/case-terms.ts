import { termsOf } from '../../search/terms';
import type { Incident } from '../types';

/** What a case is found by beside its words. No word begins like these. */
export const personTerm = (person: string): string => `person:${person}`;
export const serviceTerm = (service: string): string => `service:${service}`;
export const nameTerm = (term: string): string => `name:${term}`;
/** It has ended, and what it was is nobody's secret: suggestions learn from it. */
export const LEARNED = 'ended:';

const isWord = (term: string): boolean => !term.includes(':');

/** Those that are of its words, not of who or what it is about. */
export const wordTerms = (terms: readonly string[]): readonly string[] => terms.filter(isWord);

/** By what a case is found: only of what all who may read it may see, so that no note is felt by what finds a case. */
export const caseTerms = (state: Incident): readonly string[] => {
  const {
    title,
    callerTitle = '',
    details = '',
    where = '',
    device,
    resolution,
    caller,
    owner,
    service,
    status,
  } = state;
  const hasEnded = (status === 'resolved' || status === 'closed') && !state.confidential;
  return [
    ...termsOf([title, callerTitle, where, device?.tag ?? '', resolution?.text ?? '', details].join('\n')),
    ...new Set([caller, ...(owner ? [owner] : [])].flatMap(({ name }) => termsOf(name)).map(nameTerm)),
    ...new Set([caller.id, ...(owner ? [owner.id] : [])].map(personTerm)),
    ...(service === undefined ? [] : [serviceTerm(service)]),
    ...(hasEnded ? [LEARNED] : []),
  ];
};

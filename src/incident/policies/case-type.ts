import { CASE_TYPES, type CaseType, type Desk } from '../../desk/model';
import { fold } from '../../ground/fold';
import type { Text } from '../../ground/lang';
import { capped } from '../../ground/limits';
import { say } from '../../view/text';
import type { Incident } from '../types';
import { phraseCloseness, readings } from './phrases';

/** What kind of case it is. */
export const typeOf = ({ caseType }: Pick<Incident, 'caseType'>): CaseType => caseType ?? 'incident';

/** The types that the desk tells apart; one alone where it tells none. */
export const typesOf = ({ types }: Desk): readonly CaseType[] =>
  CASE_TYPES.filter((type) => type === 'incident' || types[type] !== undefined);

const MANY = {
  incident: say('type.many.incident'),
  request: say('type.many.request'),
  question: say('type.many.question'),
} as const satisfies Record<CaseType, Text>;

/** The type that goes by this key or name, of one or of many, in either language. */
export const typeNamed = (desk: Desk, typed: string): CaseType | undefined => {
  const wanted = fold(typed);
  return CASE_TYPES.find((type) => {
    const names = [desk.types[type]?.name, say(`type.${type}`), MANY[type]];
    return [type, ...names.flatMap((name) => (name ? [name.da, name.en] : []))].some((name) => fold(name) === wanted);
  });
};

/** Whether a type is worth a word: the desk tells some apart, or this case is no incident. */
export const showsType = (desk: Desk, incident: Pick<Incident, 'caseType'>): boolean =>
  typeOf(incident) !== 'incident' || typesOf(desk).length > 1;

/** As a case holds it: an incident, and what the desk does not have, is nothing said. */
export const storedType = (type: CaseType, desk: Desk): Pick<Incident, 'caseType'> =>
  type === 'incident' || !desk.types[type] ? {} : { caseType: type };

/** The word itself, or with an ending: a part of another word says nothing. */
const EXACT = 3;
/** A question begins with its word, but for one of a greeting. */
const GREETING = 1;

/** Letters of the longest of these words that a sentence holds; 0 for none. */
const longest = (sentences: readonly string[], words: readonly string[], within?: number): number =>
  words.reduce((best, word) => {
    const phrase = readings(word)[0] ?? [];
    const isThere = sentences.some((sentence) => {
      const upTo = within === undefined || sentence.trim().endsWith('?') ? undefined : phrase.length + within;
      return readings(sentence).some((tokens) => phraseCloseness(tokens.slice(0, upTo), phrase) === EXACT);
    });
    return isThere ? Math.max(best, phrase.join('').length) : best;
  }, 0);

/**
 * What a report is, by the desk's words: an incident where it holds one of an incident's, whatever else it holds; else a
 * request or a question, whichever has the longer word there. A question's word counts where its sentence begins with it
 * or ends with a question mark: "where" stands in many reports.
 */
export const typeFor = (desk: Desk, text: string): CaseType => {
  const { incident, request, question } = desk.types;
  if (!request && !question) return 'incident';
  const sentences = capped(text, 'text').split(/(?<=[.!?,\n])/);
  if (longest(sentences, incident?.words ?? []) > 0) return 'incident';
  const needed = longest(sentences, request?.words ?? []);
  const asked = longest(sentences, question?.words ?? [], GREETING);
  if (needed === 0 && asked === 0) return 'incident';
  return needed >= asked ? 'request' : 'question';
};

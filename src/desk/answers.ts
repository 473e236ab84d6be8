import { fold } from '../ground/fold';
import type { Lang } from '../ground/lang';
import { nearest } from '../ground/nearest';
import type { Answer, Desk } from './model';

/** What may stand in a ready-made answer, in curly brackets. */
export const PLACEHOLDERS = ['caller', 'number'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

/** Everything in curly brackets, one of `PLACEHOLDERS` or not, without the brackets. */
export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map((found) => found[1] ?? '');

/**
 * The text with its placeholders filled in. Values are data: curly brackets in a name stay what they are.
 * @example fillAnswer(restart, 'en', { caller: 'Kim', number: 'INC-7' }) // 'Hi Kim, please restart …'
 */
export const fillAnswer = ({ text }: Answer, lang: Lang, values: Readonly<Record<Placeholder, string>>): string =>
  text[lang].replace(/\{([^{}]*)\}/g, (whole, name) => {
    const known = PLACEHOLDERS.find((placeholder) => placeholder === name);
    return known ? values[known] : whole;
  });

const namesOf = ({ key, name }: Answer): readonly string[] => [key, name.da, name.en];

/** The answer with this key, or with this name in either language; letter case, accents and a full stop aside. */
export const answerNamed = (desk: Desk, typed: string): Answer | undefined => {
  const wanted = fold(typed.trim().replace(/(?<![.!?])[.!?]+$/, ''));
  return Object.values(desk.answers).find((answer) => namesOf(answer).some((name) => fold(name) === wanted));
};

/** The answer that a mistyped name was probably meant to be. */
export const nearestAnswer = (desk: Desk, typed: string): Answer | undefined => {
  const answers = Object.values(desk.answers);
  const meant = nearest(fold(typed), answers.flatMap(namesOf).map(fold));
  return meant === undefined
    ? undefined
    : answers.find((answer) => namesOf(answer).some((name) => fold(name) === meant));
};

import { fold } from '../../../ground/fold';
import { nearest } from '../../../ground/nearest';
import { say } from '../../../view/text';
import { PLACEHOLDERS, placeholdersIn } from '../../answers';
import { either, error, type Finding, type Path } from '../problems';
import { childOf, entriesOf, textOf } from '../unchecked';

/** One text for every language, or one for each: every string of it with its path. */
const stringsOf = (value: unknown, path: Path): readonly (readonly [string, Path])[] => {
  const whole = textOf(value);
  if (whole !== undefined) return [[whole, path]];
  return entriesOf(value).flatMap(([lang, one]) => {
    const string = textOf(one);
    return string === undefined ? [] : [[string, [...path, lang]] as const];
  });
};

const EXPECTED = either(PLACEHOLDERS.map((name) => `{${name}}`));

const lintPlaceholders = (key: string, answer: unknown): readonly Finding[] =>
  stringsOf(childOf(answer, 'text'), ['answers', key, 'text']).flatMap(([string, path]) =>
    placeholdersIn(string)
      .filter((name) => !PLACEHOLDERS.some((known) => known === name))
      .map((name) => {
        const message = say('mistake.placeholder', { name: `{${name}}` });
        return error(path, message, EXPECTED, { hint: nearest(name, PLACEHOLDERS) });
      }),
  );

/** Ready-made answers that make no sense: a placeholder nobody fills in, or a name that two of them have. */
export const lintAnswers = (root: unknown): readonly Finding[] => {
  const answers = entriesOf(childOf(root, 'answers'));
  const owners = new Map(answers.map(([key]) => [fold(key), key]));
  return answers.flatMap(([key, answer]) => {
    const taken = stringsOf(childOf(answer, 'name'), ['answers', key, 'name']).flatMap(([name, path]) => {
      const owner = owners.get(fold(name)) ?? key;
      owners.set(fold(name), owner);
      const message = say('mistake.answerNamed', { answer: owner, name });
      return owner === key ? [] : [error(path, message, say('expected.otherName'))];
    });
    return [...taken, ...lintPlaceholders(key, answer)];
  });
};

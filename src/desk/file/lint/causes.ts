import { say } from '../../../view/text';
import { error, type Finding, quoted } from '../problems';
import { childOf, textOf } from '../unchecked';

/** A key that two causes have: nobody could say which of them a case has. */
export const lintCauses = (root: unknown): readonly Finding[] => {
  const causes = childOf(root, 'causes');
  const keys = Array.isArray(causes) ? causes.map((cause: unknown) => textOf(childOf(cause, 'key'))) : [];
  return keys.flatMap((key, i) =>
    key !== undefined && keys.indexOf(key) < i
      ? [error(['causes', i, 'key'], say('mistake.twice', { what: quoted([key]) }), say('expected.otherKey'))]
      : [],
  );
};

import { nearest } from '../../../ground/nearest';
import { say } from '../../../view/text';
import { error, type Finding, oneOf } from '../problems';
import { childOf, keysOf } from '../unchecked';

/** People who hear of the major incidents of a service that the file does not have. */
export const lintMajor = (root: unknown): readonly Finding[] => {
  const services = keysOf(childOf(root, 'services'));
  return keysOf(childOf(childOf(root, 'major'), 'tell'))
    .filter((key) => !services.includes(key))
    .map((key) =>
      error(['major', 'tell', key], say('mistake.noService', { name: key }), oneOf(services), {
        absence: true,
        hint: nearest(key, services),
      }),
    );
};

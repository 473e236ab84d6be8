import { say } from '../../../view/text';
import { ROLES } from '../../model';
import { error, type Finding } from '../problems';
import { childOf, isMap, keysOf } from '../unchecked';

const SECTIONS = ['hours', 'people', 'teams', 'categories', 'services', 'answers', 'escalations'] as const;
const KEY = /^\p{L}[\p{L}\p{N}_-]{0,39}$/u;

/** A section without which there is no desk, and nothing in it. */
export const lintEmpty = (root: unknown): readonly Finding[] =>
  (['people', 'teams', 'categories'] as const).flatMap((section): readonly Finding[] => {
    const entries = childOf(root, section);
    if (!isMap(entries) || Object.keys(entries).length > 0) return [];
    return [error([section], say('mistake.empty'), say('expected.oneEntry'), { absence: true })];
  });

const subsections = (root: unknown): readonly (readonly string[])[] =>
  keysOf(childOf(root, 'categories')).map((category) => ['categories', category, 'sub']);

/** Keys that cannot be one, or mean something else. */
export const lintKeys = (root: unknown): readonly Finding[] =>
  [...SECTIONS.map((section) => [section]), ...subsections(root)].flatMap((within) =>
    keysOf(childOf(root, ...within)).flatMap((key): readonly Finding[] => {
      const path = [...within, key];
      if (!KEY.test(key)) {
        return [error(path, say('mistake.notAKey', { key }), say('expected.key'), { at: 'key' })];
      }
      if (within[0] !== 'people' || ![...ROLES, 'everyone'].includes(key)) return [];
      return [error(path, say('mistake.isRole', { key }), say('expected.otherKey'), { at: 'key' })];
    }),
  );

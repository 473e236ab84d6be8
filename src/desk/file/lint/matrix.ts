import { didYouMean, nearest } from '../../../ground/nearest';
import { IMPACTS, URGENCIES } from '../../model';
import type { Finding } from '../problems';
import { childOf, isMap, listOf } from '../unchecked';

const lintNames = (root: unknown, field: 'impact' | 'urgency', wanted: readonly string[]): readonly Finding[] => {
  const names = childOf(root, 'priority', field);
  if (!Array.isArray(names) || names.length === 0) return [];
  const path = ['priority', field];
  const expected = `the list [${wanted.join(', ')}], in any order`;
  const twice = names.flatMap((name, i): readonly Finding[] =>
    names.indexOf(name) < i
      ? [{ severity: 'error', path: [...path, i], message: `"${name}" is there twice`, expected }]
      : [],
  );
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length === 0) return twice;
  return [...twice, { severity: 'error', path, message: `lacks ${missing.join(', ')}`, expected, absence: true }];
};

const lintRows = (root: unknown): readonly Finding[] => {
  const path = ['priority', 'matrix'];
  const matrix = childOf(root, ...path);
  if (!isMap(matrix)) return [];
  const listed = listOf(childOf(root, 'priority', 'urgency'));
  const columns = URGENCIES.every((name) => listed.includes(name)) ? listed : [...URGENCIES];
  const expected = `${columns.length} priorities, for ${columns.join(', ')}`;
  return [
    ...IMPACTS.filter((impact) => !Object.hasOwn(matrix, impact)).map(
      (impact): Finding => ({
        severity: 'error',
        path: [...path, impact],
        message: 'this row is missing',
        expected,
        absence: true,
      }),
    ),
    ...Object.entries(matrix).flatMap(([impact, row]): readonly Finding[] => {
      if (!IMPACTS.some((known) => known === impact)) {
        const free = IMPACTS.filter((known) => !Object.hasOwn(matrix, known));
        const meant = nearest(impact, free);
        const message = `is an unknown impact${didYouMean(impact, free)}`;
        return [
          {
            severity: 'error',
            path: [...path, impact],
            at: 'key',
            message,
            expected: `one of ${IMPACTS.join(', ')}`,
            ...(meant !== undefined && { meant }),
          },
        ];
      }
      if (!Array.isArray(row) || row.length === columns.length) return [];
      return [{ severity: 'error', path: [...path, impact], message: `has ${row.length} columns`, expected }];
    }),
  ];
};

/** The matrix of impact and urgency: its names, each once, and a priority for every pair of them. */
export const lintMatrix = (root: unknown): readonly Finding[] => [
  ...lintNames(root, 'impact', IMPACTS),
  ...lintNames(root, 'urgency', URGENCIES),
  ...lintRows(root),
];

import { say } from '../../../view/text';
import { IMPACTS, URGENCIES } from '../../model';
import { error, type Finding, quoted, unknownKey } from '../problems';
import { childOf, isMap, listOf } from '../unchecked';

const lintNames = (root: unknown, field: 'impact' | 'urgency', wanted: readonly string[]): readonly Finding[] => {
  const names = childOf(root, 'priority', field);
  if (!Array.isArray(names) || names.length === 0) return [];
  const path = ['priority', field];
  const expected = say('expected.listAnyOrder', { list: `[${wanted.join(', ')}]` });
  const twice = names.flatMap((name, i) =>
    names.indexOf(name) < i
      ? [error([...path, i], say('mistake.twice', { what: quoted([String(name)]) }), expected)]
      : [],
  );
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length === 0) return twice;
  return [...twice, error(path, say('mistake.lacks', { list: missing.join(', ') }), expected, { absence: true })];
};

const lintRows = (root: unknown): readonly Finding[] => {
  const path = ['priority', 'matrix'];
  const matrix = childOf(root, ...path);
  if (!isMap(matrix)) return [];
  const listed = listOf(childOf(root, 'priority', 'urgency'));
  const columns = URGENCIES.every((name) => listed.includes(name)) ? listed : [...URGENCIES];
  const expected = say('expected.columns', { count: columns.length, list: columns.join(', ') });
  const free = IMPACTS.filter((impact) => !Object.hasOwn(matrix, impact));
  return [
    ...free.map((impact) => error([...path, impact], say('mistake.rowMissing'), expected, { absence: true })),
    ...Object.entries(matrix).flatMap(([impact, row]): readonly Finding[] => {
      const place = [...path, impact];
      if (!IMPACTS.some((known) => known === impact))
        return [unknownKey(place, say('mistake.unknownImpact'), IMPACTS, free)];
      if (!Array.isArray(row) || row.length === columns.length) return [];
      return [error(place, say('mistake.columns', { count: row.length }), expected)];
    }),
  ];
};

/** The matrix of impact and urgency: its names, each once, and a priority for every pair of them. */
export const lintMatrix = (root: unknown): readonly Finding[] => [
  ...lintNames(root, 'impact', IMPACTS),
  ...lintNames(root, 'urgency', URGENCIES),
  ...lintRows(root),
];

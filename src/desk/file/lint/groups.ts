import { say } from '../../../view/text';
import { type Finding, warning } from '../problems';
import { childOf, entriesOf, textItemsOf } from '../unchecked';

/** A caller who is in two groups: whose targets count is then a matter of order. */
export const lintGroups = (root: unknown): readonly Finding[] => {
  const owners = new Map<string, string>();
  const groups = entriesOf(childOf(root, 'groups'));
  const listed = groups.flatMap(([key, group]) =>
    (['people', 'emails'] as const).flatMap((field) =>
      textItemsOf(childOf(group, field)).map(([i, item]) => {
        const name = field === 'people' ? `person ${item}` : item.toLowerCase();
        return { key, name, item, path: ['groups', key, field, i], domain: name.slice(name.indexOf('@')) };
      }),
    ),
  );
  for (const { name, key } of listed) if (!owners.has(name)) owners.set(name, key);
  return listed.flatMap(({ key, name, item, path, domain }): readonly Finding[] => {
    const owner = owners.get(name) ?? key;
    const expected = say('expected.oneGroup');
    if (owner !== key) return [warning(path, say('mistake.inGroup', { item, group: owner }), expected)];
    const around = name.startsWith('@') ? undefined : owners.get(domain);
    if (around === undefined || around === key) return [];
    return [warning(path, say('mistake.inGroupBy', { item, group: around, domain }), expected)];
  });
};

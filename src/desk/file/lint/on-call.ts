import { say } from '../../../view/text';
import { zoneFindings } from '../hours';
import { type Finding, type Path, warning } from '../problems';
import { childOf, entriesOf, listOf, textItemsOf, textOf } from '../unchecked';
import { peopleOf } from './coverage';

const YEAR_MS = 366 * 24 * 3600_000;

/** Somebody who takes turns for a team that they are not in: they can neither swap nor take a case. */
const strangers = (root: unknown, team: string, layer: unknown, path: Path): readonly Finding[] => {
  const entry = childOf(root, 'teams', team);
  if (!Array.isArray(childOf(entry, 'members'))) return [];
  const own = peopleOf(root, team);
  return textItemsOf(childOf(layer, 'people'))
    .filter(([, person]) => !own.includes(person) && childOf(root, 'people', person) !== undefined)
    .map(([i, person]) => {
      const message = say('mistake.stranger', { person, team });
      return warning([...path, 'people', i], message, say('expected.ofTeam'));
    });
};

const farAhead = (layer: unknown, path: Path, today: Date): readonly Finding[] => {
  const from = textOf(childOf(layer, 'from')) ?? '';
  if (!(Date.parse(from) - today.getTime() > YEAR_MS)) return [];
  return [warning([...path, 'from'], say('mistake.farAhead', { from }), say('expected.soon'))];
};

/** Schedules that are well formed and yet make no sense; `today` is the day of reading. */
export const lintOnCall = (root: unknown, today: Date): readonly Finding[] =>
  entriesOf(childOf(root, 'teams')).flatMap(([team, entry]) => {
    const path = ['teams', team, 'onCall'];
    const layers = listOf(childOf(entry, 'onCall', 'layers'));
    return [
      ...zoneFindings([...path, 'zone'], textOf(childOf(entry, 'onCall', 'zone'))),
      ...layers.flatMap((layer, i) => {
        const place = [...path, 'layers', i];
        return [...strangers(root, team, layer, place), ...farAhead(layer, place, today)];
      }),
    ];
  });

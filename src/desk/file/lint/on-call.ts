import { openBetween } from '../../../calendar/business-time';
import { turnsBetween } from '../../../calendar/turns';
import type { Calendar } from '../../../calendar/types';
import { later } from '../../../ground/moments';
import { say } from '../../../view/text';
import { turningOf } from '../../turning';
import { zoneFindings } from '../hours';
import { error, type Finding, type Path, warning } from '../problems';
import { onCallLayer } from '../schema/team';
import { childOf, entriesOf, listOf, textItemsOf, textOf } from '../unchecked';
import { peopleOf } from './coverage';

type Calendars = ReadonlyMap<string, Calendar>;

const DAY_MS = 24 * 3600_000;
const YEAR_MS = 366 * DAY_MS;

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

/** The count of days and of handovers is walked from there. */
const EARLIEST = '2000-01-01';

const longAgo = (layer: unknown, path: Path): readonly Finding[] => {
  const from = textOf(childOf(layer, 'from')) ?? EARLIEST;
  if (!(Date.parse(from) < Date.parse(EARLIEST))) return [];
  return [error([...path, 'from'], say('mistake.longAgo', { from }), say('expected.soon'))];
};

/** Turns are looked at for so many days: more people than a week has days in common with come round once at least. */
const LOOK_DAYS = 731;

/** Somebody whose every turn falls where the layer's hours are closed, as the two on Saturday and Sunday of seven. */
const neverOn = (schedule: unknown, raw: unknown, path: Path, calendars: Calendars): readonly Finding[] => {
  const layer = onCallLayer.safeParse(raw).data;
  const hours = layer?.hours === undefined ? undefined : calendars.get(layer.hours);
  if (!layer || !hours) return [];
  const turns = textOf(childOf(schedule, 'turns')) === 'calendar' ? 'calendar' : undefined;
  const { zone, week } = hours;
  const turning = turningOf({ zone, ...(turns && { turns }) }, layer, { zone, week });
  if (turning.counts || Date.parse(layer.from) < Date.parse(EARLIEST)) return [];
  const first = new Date(`${layer.from}T00:00Z`);
  const starts = turnsBetween(layer, turning, first, later(first, LOOK_DAYS * DAY_MS));
  const on = new Set(
    starts.flatMap(({ nth, at }, i) => {
      const until = starts[i + 1]?.at ?? at;
      return openBetween({ zone, week }, at, until) > 0 ? [nth % layer.people.length] : [];
    }),
  );
  const whole = layer.people.length * layer.days * 7 <= LOOK_DAYS;
  return layer.people.flatMap((person, i): readonly Finding[] => {
    const elsewhere = layer.people.some((one, j) => one === person && on.has(j));
    if (!whole || elsewhere) return [];
    return [warning([...path, 'people', i], say('mistake.neverOn', { person }), say('expected.turnsByDay'))];
  });
};

/** Schedules that are well formed and yet make no sense; `today` is the day of reading. */
export const lintOnCall = (root: unknown, calendars: Calendars, today: Date): readonly Finding[] =>
  entriesOf(childOf(root, 'teams')).flatMap(([team, entry]) => {
    const path = ['teams', team, 'onCall'];
    const schedule = childOf(entry, 'onCall');
    const layers = listOf(childOf(schedule, 'layers'));
    return [
      ...zoneFindings([...path, 'zone'], textOf(childOf(schedule, 'zone'))),
      ...layers.flatMap((layer, i) => {
        const place = [...path, 'layers', i];
        return [
          ...strangers(root, team, layer, place),
          ...farAhead(layer, place, today),
          ...longAgo(layer, place),
          ...neverOn(schedule, layer, place, calendars),
        ];
      }),
    ];
  });

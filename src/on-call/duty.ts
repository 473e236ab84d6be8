import { isOpen, openPeriods } from '../calendar/business-time';
import { turnAt, turnsBetween } from '../calendar/turns';
import { type Calendar, type Period } from '../calendar/types';
import type { Desk, OnCall, OnCallLayer, Team } from '../desk/model';
import { turningOf } from '../desk/turning';
import type { Absence, OnCallChanges, OnDuty, Override, Shift } from './types';

type Duty = Pick<OnDuty, 'person' | 'because'>;

const holds = ({ from, to }: Period, at: Date): boolean => from <= at && at < to;

const isAway = (absences: readonly Absence[], person: string, at: Date): boolean =>
  absences.some((absence) => absence.person === person && holds(absence, at));

/** Its person is still of the desk, and has not said since that they are away. */
const stands = (desk: Desk, { absences }: OnCallChanges, { person, at: made }: Override, at: Date): boolean =>
  desk.people[person] !== undefined &&
  !isAway(
    absences.filter((absence) => absence.at > made),
    person,
    at,
  );

/** The innermost: the one that begins last, of those the one that ends first. */
const innermost = (desk: Desk, team: Team, changes: OnCallChanges, at: Date): Override | undefined =>
  changes.overrides
    .filter((override) => override.team === team.key && holds(override, at) && stands(desk, changes, override, at))
    .toSorted((one, other) => other.from.getTime() - one.from.getTime() || one.to.getTime() - other.to.getTime())[0];

const hoursOf = (desk: Desk, { hours }: OnCallLayer): Calendar | undefined =>
  hours === undefined ? undefined : desk.hours[hours];

/** Whose turn it is in a layer; the next of the layer for somebody who is away. */
const ofLayer = (
  desk: Desk,
  onCall: OnCall,
  layer: OnCallLayer,
  changes: OnCallChanges,
  at: Date,
): Duty | undefined => {
  const calendar = hoursOf(desk, layer);
  if (calendar && !isOpen(calendar, at)) return undefined;
  const nth = turnAt(layer, turningOf(onCall, layer, calendar), at);
  if (nth === undefined) return undefined;
  const { people } = layer;
  const first = nth % people.length;
  const order = [...people.slice(first), ...people.slice(0, first)];
  const person = order.find((one) => !isAway(changes.absences, one, at));
  return person === undefined ? undefined : { person, because: person === order[0] ? 'turn' : 'standIn' };
};

/** Who is on call in a team at a moment; undefined for a gap and for a team without a schedule. */
export const onCallAt = (desk: Desk, team: Team, changes: OnCallChanges, at: Date): Duty | undefined => {
  const { onCall } = team;
  if (!onCall) return undefined;
  const override = innermost(desk, team, changes, at);
  if (override) return { person: override.person, because: override.swap === undefined ? 'override' : 'swap' };
  for (const layer of onCall.layers) {
    const duty = ofLayer(desk, onCall, layer, changes, at);
    if (duty) return duty;
  }
  return undefined;
};

const within = ({ from, to }: Period, moments: readonly Date[]): readonly Date[] =>
  moments.filter((moment) => moment > from && moment < to);

/** Every moment in the period at which somebody else may come on. */
const changesIn = (desk: Desk, team: Team, changes: OnCallChanges, period: Period): readonly Date[] => {
  const { onCall } = team;
  if (!onCall) return [];
  const edges = (periods: readonly Period[]): readonly Date[] => periods.flatMap(({ from, to }) => [from, to]);
  const ofLayers = onCall.layers.flatMap((layer): readonly Date[] => {
    const calendar = hoursOf(desk, layer);
    return [
      ...turnsBetween(layer, turningOf(onCall, layer, calendar), period.from, period.to).map(({ at }) => at),
      ...(calendar ? edges(openPeriods(calendar, period.from, period.to)) : []),
    ];
  });
  const changed = [...changes.overrides.filter((one) => one.team === team.key), ...changes.absences];
  const times = new Set(within(period, [...ofLayers, ...edges(changed)]).map((at) => at.getTime()));
  return [...times].toSorted((a, b) => a - b).map((time) => new Date(time));
};

const isSame = (one: Duty | undefined, other: Duty | undefined): boolean =>
  one?.person === other?.person && one?.because === other?.because;

/** A team's schedule from `from` until `to`: shifts and gaps, without holes, each person's time in one piece. */
export const shiftsBetween = (
  desk: Desk,
  team: Team,
  changes: OnCallChanges,
  from: Date,
  to: Date,
): readonly Shift[] => {
  if (!team.onCall || to <= from) return [];
  const starts = [from, ...changesIn(desk, team, changes, { from, to })];
  const shifts: Shift[] = [];
  for (const [i, start] of starts.entries()) {
    const duty = onCallAt(desk, team, changes, start);
    const end = starts[i + 1] ?? to;
    const last = shifts.at(-1);
    if (last && isSame(last.duty, duty)) shifts[shifts.length - 1] = { ...last, to: end };
    else shifts.push({ from: start, to: end, ...(duty && { duty }) });
  }
  return shifts;
};

/** When nobody is on call, from `from` until `to`. */
export const gapsBetween = (desk: Desk, team: Team, changes: OnCallChanges, from: Date, to: Date): readonly Period[] =>
  shiftsBetween(desk, team, changes, from, to)
    .filter(({ duty }) => !duty)
    .map((shift) => ({ from: shift.from, to: shift.to }));

const WEEK_MS = 7 * 24 * 3600_000;
/** A schedule that nobody is in for a quarter of a year will not be waited for. */
const MOST_WEEKS = 13;

/** The first moment from `from` on at which somebody is on call; undefined when nobody is for 13 weeks. */
export const nextOnCall = (desk: Desk, team: Team, changes: OnCallChanges, from: Date): Date | undefined => {
  for (let week = 0; week < MOST_WEEKS; week += 1) {
    const start = new Date(from.getTime() + week * WEEK_MS);
    const shifts = shiftsBetween(desk, team, changes, start, new Date(start.getTime() + WEEK_MS));
    const first = shifts.find(({ duty }) => duty);
    if (first) return first.from;
  }
  return undefined;
};

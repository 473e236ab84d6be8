import * as fc from 'fast-check';
import { type Period } from '../../src/calendar/types';
import type { OnCallLayer } from '../../src/desk/model';
import { type Actor } from '../../src/ground/actor';
import { decideOnCall, isRefused } from '../../src/on-call/change';
import { setAbsence } from '../../src/on-call/commands/away';
import { setOverride } from '../../src/on-call/commands/override';
import { onCallAt, shiftsBetween } from '../../src/on-call/duty';
import { NO_CHANGES, type OnCallChanges } from '../../src/on-call/types';
import { CLOCK_CHANGES, NEW_YEAR } from '../calendar/any-calendar';
import { isOpenMinute, MINUTE, type Minute, minutesOf } from '../calendar/slow-clock';
import { ANNA, BO, CARL, DINA } from '../support/given';
import { onCallTeam } from './on-call-team';

/*
 * The schedule against a slow reading of the clock: the handovers are the minutes at which a clock in the zone shows
 * their time, a turn is found by stepping from local day to local day. Nothing of src/schedule is used to say so.
 */
const WINDOWS = [...Object.values(CLOCK_CHANGES).flat(), ...NEW_YEAR];
const PEOPLE = ['anna', 'bo', 'carl', 'dina'] as const;
const ACTORS: Readonly<Record<string, Actor>> = { anna: ANNA, bo: BO, carl: CARL, dina: DINA };

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
const wallOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));

const dates = new WeakMap<readonly Minute[], Map<string, readonly Minute[]>>();
const minutesOn = (minutes: readonly Minute[], date: string): readonly Minute[] => {
  const known = dates.get(minutes) ?? new Map<string, readonly Minute[]>();
  dates.set(minutes, known);
  const that = known.get(date) ?? minutes.filter((minute) => minute.date === date);
  known.set(date, that);
  return that;
};

/** When a local day's handover is: at its minute, else as long after the day's beginning as that would be. */
const handoverOn = (minutes: readonly Minute[], date: string, at: string): number | undefined => {
  const that = minutesOn(minutes, date);
  const hit = that.find(({ wall }) => wall === wallOf(at));
  return hit?.at ?? that[wallOf(at)]?.at;
};

/** Whose number it is, stepping from the layer's first day over those that count; undefined before that. */
const nthAt = (
  minutes: readonly Minute[],
  layer: OnCallLayer,
  at: number,
  counts: (from: number, to: number) => boolean = () => true,
): number | undefined => {
  let nth: number | undefined;
  let date = layer.from;
  for (let day = 0; date <= (minutes.at(-1)?.date ?? ''); date = dayAfter(date)) {
    const isKnown = date > (minutes[0]?.date ?? '');
    const handover = isKnown ? handoverOn(minutes, date, layer.at) : -Infinity;
    const next = handoverOn(minutes, dayAfter(date), layer.at) ?? Infinity;
    if (handover !== undefined && handover <= at) nth = Math.floor(Math.max(0, day - 1) / layer.days);
    if (handover === undefined || !counts(handover, next)) continue;
    if (handover <= at) nth = Math.floor(day / layer.days);
    day += 1;
  }
  return nth;
};

const holds = ({ from, to }: Period, at: number): boolean => from.getTime() <= at && at < to.getTime();

interface Story {
  readonly zone: string;
  readonly first: string;
  readonly layers: readonly OnCallLayer[];
  readonly changes: OnCallChanges;
}

const slowOnCall = ({ zone, first, layers, changes }: Story, at: number): string | undefined => {
  const { desk } = onCallTeam();
  const isAway = (person: string, since = new Date(0)): boolean =>
    changes.absences.some((one) => one.person === person && holds(one, at) && one.at > since);
  const overrides = changes.overrides.filter((one) => holds(one, at) && !isAway(one.person, one.at));
  const [inner] = overrides.toSorted(
    (one, other) => one.to.getTime() - one.from.getTime() - (other.to.getTime() - other.from.getTime()),
  );
  if (inner) return inner.person;
  const minutes = minutesOf(zone, first);
  for (const layer of layers) {
    const calendar = layer.hours === undefined ? undefined : desk.hours[layer.hours];
    const there =
      calendar && minutesOf(calendar.zone, first).find((minute) => minute.at <= at && at < minute.at + MINUTE);
    const open = calendar && minutesOf(calendar.zone, first).filter((minute) => isOpenMinute(calendar, minute));
    const hasTime = (from: number, to: number) => open?.some((minute) => from <= minute.at && minute.at < to) ?? true;
    const nth = nthAt(minutes, layer, at, layer.days % 7 === 0 ? undefined : hasTime);
    if (nth === undefined || (calendar && !(there && isOpenMinute(calendar, there)))) continue;
    const people = layer.people.map((_, i) => layer.people[(nth + i) % layer.people.length] ?? '');
    const person = people.find((one) => !isAway(one));
    if (person !== undefined) return person;
  }
  return undefined;
};

const two = (value: number): string => String(value).padStart(2, '0');
/** Layers that begin up to three weeks before the window, or in it; half of the handovers at night, when clocks change. */
const anyLayer = (first: string): fc.Arbitrary<OnCallLayer> =>
  fc
    .record({
      day: fc.integer({ min: -20, max: 5 }),
      hour: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 23 })),
      half: fc.constantFrom('00', '30'),
      days: fc.constantFrom(1, 2, 3, 7, 14),
      people: fc.shuffledSubarray([...PEOPLE], { minLength: 1, maxLength: 3 }),
      hours: fc.constantFrom(undefined, undefined, 'office'),
    })
    .map(({ day, hour, half, days, people: [one = 'anna', ...others], hours }) => ({
      // Where open days count, all of them lie in the minutes that are read.
      from: new Date(Date.parse(first) + (hours ? Math.max(2, day) : day) * 86_400_000).toISOString().slice(0, 10),
      at: `${two(hour)}:${half}`,
      days,
      people: [one, ...others] as const,
      ...(hours !== undefined && { hours }),
    }));

/** Overrides and absences that people say one after the other, as far as they are allowed. */
const anyChange = fc.record({
  person: fc.constantFrom(...PEOPLE),
  isAway: fc.boolean(),
  from: fc.integer({ min: 2 * 1440, max: 9 * 1440 }),
  length: fc.integer({ min: 30, max: 3 * 1440 }),
});

const anyStory: fc.Arbitrary<Story> = fc.constantFrom(...WINDOWS).chain(([zone, first]) =>
  fc
    .record({
      layers: fc.array(anyLayer(first), { minLength: 1, maxLength: 3 }),
      said: fc.array(anyChange, { maxLength: 6 }),
    })
    .map(({ layers, said }) => {
      const { desk } = onCallTeam(layers, zone);
      const start = Date.parse(first);
      const changes = said.reduce((before: OnCallChanges, { person, isAway, from: minute, length }, i) => {
        const from = new Date(start + minute * MINUTE);
        const times = { id: `c-${i}`, person, from, to: new Date(from.getTime() + length * MINUTE) };
        const envelope = { at: new Date(start + i * MINUTE), by: ACTORS[person] ?? ANNA, key: `k-${i}` };
        const after = isAway
          ? decideOnCall(setAbsence, { ...times, ...envelope }, before, desk)
          : decideOnCall(setOverride, { team: 'network', ...times, ...envelope }, before, desk);
        return isRefused(after) ? before : after;
      }, NO_CHANGES);
      return { zone, first, layers, changes };
    }),
);

/** An instant of the window's second to eleventh day. */
const anyMinute = fc
  .integer({ min: 1440 * 1000, max: 11 * 1440 * 1000 })
  .map((thousandths) => thousandths * (MINUTE / 1000));

describe('a schedule against the clock read minute by minute', () => {
  it('whoever is on call is who should be', () => {
    fc.assert(
      fc.property(anyStory, fc.array(anyMinute, { minLength: 5, maxLength: 5 }), (story, moments) => {
        const { desk, team } = onCallTeam(story.layers, story.zone);
        for (const moment of moments) {
          const at = Date.parse(story.first) + moment;
          expect(onCallAt(desk, team, story.changes, new Date(at))?.person).toBe(slowOnCall(story, at));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('shifts lie end to end over the whole time, and are of whoever is on call', () => {
    fc.assert(
      fc.property(
        anyStory,
        anyMinute,
        anyMinute,
        fc.array(anyMinute, { minLength: 5, maxLength: 5 }),
        (story, a, b, moments) => {
          fc.pre(a !== b);
          const { desk, team } = onCallTeam(story.layers, story.zone);
          const start = Date.parse(story.first);
          const [from, to] = [new Date(start + Math.min(a, b)), new Date(start + Math.max(a, b))];
          const shifts = shiftsBetween(desk, team, story.changes, from, to);
          expect([shifts[0]?.from, ...shifts.map((shift) => shift.to)]).toEqual([
            ...shifts.map((shift) => shift.from),
            to,
          ]);
          expect(shifts[0]?.from).toEqual(from);
          expect(shifts.filter((shift) => shift.to <= shift.from)).toEqual([]);
          expect(
            shifts.filter(
              ({ duty }, i) =>
                i > 0 && duty?.person === shifts[i - 1]?.duty?.person && duty?.because === shifts[i - 1]?.duty?.because,
            ),
          ).toEqual([]);
          // The first and last instant of each, and any others.
          const edges = shifts.flatMap((shift) => [shift.from, new Date(shift.to.getTime() - 1)]);
          for (const at of [...edges, ...moments.map((moment) => new Date(start + moment))]) {
            const shift = shifts.find((one) => holds(one, at.getTime()));
            if (shift) expect(onCallAt(desk, team, story.changes, at)).toEqual(shift.duty);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

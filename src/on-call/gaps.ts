import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { isOpen, openPeriods } from '../calendar/business-time';
import { type Calendar, type Period } from '../calendar/types';
import type { ListedCase } from '../delivery/bulletins/content';
import type { Bulletins } from '../delivery/bulletins/types';
import type { Desk, Team } from '../desk/model';
import type { Clock } from '../ground/clock';
import { listedCase } from '../incident/listed-case';
import type { Reach } from '../people/reach';
import { later } from '../record/wake';
import { type Store } from '../store';
import { gapsBetween } from './duty';
import type { OnCallService } from './service';
import type { OnCallChanges } from './types';

export interface RoundsDeps {
  readonly store: Pick<Store, 'incidents' | 'leases'>;
  readonly desk: () => Desk;
  readonly onCall: Pick<OnCallService, 'current'>;
  readonly reach: Pick<Reach, 'byKey'>;
  readonly bulletins: Bulletins;
  readonly clock: Clock;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  readonly log: Pick<Logger, 'warn'>;
}

/** What is told by the calendar, not by a case: morning lists, cases of people who are away, gaps to come. */
export type Rounds = () => Promise<void>;

const EVERY_MS = 60_000;
/** Schedules are long to look through, and a gap is days away. */
const GAPS_EVERY_MS = 10 * 60_000;
/** Whoever makes a team's morning list has this long before another worker does it instead. */
const MAKING_MS = 5 * 60_000;
const DAY_MS = 24 * 3600_000;
/** Of a team that never closes. */
const MORNING = '08:00';
/** A gap that began earlier has been announced long ago. */
const LOOK_BACK_MS = 14 * DAY_MS;
/** How far the end of a gap is looked for. */
const LOOK_ON_MS = 28 * DAY_MS;
const MOST_LISTED = 10;
const MOST_OWNED = 50;

const localDay = (at: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).startOfDay();

const dateOf = ({ epochMilliseconds }: Temporal.ZonedDateTime): Date => new Date(epochMilliseconds);

/** When the day of a team begins that is open now: as it opens; if it did not close last night, at eight. */
const morningOf = (calendar: Calendar, now: Date): Date => {
  const day = localDay(now, calendar.zone);
  const opened = openPeriods(calendar, later(now, -DAY_MS), now).at(-1)?.from ?? now;
  return opened > dateOf(day) ? opened : dateOf(day.withPlainTime(MORNING));
};

/** Nights that no layer is meant for are no gaps: where every layer has hours, only these count. */
const meantGaps = (desk: Desk, team: Team, gaps: readonly Period[]): readonly Period[] => {
  const hours = team.onCall?.layers.map((layer) => layer.hours) ?? [];
  if (hours.includes(undefined)) return gaps;
  const calendars = [...new Set(hours)].flatMap((key) => (key === undefined ? [] : [desk.hours[key]]));
  return gaps.flatMap((gap) =>
    calendars.flatMap((calendar) => (calendar ? openPeriods(calendar, gap.from, gap.to) : [])),
  );
};

export function createRounds(deps: RoundsDeps): Rounds {
  const { store, desk, onCall, reach, bulletins, clock, instance, log } = deps;
  const done = new Set<string>();
  let nextAt = 0;
  let nextGapsAt = 0;

  /** Confidential cases are for the lead alone, so they have a list of their own. */
  async function morningList(team: Team, day: string, opened: Date, confidential: boolean): Promise<void> {
    const wanted = { confidential, before: opened, limit: MOST_LISTED };
    const { cases, total } = await store.incidents.listed(team.key, wanted);
    if (cases.length === 0) return;
    const rows = cases.map(listedCase);
    const isUnclaimed = (row: ListedCase): boolean => row.owner === undefined;
    await bulletins.put({
      id: `morning.${team.key}.${day}${confidential ? '.lead' : ''}`,
      to: confidential ? { type: 'key', key: team.lead } : { type: 'room', team: team.key },
      content: {
        kind: 'morning',
        team: team.key,
        day,
        unclaimed: rows.filter(isUnclaimed),
        silent: rows.filter((row) => !isUnclaimed(row)),
        more: total - rows.length,
      },
    });
  }

  /** The open cases of everybody who is away now, to whoever leads the team. */
  async function absentOwners(team: Team, day: string, changes: OnCallChanges): Promise<void> {
    const now = clock.now();
    const away = new Set(
      changes.absences.filter(({ from, to }) => from <= now && now < to).map(({ person }) => person),
    );
    for (const key of away) {
      const person = await reach.byKey(key);
      const owned = person ? await store.incidents.ofOwner(person.id, MOST_OWNED) : [];
      const cases = owned.filter((incident) => incident.team === team.key).map(listedCase);
      const lead = key === team.lead ? team.manager : team.lead;
      if (cases.length === 0 || lead === undefined) continue;
      await bulletins.put({
        id: `absent.${team.key}.${key}.${day}`,
        to: { type: 'key', key: lead },
        content: {
          kind: 'absentOwner',
          team: team.key,
          owner: key,
          cases: cases.slice(0, MOST_LISTED),
          more: Math.max(0, cases.length - MOST_LISTED),
        },
      });
    }
  }

  /** Once on every day that the team works, by whichever worker is first. */
  async function morning(team: Team, changes: OnCallChanges): Promise<void> {
    const calendar = desk().hours[team.hours];
    const now = clock.now();
    if (!calendar || !isOpen(calendar, now)) return;
    const opened = morningOf(calendar, now);
    if (now < opened) return;
    const day = localDay(now, calendar.zone).toPlainDate().toString();
    const name = `morning.${team.key}.${day}`;
    if (done.has(name)) return;
    if (!(await store.leases.take(name, instance, now, later(now, MAKING_MS)))) return;
    // What was logged since it opened is news to nobody.
    await morningList(team, day, opened, false);
    await morningList(team, day, opened, true);
    await absentOwners(team, day, changes);
    await store.leases.take(name, instance, now, later(now, DAY_MS));
    done.add(name);
  }

  async function gaps(team: Team, changes: OnCallChanges): Promise<void> {
    const { onCall } = team;
    if (!onCall) return;
    const now = clock.now();
    const start = later(now, -LOOK_BACK_MS);
    const announced = later(now, onCall.announceDays * DAY_MS);
    // To a whole day: the end of one that goes on for longer is not another every minute.
    const until = dateOf(localDay(later(announced, LOOK_ON_MS), onCall.zone));
    const found = meantGaps(desk(), team, gapsBetween(desk(), team, changes, start, until));
    for (const gap of found.filter(({ from, to }) => to > now && from > start && from < announced)) {
      const id = `gap.${team.key}.${gap.from.toISOString()}`;
      const content = { kind: 'gap', team: team.key, ...gap } as const;
      await bulletins.put({ id: `${id}.lead`, to: { type: 'key', key: team.lead }, content });
      if (onCall.gap === 'hold')
        await bulletins.put({ id: `${id}.room`, to: { type: 'room', team: team.key }, content });
    }
  }

  return async () => {
    const now = clock.now().getTime();
    if (now < nextAt) return;
    nextAt = now + EVERY_MS;
    const parts = now < nextGapsAt ? [morning] : [morning, gaps];
    const changes = await onCall.current();
    if (parts.includes(gaps)) nextGapsAt = now + GAPS_EVERY_MS;
    for (const team of Object.values(desk().teams)) {
      for (const part of parts) {
        await part(team, changes).catch((error: unknown) => {
          log.warn({ err: error, team: team.key, part: part.name }, 'part of a round failed; the next one tries again');
        });
      }
    }
  };
}

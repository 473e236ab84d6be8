import { isOpen, openPeriods } from '../../calendar/business-time';
import { dateOf, localDay } from '../../calendar/local-day';
import type { Calendar } from '../../calendar/types';
import { createEachTeam, type EachTeamDeps } from '../../delivery/bulletins/each-team';
import type { Bulletins } from '../../delivery/bulletins/types';
import type { OnDutyPort } from '../../delivery/on-duty';
import type { ListedCase } from '../../delivery/subject';
import type { Team } from '../../desk/model';
import { later } from '../../ground/moments';
import type { Reach } from '../../people/reach';
import type { LeaseStore } from '../../record/leases';
import { type CaseListContent, listedCase } from '../listed-case';
import { mayRead } from '../rights';
import type { IncidentStore } from '../store';

export interface MorningListDeps extends EachTeamDeps {
  readonly store: { readonly incidents: Pick<IncidentStore, 'listed' | 'ofOwner'>; readonly leases: LeaseStore };
  readonly onDuty: Pick<OnDutyPort, 'away'>;
  readonly reach: Pick<Reach, 'byKey' | 'known'>;
  readonly bulletins: Bulletins<CaseListContent>;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
}

const EVERY_MS = 60_000;
/** Whoever makes a team's list has this long before another worker does it instead. */
const MAKING_MS = 5 * 60_000;
const DAY_MS = 24 * 3600_000;
/** Of a team that never closes. */
const MORNING = '08:00';
const MOST_LISTED = 10;
const MOST_OWNED = 50;

/** When the day of a team begins that is open now: as it opens; if it did not close last night, at eight. */
const morningOf = (calendar: Calendar, now: Date): Date => {
  const day = localDay(now, calendar.zone);
  const opened = openPeriods(calendar, later(now, -DAY_MS), now).at(-1)?.from ?? now;
  return opened > dateOf(day) ? opened : dateOf(day.withPlainTime(MORNING));
};

/** As a team's day begins: what nobody has and what lies still, and the open cases of who is away. */
export const createMorningList = (deps: MorningListDeps): (() => Promise<void>) => {
  const { store, desk, onDuty, reach, bulletins, clock, instance } = deps;
  const done = new Set<string>();

  /** Confidential cases are for the lead alone, so they have a list of their own. */
  async function unclaimedOrSilent(team: Team, day: string, opened: Date, confidential: boolean): Promise<void> {
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
  async function absentOwners(team: Team, day: string): Promise<void> {
    for (const key of await onDuty.away(clock.now())) {
      const person = await reach.byKey(key);
      const owned = person ? await store.incidents.ofOwner(person.id, MOST_OWNED) : [];
      const lead = key === team.lead ? team.manager : team.lead;
      if (lead === undefined) continue;
      // Of a confidential case its lead may hear, and whoever was asked.
      const hearer = { id: (await reach.known(lead))?.id ?? '', name: lead, member: true, deskKey: lead };
      const cases = owned
        .filter((incident) => incident.team === team.key && mayRead(desk(), hearer, incident))
        .map(listedCase);
      if (cases.length === 0) continue;
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
  return createEachTeam(deps, EVERY_MS, async function morning(team) {
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
    await unclaimedOrSilent(team, day, opened, false);
    await unclaimedOrSilent(team, day, opened, true);
    await absentOwners(team, day);
    await store.leases.take(name, instance, now, later(now, DAY_MS));
    done.add(name);
  });
};

import type { Desk } from '../desk/model';
import { VAGT } from '../ground/actor';
import type { Clock } from '../ground/clock';
import { later } from '../ground/moments';
import type { Acquaint } from '../people/acquaint';
import type { Person } from '../people/person';
import { STANDING_MS } from '../people/standing';
import type { PeopleStore } from '../people/store';
import { actorsOf } from '../people/who';
import type { LeaseStore } from '../record/leases';
import { mayOwn } from './rights';
import type { IncidentStore } from './store';
import type { HandleIncident } from './stored';

export interface DeparturesDeps {
  readonly store: {
    readonly incidents: Pick<IncidentStore, 'owners' | 'ofOwner'>;
    readonly people: Pick<PeopleStore, 'get'>;
    readonly leases: LeaseStore;
  };
  readonly acquaint: Pick<Acquaint, 'renew'>;
  readonly handle: HandleIncident;
  readonly desk: () => Desk;
  readonly clock: Clock;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
}

const EVERY_MS = 60_000;
/** Cases of one owner that one look takes. */
const MOST = 50;

/** A part of the sweep: whoever left the team, the desk's file, the company or full membership has no case any more. */
export function createDepartures({ store, acquaint, handle, desk, clock, instance }: DeparturesDeps) {
  const { incidents, people, leases } = store;
  let nextAt = 0;

  /** Who was never asked about is not known to have left. */
  const wasAsked = ({ identities }: Person): boolean => identities.every(({ profiledAt }) => profiledAt !== undefined);

  async function look(owner: string): Promise<void> {
    const before = await people.get(owner);
    if (before) await acquaint.renew(before, STANDING_MS);
    const person = await people.get(owner);
    if (!person || !wasAsked(person)) return;
    const actors = actorsOf(person, desk());
    for (const incident of await incidents.ofOwner(owner, MOST)) {
      if (actors.some((actor) => mayOwn(desk(), actor, incident))) continue;
      const key = `left.${owner}.${clock.now().getTime()}`;
      await handle({ type: 'left', incident: incident.id, owner, by: VAGT, key });
    }
  }

  return async function departures(): Promise<void> {
    const now = clock.now();
    if (now.getTime() < nextAt) return;
    nextAt = later(now, EVERY_MS).getTime();
    if (!(await leases.take('departures', instance, now, later(now, EVERY_MS)))) return;
    for (const owner of await incidents.owners()) await look(owner);
  };
}

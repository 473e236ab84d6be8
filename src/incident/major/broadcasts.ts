import type { Bulletins, BulletinTo } from '../../delivery/bulletins/types';
import { isForAll } from '../../delivery/for-all';
import type { LiveStore } from '../../delivery/live/store';
import type { PlaceStore } from '../../delivery/places';
import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { LeaseStore } from '../../record/leases';
import { knownOf } from '../policies/services/known';
import type { IncidentStore } from '../store';
import type { Incident } from '../types';
import type { MajorContent } from './content';
import { majorNow } from './rules';
import type { MajorIncident } from './types';

export interface BroadcastsDeps {
  readonly store: {
    readonly incidents: Pick<IncidentStore, 'majors'>;
    readonly live: Pick<LiveStore, 'get'>;
    readonly places: Pick<PlaceStore, 'all'>;
    readonly leases: LeaseStore;
  };
  readonly bulletins: Bulletins<MajorContent>;
  readonly desk: () => Desk;
  readonly clock: Clock;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
}

/** Whoever broadcasts goes on doing so; when they die, another does after this. */
const HELD_MS = 10_000;
/** That it is over may be told for so long. */
const TOLD_FOR_MS = 2 * 24 * 3600_000;

/** Somebody who hears of it, or a room, and what names them. */
interface Hears {
  readonly name: string;
  readonly to: BulletinTo;
}

/** Who hears of it beside those who are hit: the owner of its service, whom the desk's file names for it, and rooms for everybody. */
const hearers = async (deps: BroadcastsDeps, { service = '' }: Incident): Promise<readonly Hears[]> => {
  const { services, major, people } = deps.desk();
  const { owner } = services[service] ?? {};
  const keys = new Set([...(owner === undefined ? [] : [owner]), ...(major.tell[service] ?? [])]);
  const rooms = (await deps.store.places.all()).filter(({ team }) => isForAll(team));
  return [
    ...[...keys].filter((key) => people[key]).map((key): Hears => ({ name: key, to: { type: 'key', key } })),
    ...rooms.map(({ team }): Hears => ({ name: `room.${team}`, to: { type: 'room', team } })),
  ];
};

/** When it ended: stood down, solved or cancelled. */
const overAt = (incident: Incident, major: MajorIncident): Date | undefined =>
  majorNow(incident)
    ? undefined
    : (major.over ?? incident.resolution?.at ?? incident.cancelled?.at ?? incident.changedAt);

/**
 * A part of the sweep: keeps one message in each place where somebody is told of a major incident, and says once that it is over.
 * What it says follows from the case alone, so that nothing is lost with a process, and nothing is said twice.
 */
export function createBroadcasts(deps: BroadcastsDeps): () => Promise<void> {
  const { store, bulletins, clock, instance } = deps;

  async function tell(incident: Incident, major: MajorIncident, { name: hearer, to }: Hears): Promise<void> {
    const { id, number, service, publicTitle } = incident;
    const name = `major.${id}.${major.since.getTime()}.${hearer}`;
    const over = overAt(incident, major);
    // Whoever heard of it only.
    if (over && !(await store.live.get(name))) return;
    const what = {
      number,
      since: major.since,
      ...(publicTitle && { title: publicTitle.text }),
      ...(service !== undefined && { service }),
    };
    const { known, doing } = major.update ?? {};
    const helps = knownOf(incident)?.workaround;
    await bulletins.put({
      id: name,
      to,
      content: {
        kind: 'major',
        ...what,
        ...(known !== undefined && doing !== undefined && { update: { known, doing } }),
        ...(helps !== undefined && { workaround: helps }),
        dueAt: major.dueAt,
        ...(over && { over }),
      },
    });
    if (!over) return;
    await bulletins.put({ id: `${name}.${over.getTime()}`, to, content: { kind: 'majorOver', ...what, over } });
  }

  return async function broadcasts(): Promise<void> {
    const now = clock.now();
    const cases = await store.incidents.majors(later(now, -TOLD_FOR_MS));
    if (cases.length === 0 || !(await store.leases.take('broadcasts', instance, now, later(now, HELD_MS)))) return;
    for (const incident of cases) {
      const { major, confidential } = incident;
      if (!major || confidential) continue;
      for (const one of await hearers(deps, incident)) await tell(incident, major, one);
    }
  };
}

import type { Platform } from '../chat/refs';
import type { Desk } from '../desk/types';
import type { Audience } from '../incident/effects';
import type { Incident } from '../incident/types';
import type { DeliveryCounts } from './counts';
import type { PeopleStore } from './ports';
import { type Reach, readerOf } from './reach';
import type { Person } from './records';
import { originIsFine, type RoomOf, type Spot } from './room-of';

/** Where one delivery goes now; `mention` is the person it is for, when it goes to a room. */
export interface Located extends Spot {
  readonly target: string;
  readonly mention?: Person;
}

export interface Recipients {
  /**
   * The first target of this audience that can be reached and is not in `tried`; undefined when nobody is left.
   * `again`: after a way failed, so a person's other ways count too. Rejects with `ChatError` if it may be known later.
   */
  next(
    incident: Incident,
    audience: Audience,
    tried: ReadonlySet<string>,
    again: boolean,
  ): Promise<Located | undefined>;
  /** Where a planned target is now. */
  locate(incident: Incident, audience: Audience, target: string): Promise<Located | undefined>;
}

export interface RecipientsDeps {
  readonly people: PeopleStore;
  readonly desk: () => Desk;
  readonly reach: Reach;
  readonly rooms: RoomOf;
  readonly counts: DeliveryCounts;
}

/** `id`: a person's record; `key`: a key of the desk's file; `room`: the team's room, `again` only as a stand-in. */
export type Way =
  | { readonly type: 'id'; readonly id: string }
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'room'; readonly again: boolean };

/**
 * Who hears it, in order: whoever cannot be reached leaves it to the next in line (lead, manager, first admin).
 * A confidential case is for its owner and lead, then the manager: no room, no admin.
 */
export function waysTo(audience: Audience, incident: Incident, desk: Desk): readonly Way[] {
  const team = desk.teams[incident.team];
  const manager = key(team?.manager);
  const line = [...key(team?.lead), ...manager, ...(incident.confidential ? [] : key(desk.admins[0]))];
  const room = (again: boolean): readonly Way[] => (incident.confidential ? [] : [{ type: 'room', again }]);
  if (audience === 'caller') return [{ type: 'id', id: incident.caller.id }];
  if (audience === 'owner') {
    return incident.owner ? [{ type: 'id', id: incident.owner.id }, ...room(false), ...line] : [];
  }
  if (audience === 'team') return [...room(false), ...line];
  if (audience === 'lead') return [...key(team?.lead), ...room(true), ...line];
  if (audience === 'manager') return [...manager, ...room(true), ...line.slice(key(team?.lead).length)];
  return [...key(audience.slice('person:'.length)), ...room(true), ...line];
}

const key = (name: string | undefined): readonly Way[] => (name === undefined ? [] : [{ type: 'key', key: name }]);

/** Their 1:1 conversation, when the place they reported from is closed. */
const DIRECT = 'direct';
const PLATFORMS: readonly Platform[] = ['teams', 'slack'];

export function createRecipients({ people, desk, reach, rooms, counts }: RecipientsDeps): Recipients {
  async function personOf(audience: Audience, incident: Incident): Promise<Person | undefined> {
    const [first] = waysTo(audience, incident, desk());
    if (first?.type === 'id') return people.get(first.id);
    return first?.type === 'key' ? reach.byKey(first.key) : undefined;
  }

  async function locateRoom(incident: Incident, audience: Audience): Promise<Located | undefined> {
    const room = await rooms.teamRoom(incident);
    const mention = room && audience !== 'team' ? await personOf(audience, incident) : undefined;
    return room && { ...room, target: `room:${incident.team}`, ...(mention && { mention }) };
  }

  async function locate(incident: Incident, audience: Audience, target: string): Promise<Located | undefined> {
    if (target.startsWith('room:')) return locateRoom(incident, audience);
    const [id = '', way] = target.slice('person:'.length).split('/');
    const person = await people.get(id);
    const isCaller = audience === 'caller';
    const reader = readerOf(person, desk(), isCaller ? incident : undefined);
    if (isCaller && way === undefined && originIsFine(incident)) return { target, reader, address: incident.origin };
    const platform = PLATFORMS.find((name) => name === way);
    const address = person && (await reach.direct(person, platform));
    return address && { target, reader, address };
  }

  /** Target names of one way, the person's other ways included when the first has failed. */
  async function targetsOf(incident: Incident, way: Way, isCaller: boolean, again: boolean): Promise<string[]> {
    if (way.type === 'room') return way.again && !again ? [] : [`room:${incident.team}`];
    const id = way.type === 'id' ? way.id : (await reach.byKey(way.key))?.id;
    if (id === undefined) return [];
    if (!again) return [`person:${id}`];
    if (isCaller) return [`person:${id}`, `person:${id}/${DIRECT}`];
    const person = await people.get(id);
    const [used] = person?.direct ?? [];
    const others = PLATFORMS.filter((name) => name !== used?.platform);
    const more = others.filter((name) => person?.direct.some((address) => address.platform === name));
    return [`person:${id}`, ...more.map((name) => `person:${id}/${name}`)];
  }

  return {
    locate,
    async next(incident, audience, tried, again) {
      for (const way of waysTo(audience, incident, desk())) {
        const name = way.type === 'key' ? way.key : way.type === 'id' ? way.id : undefined;
        const targets = await targetsOf(incident, way, audience === 'caller', again);
        const fresh = targets.filter((target) => !tried.has(target));
        for (const target of fresh) {
          const located = await locate(incident, audience, target);
          if (!located) continue;
          if (name !== undefined) counts.unreachable.delete(name);
          return located;
        }
        if (name !== undefined && fresh.length === targets.length) counts.unreachable.add(name);
      }
      return undefined;
    },
  };
}

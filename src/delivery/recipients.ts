import type { Desk, Way } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { Reader } from '../ground/lang';
import type { Audience } from '../incident/effects';
import type { Incident } from '../incident/types';
import type { Contacts } from '../people/contacts';
import { type Person } from '../people/person';
import { type Reach, readerOf } from '../people/reach';
import { type PeopleStore } from '../people/store';
import { isOffChat, type WayPort } from '../people/ways';
import type { DeliveryCounts } from './counts';
import { type Hearer, lineOf } from './hearers';
import { originIsFine, type RoomOf, type Spot } from './live/room-of';
import type { OnDutyPort } from './on-duty';
import { type Target, targetKey } from './target';

/** In chat; `mention` is the person it is for, when it goes to a room. */
export interface InChat extends Spot {
  readonly target: Target;
  readonly person?: Person;
  readonly mention?: Person;
}

/** By mail, telephone or webhook. */
export interface OffChatWay {
  readonly target: Target;
  readonly reader: Reader;
  readonly person: Person;
  readonly by: WayPort;
  readonly to: string;
}

/** Nobody is on call; whoever is at `until` hears it then. */
export interface Held {
  readonly target: Target;
  readonly until: Date;
}

/** Where it goes. `nobodyOnCall`: it should have gone to whoever is on call. */
export type Located = (InChat | OffChatWay | Held) & { readonly nobodyOnCall?: true };

/** What the say asks for beside its audience. */
export interface Wanted {
  /** Keys of the targets that have been tried. */
  readonly tried: ReadonlySet<string>;
  /** After a way failed, so a person's other ways count too. */
  readonly again: boolean;
  /** The way that its step names. */
  readonly way?: Way | undefined;
  /** It is a ping: a person is reached in the order they chose. */
  readonly ping?: boolean;
}

export interface Recipients {
  /**
   * The first target of this audience that can be reached and was not tried; undefined when nobody is left.
   * Rejects with `ChatError` if it may be known later.
   */
  next(incident: Incident, audience: Audience, wanted: Wanted): Promise<Located | undefined>;
  /** Where a planned target is now. */
  locate(incident: Incident, audience: Audience, target: Target): Promise<Located | undefined>;
}

export interface RecipientsDeps {
  readonly people: PeopleStore;
  readonly desk: () => Desk;
  readonly reach: Reach;
  readonly rooms: RoomOf;
  readonly onDuty: OnDutyPort;
  readonly contacts: Contacts;
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
}

export function createRecipients(deps: RecipientsDeps): Recipients {
  const { people, desk, reach, rooms, onDuty, contacts, clock, counts } = deps;

  /** Somebody of the case's team who fits: whoever is on call, if they do, else the first who is not away. */
  async function fitting(incident: Incident, { level, skill }: Extract<Hearer, { type: 'fit' }>) {
    const team = desk().teams[incident.team];
    const now = clock.now();
    const away = await onDuty.away(now);
    const members = team?.members === 'everyone' ? Object.keys(desk().people) : (team?.members ?? []);
    const first = await onDuty.who(incident.team, now);
    return [...(first === undefined ? [] : [first]), ...members].find((key) => {
      const person = desk().people[key];
      const fits = person && (level === undefined || (person.level ?? 1) >= level);
      return fits && !away.has(key) && (skill === undefined || person.skills.includes(skill));
    });
  }

  async function keyOf(incident: Incident, hearer: Hearer): Promise<string | undefined> {
    if (hearer.type === 'key') return hearer.key;
    if (hearer.type === 'onCall') return onDuty.who(hearer.team, clock.now());
    return hearer.type === 'fit' ? fitting(incident, hearer) : undefined;
  }

  async function personOf(audience: Audience, incident: Incident): Promise<Person | undefined> {
    const [first] = lineOf(audience, incident, desk());
    if (first?.type === 'id') return people.get(first.id);
    const key = first && (await keyOf(incident, first));
    return key === undefined ? undefined : reach.byKey(key);
  }

  async function locateRoom(incident: Incident, audience: Audience, team: string): Promise<InChat | undefined> {
    const room = team === incident.team ? await rooms.teamRoom(incident) : await rooms.roomOf(incident, team);
    const isForRoom = audience.type === 'team' || audience.type === 'next';
    const mention = room && !isForRoom ? await personOf(audience, incident) : undefined;
    return room && { ...room, target: { type: 'room', team }, ...(mention && { mention }) };
  }

  /** Whoever is on call in a team, if somebody is; else when somebody will be, or nobody where the lead is told. */
  async function locateOnCall(team: string): Promise<Located | undefined> {
    const target = { type: 'onCall', team } as const;
    const key = await onDuty.who(team, clock.now());
    const person = key === undefined ? undefined : await reach.byKey(key);
    if (person) {
      const address = await reach.direct(person);
      return address && { target, address, person, reader: readerOf(person, desk()) };
    }
    const until = key === undefined ? await onDuty.next(team, clock.now()) : undefined;
    return until && { target, until };
  }

  async function locate(incident: Incident, audience: Audience, target: Target): Promise<Located | undefined> {
    if (target.type === 'nobody') return undefined;
    if (target.type === 'room') return locateRoom(incident, audience, target.team);
    if (target.type === 'onCall') return locateOnCall(target.team);
    const { id, way } = target;
    const person = await people.get(id);
    const isCaller = audience.type === 'caller';
    const reader = readerOf(person, desk(), isCaller ? incident : undefined);
    if (isCaller && way === 'chat' && originIsFine(incident)) {
      return { target, reader, address: incident.origin, ...(person && { person }) };
    }
    if (!person) return undefined;
    if (isOffChat(way)) {
      const off = contacts.off(person, way);
      return off && { target, reader, person, by: off.port, to: off.to };
    }
    const address = await reach.direct(person, way === 'chat' || way === 'direct' ? undefined : way);
    return address && { target, reader, address, person };
  }

  /** Targets of one hearer, a person's other ways included when the first has failed. */
  async function targetsOf(
    incident: Incident,
    hearer: Hearer,
    isCaller: boolean,
    wanted: Wanted,
  ): Promise<readonly Target[]> {
    const { again, way, ping, tried } = wanted;
    if (hearer.type === 'room') return hearer.again && !again ? [] : [{ type: 'room', team: hearer.team }];
    if (hearer.type === 'id' && (!again || isCaller)) {
      const { id } = hearer;
      return (again ? (['chat', 'direct'] as const) : (['chat'] as const)).map((by) => ({
        type: 'person',
        id,
        way: by,
      }));
    }
    const key = hearer.type === 'id' ? undefined : await keyOf(incident, hearer);
    if (hearer.type === 'onCall' && key === undefined) {
      const gap = desk().teams[hearer.team]?.onCall?.gap;
      return gap === 'hold' ? [{ type: 'onCall', team: hearer.team }] : [];
    }
    const person =
      hearer.type === 'id' ? await people.get(hearer.id) : key === undefined ? undefined : await reach.byKey(key);
    if (!person) return [];
    const { id } = person;
    const ways = contacts.inOrder(person, way);
    // Whoever was on call when the gap ended has been tried in chat.
    const fresh =
      hearer.type === 'onCall' && tried.has(targetKey({ type: 'onCall', team: hearer.team }))
        ? ways.filter((one) => one !== 'chat')
        : ways;
    const chosen = again ? fresh : ping || way !== undefined ? fresh.slice(0, 1) : (['chat'] as const);
    return chosen.map((by) => ({ type: 'person', id, way: by }));
  }

  return {
    locate,
    async next(incident, audience, wanted) {
      let nobodyOnCall = false;
      for (const hearer of lineOf(audience, incident, desk())) {
        const name = hearer.type === 'key' ? hearer.key : hearer.type === 'id' ? hearer.id : undefined;
        const targets = await targetsOf(incident, hearer, audience.type === 'caller', wanted);
        const fresh = targets.filter((target) => !wanted.tried.has(targetKey(target)));
        for (const target of fresh) {
          const located = await locate(incident, audience, target);
          if (!located) continue;
          if (name !== undefined) counts.unreachable.delete(name);
          return nobodyOnCall ? { ...located, nobodyOnCall } : located;
        }
        const hasOnCall = hearer.type === 'onCall' && desk().teams[hearer.team]?.onCall !== undefined;
        nobodyOnCall ||= hasOnCall && targets.length === 0;
        if (name !== undefined && fresh.length === targets.length) counts.unreachable.add(name);
      }
      return undefined;
    },
  };
}

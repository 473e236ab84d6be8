import type { Desk, Way } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { Reader } from '../ground/lang';
import type { Channel } from '../ground/refs';
import type { Contacts } from '../people/contacts';
import { type Person } from '../people/person';
import { type Reach, readerOf } from '../people/reach';
import { type PeopleStore } from '../people/store';
import { isOffChat, type WayPort } from '../people/ways';
import { ChatError } from '../view/chat-port';
import type { Rooms, Spot } from './live/rooms';
import type { OnDutyPort } from './on-duty';
import type { Audience, Hearer, Snapshot } from './subject';
import { type Target, targetKey } from './target';

/** In chat; `mention` is the person it is for, when it goes to a room. */
export interface InChat extends Spot {
  readonly target: Target;
  readonly person?: Person;
  readonly mention?: Person;
}

/** By mail, telephone or webhook; without `person` to somebody in no chat. */
export interface OffChatWay {
  readonly target: Target;
  readonly reader: Reader;
  readonly person?: Person;
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
  /** Platforms that are passed over: nobody is reached there now. */
  readonly notOn?: (platform: Channel) => boolean;
  /** Where those are, as `placeOf` names it. */
  readonly places?: ReadonlySet<string>;
  /** After a way failed, so a person's other ways count too. */
  readonly again: boolean;
  /** The way that its step names. */
  readonly way?: Way | undefined;
  /** It is a ping: a person is reached in the order they chose. */
  readonly ping?: boolean;
  /** Whoever cannot be looked up now is asked for later; else the next in line hears it. */
  readonly mayWait?: boolean;
}

/** `to`: undefined when nobody is left. */
export interface Choice {
  readonly to?: Located;
  /** Who should have heard it and cannot be reached now: keys of the desk's file, or person ids. */
  readonly unreachable: readonly string[];
  /** Who of them it is. */
  readonly reached?: string;
  /** Whom it is meant for, by the same names; absent: a room, or nobody in particular. */
  readonly meant?: string;
}

/** Names where a target is, whatever it is called; undefined for whoever will be on call. */
export const placeOf = (to: Located): string | undefined => {
  if ('address' in to) return `${to.address.platform} ${to.address.id}`;
  return 'by' in to ? `${to.by.way} ${to.to}` : undefined;
};

export interface Recipients {
  /** The first target of this audience that can be reached. Rejects with `ChatError` if it may wait for whoever comes before. */
  next(snapshot: Snapshot, audience: Audience, wanted: Wanted): Promise<Choice>;
  /** Where a planned target is now. */
  locate(snapshot: Snapshot, audience: Audience, target: Target): Promise<Located | undefined>;
}

export interface RecipientsDeps {
  readonly people: PeopleStore;
  readonly desk: () => Desk;
  readonly reach: Reach;
  readonly rooms: Rooms;
  readonly onDuty: OnDutyPort;
  readonly contacts: Contacts;
  readonly clock: Clock;
}

export function createRecipients(deps: RecipientsDeps): Recipients {
  const { people, desk, reach, rooms, onDuty, contacts, clock } = deps;

  /** Whoever is on call, if they fit, else the first of the team who is not away. */
  async function fitting({ team: key, level, skill }: Extract<Hearer, { type: 'fit' }>) {
    const team = desk().teams[key];
    const now = clock.now();
    const away = await onDuty.away(now);
    const members = team?.members === 'everyone' ? Object.keys(desk().people) : (team?.members ?? []);
    const onCall = await onDuty.who(key, now);
    return [...(onCall === undefined ? [] : [onCall]), ...members].find((one) => {
      const person = desk().people[one];
      const fits = person && (level === undefined || (person.level ?? 1) >= level);
      return fits && !away.has(one) && (skill === undefined || person.skills.includes(skill));
    });
  }

  async function keyOf(hearer: Hearer): Promise<string | undefined> {
    if (hearer.type === 'key') {
      const isAway = hearer.unlessAway && (await onDuty.away(clock.now())).has(hearer.key);
      return isAway ? undefined : hearer.key;
    }
    if (hearer.type === 'onCall') return onDuty.who(hearer.team, clock.now());
    return hearer.type === 'fit' ? fitting(hearer) : undefined;
  }

  async function personOf(audience: Audience, snapshot: Snapshot): Promise<Person | undefined> {
    const [first] = snapshot.hearers(audience);
    if (first?.type === 'id') return people.get(first.id);
    const key = first && (await keyOf(first));
    return key === undefined ? undefined : reach.known(key);
  }

  async function locateRoom(snapshot: Snapshot, audience: Audience, team: string): Promise<InChat | undefined> {
    const room = team === snapshot.team ? await rooms.teamRoom(snapshot) : await rooms.roomOf(snapshot, team);
    const mention = room && !snapshot.isForRoom(audience) ? await personOf(audience, snapshot) : undefined;
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

  async function locate(snapshot: Snapshot, audience: Audience, target: Target): Promise<Located | undefined> {
    if (target.type === 'nobody') return undefined;
    if (target.type === 'room') return locateRoom(snapshot, audience, target.team);
    if (target.type === 'onCall') return locateOnCall(target.team);
    if (target.type === 'key') {
      const off = contacts.offByKey(target.key, target.way);
      return off && { target, reader: readerOf(undefined, desk()), by: off.port, to: off.to };
    }
    const { id, way } = target;
    const person = await people.get(id);
    const isCaller = snapshot.isForCaller(audience);
    const reader = readerOf(person, desk(), isCaller ? snapshot.language : undefined);
    if (isCaller && snapshot.answerAt && way === 'chat') {
      return { target, reader, address: snapshot.answerAt, ...(person && { person }) };
    }
    // What is meant for a colleague is for nobody who is a guest by now.
    if (!person || (!isCaller && !person.identities.some(({ member }) => member))) return undefined;
    if (isOffChat(way)) {
      const off = contacts.off(person, way);
      return off && { target, reader, person, by: off.port, to: off.to };
    }
    const address = await reach.direct(person, way === 'chat' || way === 'direct' ? undefined : way);
    return address && { target, reader, address, person };
  }

  /** Looked up in chat if need be; where that cannot be said now, who is told by another way waits for no chat. */
  async function metByKey(key: string, { way, mayWait }: Wanted): Promise<Person | undefined> {
    try {
      return await reach.byKey(key);
    } catch (error) {
      const waits = mayWait === true && (way === undefined || !isOffChat(way));
      if (!(error instanceof ChatError) || waits || contacts.inOrderByKey(key, way).length === 0) throw error;
      return undefined;
    }
  }

  async function metBy(hearer: Hearer, key: string | undefined, wanted: Wanted): Promise<Person | undefined> {
    if (hearer.type === 'id') return people.get(hearer.id);
    if (hearer.type === 'address') return reach.byAddress(hearer.email);
    return key === undefined ? undefined : metByKey(key, wanted);
  }

  /** Targets of one hearer, a person's other ways included when the first has failed. */
  async function targetsOf(
    hearer: Hearer,
    key: string | undefined,
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
    if (hearer.type === 'onCall' && key === undefined) {
      const gap = desk().teams[hearer.team]?.onCall?.gap;
      return gap === 'hold' ? [{ type: 'onCall', team: hearer.team }] : [];
    }
    const isByOrder = ping || way !== undefined;
    const person = await metBy(hearer, key, wanted);
    if (!person) {
      if (key === undefined) return [];
      const ways = contacts.inOrderByKey(key, way);
      return (again ? ways : ways.slice(0, isByOrder ? 1 : 0)).map((by) => ({ type: 'key', key, way: by }));
    }
    const { id } = person;
    const ways = contacts.inOrder(person, way);
    // Whoever was on call when the gap ended has been tried in chat.
    const fresh =
      hearer.type === 'onCall' && tried.has(targetKey({ type: 'onCall', team: hearer.team }))
        ? ways.filter((one) => one !== 'chat')
        : ways;
    const chosen = again ? fresh : isByOrder ? fresh.slice(0, 1) : (['chat'] as const);
    return chosen.map((by) => ({ type: 'person', id, way: by }));
  }

  /** The targets of one hearer that have not been tried, and the first of them that can be reached. */
  async function ofHearer(
    snapshot: Snapshot,
    audience: Audience,
    wanted: Wanted,
    hearer: Hearer,
    key: string | undefined,
  ): Promise<{ readonly targets: number; readonly fresh: number; readonly located?: Located }> {
    const all = await targetsOf(hearer, key, snapshot.isForCaller(audience), wanted);
    const fresh = all.filter((target) => !wanted.tried.has(targetKey(target)));
    const counted = { targets: all.length, fresh: fresh.length };
    for (const target of fresh) {
      const located = await locate(snapshot, audience, target).catch((error: unknown) => {
        // A chat that cannot be asked leaves a person's other ways.
        if (error instanceof ChatError && wanted.mayWait !== true) return undefined;
        throw error;
      });
      if (!located || ('address' in located && wanted.notOn?.(located.address.platform))) continue;
      const place = placeOf(located);
      if (!(place !== undefined && wanted.places?.has(place))) return { ...counted, located };
    }
    return counted;
  }

  return {
    locate,
    async next(snapshot, audience, wanted) {
      let nobodyOnCall = false;
      let meant: string | undefined;
      let hasRoom = false;
      const unreachable: string[] = [];
      for (const hearer of snapshot.hearers(audience)) {
        const key = hearer.type === 'id' ? undefined : await keyOf(hearer);
        const name = hearer.type === 'id' ? hearer.id : key;
        hasRoom ||= hearer.type === 'room' && !hearer.again;
        if (!hasRoom) meant ??= name;
        const found = await ofHearer(snapshot, audience, wanted, hearer, key).catch((error: unknown) => {
          // Nobody waits for ever: the next in line is better than nobody at all.
          if (error instanceof ChatError && wanted.mayWait !== true) return { targets: 0, fresh: 0 };
          throw error;
        });
        const whom = meant === undefined ? {} : { meant };
        if ('located' in found && found.located) {
          const to = nobodyOnCall ? { ...found.located, nobodyOnCall } : found.located;
          return { to, unreachable, ...whom, ...(name !== undefined && { reached: name }) };
        }
        const hasOnCall = hearer.type === 'onCall' && desk().teams[hearer.team]?.onCall !== undefined;
        nobodyOnCall ||= hasOnCall && key === undefined && found.targets === 0;
        if (name !== undefined && found.fresh === found.targets) unreachable.push(name);
      }
      return { unreachable, ...(meant !== undefined && { meant }) };
    },
  };
}

import type { Logger } from 'pino';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { Channel, Platform } from '../ground/refs';
import { type Acquaint, createAcquaint } from '../people/acquaint';
import { type Contacts, createContacts } from '../people/contacts';
import { createDirectory } from '../people/directory';
import { createMeeting, type Meeting } from '../people/meeting';
import { type ChatOf, createReach, type Reach } from '../people/reach';
import { createStanding } from '../people/standing';
import type { PeopleStore } from '../people/store';
import type { WayPorts } from '../people/ways';
import type { Dispatch } from '../record/dispatch';
import type { LeaseStore } from '../record/leases';
import type { Sweep } from '../record/sweep';
import { createAttempts } from './attempt';
import { createBulletins, type RenderBulletin } from './bulletins';
import type { BulletinContent, DigestContent, KeptBulletins } from './bulletins/types';
import { countingEndings, createCounts, type DeliveryCounts } from './counts';
import type { Limiter } from './limiter';
import { type Card, createCard } from './live/card';
import { createCopies } from './live/copies';
import { createLive } from './live/loop';
import { createPings } from './live/pings';
import { createRooms } from './live/rooms';
import type { LiveStore } from './live/store';
import { createWoken } from './live/woken';
import type { OnDutyPort } from './on-duty';
import { createSay, type Say } from './once/say';
import { createSender } from './once/send';
import { createStandIn } from './once/stand-in';
import type { PlaceStore } from './places';
import { createRecipients } from './recipients';
import type { DeliveryStore } from './store';
import { createStorms } from './storms';
import { createIsFolded } from './storms/card';
import type { StormStore } from './storms/store';
import type { Subjects } from './subject';
import { deliverySweeps } from './sweep';

export interface DeliveryDeps<Content extends BulletinContent> {
  readonly store: {
    readonly deliveries: DeliveryStore;
    readonly live: LiveStore<Content | DigestContent>;
    readonly storms: StormStore;
    readonly leases: LeaseStore;
    readonly people: PeopleStore;
    readonly places: PlaceStore;
  };
  readonly subjects: Subjects;
  /** Undefined for a platform that is off. */
  readonly chat: ChatOf;
  readonly desk: () => Desk;
  /** Tenants and workspaces of this desk, where a bare chat id of the desk's file is looked for. */
  readonly orgs: (platform: Platform) => readonly string[];
  readonly onDuty: OnDutyPort;
  /** Nobody answers on this platform now. */
  readonly isSilent: (platform: Channel) => boolean;
  readonly renderBulletin: RenderBulletin<Content | DigestContent>;
  /** Told whenever somebody is met as a full member with this address; must not reject. */
  readonly met?: (email: string) => void;
  /** Ways to people beside chat; those that are off are not there. */
  readonly ways?: WayPorts;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  /** Of a live message's lease, which its holder renews. */
  readonly leaseMs: number;
  /** How often `sweeps` are made. */
  readonly periodMs: number;
  /** An unlinked team's card goes to where the case was reported: only for trying out. */
  readonly fallbackToOrigin?: boolean;
}

export interface DeliveryRoom<Content extends BulletinContent> {
  /** What posts the effects of a record. */
  readonly posting: { readonly live: Card; readonly once: Say };
  /** What finds what was lost on the way, and keeps live messages up to date. */
  sweeps(dispatch: Dispatch): readonly Sweep[];
  readonly bulletins: KeptBulletins<Content | DigestContent>;
  readonly counts: DeliveryCounts;
  readonly acquaint: Acquaint;
  readonly reach: Reach;
  readonly meeting: Meeting;
  readonly contacts: Contacts;
}

/** Everything that is posted, mailed or called, for every kind of record. */
export function createDelivery<Content extends BulletinContent>(wanted: DeliveryDeps<Content>): DeliveryRoom<Content> {
  const counts = createCounts();
  const store = { ...wanted.store, deliveries: countingEndings(wanted.store.deliveries, counts) };
  const given = { ...wanted, ...store, store, counts };
  const attempts = createAttempts(given);
  const acquaint = createAcquaint(given);
  const directory = createDirectory({ ...given, acquaint });
  const reach = createReach({ ...given, directory });
  const meeting = createMeeting({ ...given, directory, reach });
  const standing = createStanding({ ...given, acquaint, reach });
  const rooms = createRooms({ ...given, reach });
  const contacts = createContacts(given.desk, given.ways ?? {});
  const recipients = createRecipients({ ...given, reach, rooms, contacts });
  const standIn = createStandIn({ ...given, recipients });
  const showLive = createLive({ ...given, attempts, reachable: () => rooms.reachable() });
  const woken = createWoken({ ...given, rooms });
  const bulletins = createBulletins({ ...given, rooms, showLive });
  const storms = createStorms({ ...given, bulletins });
  const isFolded = createIsFolded({ ...given, rooms, reach, storms });
  const pings = createPings({ ...given, showLive });
  const sender = createSender({ ...given, recipients, pings, standIn, storms, attempts });
  const once = createSay({ ...given, recipients, send: (...args) => sender.send(...args) });
  const copies = createCopies({ ...given, recipients, attempts });
  const live = createCard({ ...given, rooms, isFolded, showLive, pings, copies });
  /** Nobody waits for what the sweep shows: a digest that comes to nothing is noticed here. */
  const showDue = async (id: string): Promise<void> => {
    await bulletins.show(id);
    await storms.ended(id);
  };
  return {
    posting: { live, once },
    sweeps: (dispatch) => [
      ...deliverySweeps({
        ...given,
        live: woken,
        bulletins: { show: showDue },
        dispatch,
        lost: (row) => sender.lost(row),
      }),
      () => storms.refresh(),
      () => meeting.sweep(),
      standing,
    ],
    bulletins,
    counts,
    acquaint,
    reach,
    meeting,
    contacts,
  };
}

import type { BulletinStore } from '../delivery/bulletins/store';
import type { StormStore } from '../delivery/storms/store';
import type { DeskVersionStore } from '../desk-edit/versions/store';
import type { ChatAddress, Identity, MessageRef, Platform } from '../ground/refs';
import type { Incident } from '../incident/types';
import type { RosterStore } from '../on-call/store';
import type {
  CardRow,
  Delivery,
  IncidentWrite,
  Installation,
  OutboxEntry,
  Person,
  Place,
  Settings,
  StoredFile,
  StoredIncident,
} from './records';
import type { AuditStore, IncidentUpkeep } from './repair-store';

/** The store could not answer in time: whether the write happened is not known. */
export class StoreUnavailable extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}

/** Which incidents a person may see in a list. */
export interface ReadScope {
  readonly person: string;
  /** Teams whose cases they read; confidential ones only where `all`. */
  readonly teams: readonly string[];
  /** Teams whose confidential cases they read too (as lead). */
  readonly confidentialTeams: readonly string[];
  /** Admins: every case that is not confidential. */
  readonly everything: boolean;
}

/** How far a keyset page got: opaque, made by the store, kept in a button. */
export type PageToken = string;
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next?: PageToken;
}

export interface IncidentStore extends IncidentUpkeep {
  /** A number nobody else gets; gaps may appear after a crash. */
  nextNumber(): Promise<number>;
  load(id: string): Promise<StoredIncident | undefined>;
  /** The states of those that are there, in no order. */
  many(ids: readonly string[]): Promise<readonly Incident[]>;
  byNumber(number: number): Promise<StoredIncident | undefined>;
  /** The incident that this platform event created, if it did. */
  byExternalKey(source: Platform, key: string): Promise<StoredIncident | undefined>;
  /** `exists`: this external key made one already. `number_taken`: take the next. */
  create(id: string, write: IncidentWrite): Promise<'created' | 'exists' | 'number_taken'>;
  /** Compare-and-set on `version`; `lost` when somebody else wrote first. The version grows by one. */
  save(id: string, version: number, write: IncidentWrite): Promise<'saved' | 'lost'>;
  /** Removes delivered outbox entries; never touches `version`. */
  settle(id: string, entries: readonly string[]): Promise<void>;
  /** Incidents whose outbox holds something older than `before`. */
  unsettled(before: Date, limit: number): Promise<readonly StoredIncident[]>;
  /** Incidents whose `nextAt` is at or before `until`, earliest first. */
  due(
    until: Date,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly version: number; readonly nextAt: Date }[]>;
  /** Open and resolved cases this person is the caller of, newest first. */
  ofCaller(person: string, limit: number): Promise<readonly Incident[]>;
  /** Cases this person owns that are in progress or waiting, by next deadline. */
  ofOwner(person: string, limit: number): Promise<readonly Incident[]>;
  /** Unresolved cases of these teams: breached first (as of `now`), then next deadline, then priority. */
  queue(
    scope: ReadScope,
    now: Date,
    page: { readonly size: number; readonly after?: PageToken },
  ): Promise<Page<Incident>>;
  /**
   * Cases of a team's morning list (`isListed`) that were logged before `before`, the most urgent first: either those
   * that are confidential or the others. `total`: at most 1000.
   */
  listed(
    team: string,
    wanted: { readonly confidential: boolean; readonly before: Date; readonly limit: number },
  ): Promise<{ readonly cases: readonly Incident[]; readonly total: number }>;
  /** How many documents could not be read since the start, and how late the oldest due one is. */
  health(now: Date): Promise<{ readonly unreadable: number; readonly overdueMs: number; readonly unsettled: number }>;
}

export interface DeliveryStore {
  /** Adds rows that are not there yet; returns all rows of that effect. */
  plan(rows: readonly Delivery[]): Promise<readonly Delivery[]>;
  get(id: string): Promise<Delivery | undefined>;
  ofEffect(incident: string, effect: string): Promise<readonly Delivery[]>;
  ofIncident(incident: string): Promise<readonly Delivery[]>;
  /** Takes a `pending` row for sending until `until`; undefined when it is not pending (any more). */
  lease(id: string, until: Date): Promise<Delivery | undefined>;
  /** Ends a row, or puts it back to `pending` with `notBefore`. Only the holder of the lease calls this. */
  finish(
    id: string,
    end: Partial<Pick<Delivery, 'status' | 'ref' | 'reason' | 'notBefore' | 'settledAt'>>,
  ): Promise<void>;
  /** Rows whose lease ran out: their fate is `unknown`. Marks and returns them. */
  expireLeases(now: Date, limit: number): Promise<readonly Delivery[]>;
  /** Rows that are still `pending` and were planned before `before`. */
  pending(before: Date, limit: number): Promise<readonly Delivery[]>;

  card(id: string): Promise<CardRow | undefined>;
  /** Makes the row if needed and takes its lease; undefined while somebody else holds it. */
  leaseCard(
    row: Pick<CardRow, 'id' | 'incident' | 'place'>,
    by: string,
    now: Date,
    until: Date,
  ): Promise<CardRow | undefined>;
  /** Writes what is shown; refuses (false) when the lease is no longer `by`'s. `left`: it stands nowhere any more. */
  showCard(
    id: string,
    by: string,
    shown: Partial<Omit<CardRow, 'id' | 'incident' | 'place'>> & { readonly left?: true },
    release: boolean,
  ): Promise<boolean>;
  /** The incident whose card this message is. */
  cardByMessage(message: MessageRef): Promise<CardRow | undefined>;
  /** The cards that were posted into this thread. */
  cardsAt(thread: ChatAddress): Promise<readonly CardRow[]>;
  /** The delivery that this message is. */
  saidBy(message: MessageRef): Promise<Delivery | undefined>;
  /** Takes over a message that turned out to be the card of a row whose post was unknown. */
  adoptCard(id: string, ref: MessageRef): Promise<void>;
  /** Cards left `unknown` before `before`. */
  unknownCards(before: Date, limit: number): Promise<readonly CardRow[]>;

  /** True for the first who asks about this event: they post the answer. Kept at least 24 h. Never decides about data. */
  firstAnswer(key: string, now: Date): Promise<boolean>;
}

export interface PeopleStore {
  byIdentity(identity: Identity): Promise<Person | undefined>;
  byEmail(email: string): Promise<Person | undefined>;
  get(id: string): Promise<Person | undefined>;
  many(ids: readonly string[]): Promise<readonly Person[]>;
  /** Finds or makes the person of this identity, joined by e-mail where that is allowed; a lost insert race joins the winner. */
  meet(
    met: Omit<Person, 'id' | 'identities' | 'direct'> & { readonly identity: Identity; readonly direct?: ChatAddress },
  ): Promise<Person>;
  /** Writes all of them, in place of what was there. */
  setSettings(id: string, settings: Settings): Promise<void>;
  setLanguage(id: string, language: Person['language'], from: NonNullable<Person['languageFrom']>): Promise<void>;
}

export interface PlaceStore {
  ofTeam(team: string): Promise<Place | undefined>;
  all(): Promise<readonly Place[]>;
  /** Moves the team here from wherever it was; one room per team, one team per room. */
  link(place: Place): Promise<void>;
  unlink(team: string): Promise<void>;
  byAddress(address: ChatAddress): Promise<Place | undefined>;
}

export interface FileStore {
  put(file: StoredFile): Promise<void>;
  get(id: string): Promise<StoredFile | undefined>;
}

/** What an adapter remembers about its conversations; `value` is the adapter's own. */
export interface ConversationStore {
  put(platform: Platform, id: string, value: Readonly<Record<string, unknown>>): Promise<void>;
  get(platform: Platform, id: string): Promise<Readonly<Record<string, unknown>> | undefined>;
}

export interface InstallationStore {
  /** Writes the whole record, in place of what was there under its key. */
  put(installation: Installation): Promise<void>;
  get(key: string): Promise<Installation | undefined>;
  /** All of the desk, revoked ones too, by key. */
  all(): Promise<readonly Installation[]>;
  /**
   * Marks it revoked. False when there is none, when it was revoked before, or when it was installed after `at`: an
   * uninstallation that is told late does not end a newer installation.
   */
  revoke(key: string, at: Date): Promise<boolean>;
}

export interface LeaseStore {
  /** Takes, or keeps, what one process at a time may do; false while somebody else holds it. */
  take(name: string, by: string, now: Date, until: Date): Promise<boolean>;
}

export interface Store {
  readonly incidents: IncidentStore;
  readonly deliveries: DeliveryStore;
  readonly people: PeopleStore;
  readonly places: PlaceStore;
  readonly files: FileStore;
  readonly conversations: ConversationStore;
  readonly installations: InstallationStore;
  readonly rosters: RosterStore;
  readonly bulletins: BulletinStore;
  readonly storms: StormStore;
  readonly desks: DeskVersionStore;
  readonly leases: LeaseStore;
  readonly audits: AuditStore;
  /** Resolves when the database answers; rejects with `StoreUnavailable`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Wakes the jobs of an outbox entry. Rejects at once when Redis is away: the sweep will find what is left. */
export interface Jobs {
  add(incident: string, entry: OutboxEntry): Promise<void>;
}

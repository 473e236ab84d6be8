import { z } from 'zod';
import { type Infer, priority } from '../record/schema';
import type { RecordStore } from '../record/store';
import type { Downtime } from '../registers/on-a-case';
import type { EndedCase } from './policies/learned';
import type { Knowable, KnownCase } from './policies/services/known';
import type { Whose } from './rights';
import type { IncidentTypes, StoredIncident } from './stored';
import { caseType, type Incident, incident, STATUSES } from './types';

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

/** By what it is told who may read a case, all of it. */
const WHOSE = {
  caller: true,
  reporter: true,
  assigned: true,
  owner: true,
  team: true,
  asked: true,
  heard: true,
  escalatedTo: true,
  handOver: true,
  confidential: true,
  participants: true,
  approval: true,
  callerKey: true,
  status: true,
} as const satisfies Readonly<Record<keyof Whose, true>>;

/** Of an unresolved case, as much as a list of them is chosen by. */
export const queuedCase = incident.pick({
  ...WHOSE,
  id: true,
  number: true,
  title: true,
  priority: true,
  caseType: true,
  service: true,
});
export type QueuedCase = Infer<typeof queuedCase>;

/** Of a case that was found, as much as it is ranked and chosen by. */
export const foundCase = z.object({
  terms: z.array(z.string()),
  state: incident.pick({ ...WHOSE, id: true, number: true, title: true, category: true, sub: true, service: true }),
});
export type FoundCase = Infer<typeof foundCase>;

/** So many cases that hold a word are looked at for a search at a time, the newest. */
export const MOST_FOUND = 500;

/** So many unresolved cases are looked at for a list of them, the most urgent. */
export const MOST_QUEUED = 2000;

export const openCount = z.object({ priority, status: z.enum(STATUSES), type: caseType, count: z.number() });
export type OpenCount = Infer<typeof openCount>;

export const heldCase = z.object({ owner: z.string(), priority });
export type HeldCase = Infer<typeof heldCase>;

/** Of a case that another team accepted, as much as its way is told by. */
export const passedCase = incident.pick({ confidential: true, passes: true });
export type PassedCase = Infer<typeof passedCase>;

/** Of a case whose caller said how it went, as much as is counted. */
export const scoredCase = incident.pick({ confidential: true, team: true, score: true });
export type ScoredCase = Infer<typeof scoredCase>;

/** Of a case that everybody may know of, as much as they may. */
export const knownCase = incident.pick({
  id: true,
  number: true,
  status: true,
  confidential: true,
  category: true,
  service: true,
  publicTitle: true,
  workaround: true,
  major: true,
  down: true,
  loggedAt: true,
} as const satisfies Readonly<Record<keyof Knowable, true>>);

export interface IncidentStore extends RecordStore<IncidentTypes> {
  /** The states of those that are there, in no order. */
  many(ids: readonly string[]): Promise<readonly Incident[]>;
  byNumber(number: number): Promise<StoredIncident | undefined>;
  /** Cases that hold the words of this message, at most a few. */
  ofMessage(message: string): Promise<readonly StoredIncident[]>;
  countOpen(): Promise<readonly OpenCount[]>;
  /** Open and resolved cases this person is the caller of, newest first. */
  ofCaller(person: string, limit: number): Promise<readonly Incident[]>;
  /** Cases that operators wrote down for their callers since then, newest first. */
  calledSince(since: Date, limit: number): Promise<readonly Incident[]>;
  /** Ids of open and resolved cases whose caller has this address, which nobody has been asked about. */
  unasked(email: string, limit: number): Promise<readonly string[]>;
  /** Cases of the device with this tag that were logged since then, newest first. */
  ofDevice(tag: string, since: Date, limit: number): Promise<readonly Incident[]>;
  /** When cases have put a service down, confidential ones too: of the newest 500 that did. */
  downtimes(service: string): Promise<readonly Downtime[]>;
  /** What everybody may know of open cases, one by one; at most 200. */
  known(): Promise<readonly KnownCase[]>;
  /** Major incidents that something happened to since then, those that are over too; at most 50. */
  majors(since: Date): Promise<readonly Incident[]>;
  /** Ids of everybody who owns such a case as `ofOwner` gives. */
  owners(): Promise<readonly string[]>;
  /** Cases this person owns that are in progress or waiting, by next deadline. */
  ofOwner(person: string, limit: number): Promise<readonly Incident[]>;
  /** Cases that another team has accepted since, open and ended, the newest first; at most `MOST_QUEUED`. */
  passedSince(since: Date): Promise<readonly PassedCase[]>;
  /** Cases whose caller has said since how it went, the newest first; at most `MOST_QUEUED`. */
  scoredSince(since: Date): Promise<readonly ScoredCase[]>;
  /** Of each case in progress or waiting that one of these people has, who and how urgent; at most `MOST_QUEUED`. */
  heldBy(people: readonly string[]): Promise<readonly HeldCase[]>;
  /**
   * Unresolved cases of this scope: P1 and P2 that nobody has first, then breached, next deadline, priority, age; at most
   * `MOST_QUEUED`.
   */
  queue(scope: ReadScope): Promise<readonly QueuedCase[]>;
  /**
   * Cases, open and ended, that hold this term and that the scope's teams, or `everything`, let them read: the newest first,
   * at most `MOST_FOUND`; `before`: of lower numbers. What is a person's own is `ofPerson`'s.
   */
  find(scope: ReadScope, term: string, before?: number): Promise<readonly FoundCase[]>;
  /** The same by any of many terms that few cases hold. */
  findAny(scope: ReadScope, terms: readonly string[]): Promise<readonly FoundCase[]>;
  /** Cases of which somebody is caller, reporter or owner, or takes part in, or was given: the newest first, as `find` does. */
  ofPerson(person: string, before?: number): Promise<readonly FoundCase[]>;
  /** The newest ended cases that are nobody's secret, as far as a suggestion learns from them. */
  learned(limit: number): Promise<readonly EndedCase[]>;
  /**
   * Cases of a team's morning list (`isListed`) that were logged before `before`, the most urgent first: either those
   * that are confidential or the others. `total`: at most 1000.
   */
  listed(
    team: string,
    wanted: { readonly confidential: boolean; readonly before: Date; readonly limit: number },
  ): Promise<{ readonly cases: readonly Incident[]; readonly total: number }>;
}

import type { Calendar } from '../calendar/types';
import type { Lang } from '../ground/lang';
import type { DeskFile } from './file/schema';

export const IMPACTS = ['me', 'team', 'department', 'everybody'] as const;
export type Impact = (typeof IMPACTS)[number];
export const URGENCIES = ['working', 'hindered', 'stopped'] as const;
export type Urgency = (typeof URGENCIES)[number];
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Something is broken, somebody needs something, somebody asks. */
export const CASE_TYPES = ['incident', 'request', 'question'] as const;
export type CaseType = (typeof CASE_TYPES)[number];

/** Whom a request may need a yes from, beside a person of the file: the caller's manager, or the owner of the service. */
export const APPROVERS = ['manager', 'owner'] as const;

/** What a case can wait for. */
export const WAIT_REASONS = ['caller', 'vendor', 'change', 'problem', 'date'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

/** How a rule finds somebody of its team. */
export const CHOSEN_BY = ['on-call', 'round-robin', 'least-loaded', 'skill'] as const;

/** What a case asks of whoever is called for it. */
export interface Needs {
  readonly skill?: string;
  /** At least this seniority. */
  readonly level?: number;
}

/** Roles that a step may notify; every other word in `notify` is the key of a person. */
export const ROLES = ['team', 'lead', 'manager', 'on-call'] as const;

/**
 * Whom a step notifies; people are looked up when the step fires. `level`: somebody of the team of at least that
 * seniority; `skill`: somebody of the team who has it; `next`: that team's on-call person, else its room.
 */
export type Notify =
  | { readonly type: (typeof ROLES)[number] }
  | { readonly type: 'person'; readonly key: string }
  | { readonly type: 'level'; readonly level: number }
  | { readonly type: 'skill'; readonly skill: string }
  | { readonly type: 'next'; readonly team: string };

/** How somebody is reached. `chat` is Slack or Teams, `other` the one of the two that `chat` is not. */
export const WAYS = ['chat', 'other', 'mail', 'sms', 'call', 'webhook'] as const;
export type Way = (typeof WAYS)[number];

/** Nothing of a desk is changed in place. */
type Fixed<T> = { readonly [K in keyof T]: Fixed<T[K]> };
/** One entry of a section of the file, `key` included: `file/schema` says what it holds. */
type Entry<Section extends 'people' | 'teams' | 'categories' | 'services' | 'answers' | 'groups' | 'escalations'> =
  Fixed<DeskFile[Section][string]>;

/** A person of the desk's file, found in chat by e-mail or chat id. */
export type DeskPerson = Entry<'people'>;
export type OnCall = NonNullable<Entry<'teams'>['onCall']> & { readonly zone: string };
export type OnCallLayer = OnCall['layers'][number];
export type Team = Entry<'teams'> & { readonly language: Lang; readonly onCall?: OnCall };
export type Category = Entry<'categories'>;
export type Service = Entry<'services'> & { readonly team: string };
export type Answer = Entry<'answers'>;
export type Target = Fixed<DeskFile['targets'][Priority]>;
export type EscalationPolicy = Entry<'escalations'>;
export type EscalationStep = EscalationPolicy['steps'][number];
export type Storm = Desk['storm'];
/** Where a case goes that fits. */
export type Route = Fixed<DeskFile['routes'][number]>;

/** The desk owner's file, checked and complete: every reference in it resolves. */
export interface Desk extends Fixed<DeskFile['desk']> {
  /** Hash of the file it came from. */
  readonly version: string;
  /** Keys of the services and teams that somebody follows, as of seconds ago; only where commands are decided. */
  readonly followed?: ReadonlySet<string>;
  /** Every calendar by key; always holds `always` (around the clock). */
  readonly hours: Readonly<Record<string, Calendar>>;
  readonly people: Readonly<Record<string, DeskPerson>>;
  readonly teams: Readonly<Record<string, Team>>;
  /** Those that are no incidents, where the desk tells them apart. */
  readonly types: Fixed<DeskFile['types']>;
  readonly categories: Readonly<Record<string, Category>>;
  readonly services: Readonly<Record<string, Service>>;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly causes: Fixed<DeskFile['causes']>;
  readonly solutions: Fixed<DeskFile['solutions']>;
  readonly major: Fixed<DeskFile['major']>;
  readonly review: Fixed<DeskFile['review']>;
  readonly matrix: Readonly<Record<Impact, Readonly<Record<Urgency, Priority>>>>;
  /** Whether the criticality of a service changes the urgency of its cases. */
  readonly criticality?: boolean;
  readonly targets: Readonly<Record<Priority, Target>>;
  readonly groups: Readonly<Record<string, Entry<'groups'>>>;
  readonly escalations: readonly EscalationPolicy[];
  /** The conversation by mail; absent: the desk has none. */
  readonly mail?: Fixed<NonNullable<DeskFile['mail']>>;
  /** Files beside the desk's. */
  readonly callers?: string;
  readonly devices?: string;
  /** In their order: the first that fits counts. */
  readonly routes: readonly Route[];
}

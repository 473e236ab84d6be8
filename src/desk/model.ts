import { Calendar, Span } from '../calendar/types';
import type { Lang, Text } from '../ground/lang';

export const IMPACTS = ['me', 'team', 'department', 'everybody'] as const;
export type Impact = (typeof IMPACTS)[number];
export const URGENCIES = ['working', 'hindered', 'stopped'] as const;
export type Urgency = (typeof URGENCIES)[number];
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** A person of the desk's file, found in chat by e-mail or chat id. */
export interface DeskPerson {
  readonly key: string;
  readonly name: string;
  readonly email?: string;
  /** Chat ids, e.g. `teams:<aad object id>` or `slack:<user id>`. */
  readonly ids: readonly string[];
  /** Seniority from 1; absent: 1. */
  readonly level?: number;
  readonly skills: readonly string[];
  /** In international form, e.g. `+4512345678`, for SMS and calls. */
  readonly phone?: string;
  /** An address of their own gateway, for signed webhooks. */
  readonly webhook?: string;
}

/** What a case asks of whoever is called for it. */
export interface Needs {
  readonly skill?: string;
  /** At least this seniority. */
  readonly level?: number;
}

/** One layer of a team's schedule: people who take turns from a day and a time on. */
export interface OnCallLayer {
  /** First day of the first turn, e.g. `2026-01-05`. */
  readonly from: string;
  /** Wall-clock time of the handover, e.g. `08:00`. */
  readonly at: string;
  /** Days of one turn: 1 daily, 7 weekly. */
  readonly days: number;
  readonly people: readonly [string, ...string[]];
  /** Key of `hours`: on duty only in these; absent: around the clock. */
  readonly hours?: string;
}

/** Who is on call in a team. Of the layers the first that has somebody on is on duty. */
export interface OnCall {
  /** IANA zone of handovers. */
  readonly zone: string;
  /** When nobody is on: a ping waits until somebody is, or goes straight to the lead. */
  readonly gap: 'hold' | 'lead';
  /** Days before a gap that it is announced to the lead. */
  readonly announceDays: number;
  readonly layers: readonly [OnCallLayer, ...OnCallLayer[]];
}

export interface Team {
  readonly key: string;
  readonly name: Text;
  readonly members: readonly string[] | 'everyone';
  readonly lead: string;
  readonly manager?: string;
  readonly hours: string;
  /** Language of the team's room. */
  readonly language: Lang;
  /** Id of the user group that a ping in Slack mentions. */
  readonly slackGroup?: string;
  readonly onCall?: OnCall;
}

export interface Category {
  readonly key: string;
  readonly name: Text;
  readonly team: string;
  readonly words: readonly string[];
  readonly confidential: boolean;
  readonly needs?: Needs;
  /** The next line of support: the team that an escalation by function goes to. */
  readonly next?: string;
}

export interface Service {
  readonly key: string;
  readonly name: Text;
  readonly category: string;
  readonly team: string;
  readonly criticality: 'low' | 'normal' | 'high';
  readonly needs?: Needs;
  readonly next?: string;
  readonly targets: TargetChanges;
}

/** A ready-made answer to callers; its text holds the placeholders `{caller}` and `{number}`. */
export interface Answer {
  readonly key: string;
  readonly name: Text;
  readonly text: Text;
}

export interface Target {
  readonly response: Span;
  readonly resolution: Span;
  readonly noNews?: Span;
  /** Key of `hours`; without it the team's. */
  readonly hours?: string;
}

/** What a service or a group of callers has instead of the priority's own targets. */
export type TargetChanges = Readonly<Partial<Record<Priority, Partial<Target>>>>;

/** Callers with targets of their own, e.g. the board. */
export interface CallerGroup {
  readonly key: string;
  readonly name: Text;
  /** Keys of `people`. */
  readonly people: readonly string[];
  /** E-mail addresses, lower case, and whole domains as `@example.com`. */
  readonly emails: readonly string[];
  readonly targets: TargetChanges;
}

/**
 * Whom a step notifies; people are looked up when the step fires. `level`: somebody of the team of at least that
 * seniority; `skill`: somebody of the team who has it; `next`: that team's on-call person, else its room.
 */
export type Notify =
  | { readonly type: 'team' | 'lead' | 'manager' | 'on-call' }
  | { readonly type: 'person'; readonly key: string }
  | { readonly type: 'level'; readonly level: number }
  | { readonly type: 'skill'; readonly skill: string }
  | { readonly type: 'next'; readonly team: string };

/** How somebody is reached. `chat` is Slack or Teams, `other` the one of the two that `chat` is not. */
export const WAYS = ['chat', 'other', 'mail', 'sms', 'call', 'webhook'] as const;
export type Way = (typeof WAYS)[number];

export interface EscalationStep {
  readonly after: Span;
  readonly notify: readonly Notify[];
  /** Ways taken one after the other until somebody acknowledges. */
  readonly by: readonly [Way, ...Way[]];
  /** How long one way has before the next is taken. */
  readonly within: Span;
}

export interface EscalationPolicy {
  readonly key: string;
  readonly for: readonly Priority[];
  /** Keys of teams it is for; absent: every team that has none of its own for that priority. */
  readonly teams?: readonly string[];
  /** Key of `hours`; without it the team's. */
  readonly hours?: string;
  readonly steps: readonly EscalationStep[];
  /** `times`: how often at most; absent: until somebody claims. */
  readonly repeat?: { readonly every: Span; readonly notify: readonly Notify[]; readonly times?: number };
}

/** What a case can wait for. */
export const WAIT_REASONS = ['caller', 'vendor', 'change', 'problem', 'date'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

/** More than `over` pings to one person or team within `withinMs` fold into one digest. */
export interface Storm {
  readonly over: number;
  readonly withinMs: number;
}

/** The desk owner's file, checked and complete: every reference in it resolves. */
export interface Desk {
  readonly id: string;
  /** Hash of the file it came from. */
  readonly version: string;
  readonly name: Text;
  readonly prefix: string;
  readonly languages: readonly [Lang, ...Lang[]];
  readonly zone: string;
  readonly autoClose: Span;
  readonly admins: readonly string[];
  /** Name of the emoji that makes a message in Slack a case, without colons. */
  readonly emoji?: string;
  /** Every calendar by key; always holds `always` (around the clock). */
  readonly hours: Readonly<Record<string, Calendar>>;
  readonly people: Readonly<Record<string, DeskPerson>>;
  readonly teams: Readonly<Record<string, Team>>;
  readonly categories: Readonly<Record<string, Category>>;
  readonly services: Readonly<Record<string, Service>>;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly matrix: Readonly<Record<Impact, Readonly<Record<Urgency, Priority>>>>;
  readonly targets: Readonly<Record<Priority, Target>>;
  readonly groups: Readonly<Record<string, CallerGroup>>;
  /** While a case waits for one of these its resolution clock stands still. */
  readonly pauses: readonly WaitReason[];
  readonly storm: Storm;
  readonly escalations: readonly EscalationPolicy[];
}

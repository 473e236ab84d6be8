import type { Lang, Text } from '../lang';

export const IMPACTS = ['me', 'team', 'department', 'everybody'] as const;
export type Impact = (typeof IMPACTS)[number];
export const URGENCIES = ['working', 'hindered', 'stopped'] as const;
export type Urgency = (typeof URGENCIES)[number];
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
export type Priority = (typeof PRIORITIES)[number];

/**
 * A length of time as the desk owner wrote it, e.g. `{ kind: 'ms', ms: 900000, text: '15m' }`.
 * `ms` of a target or step under `hours` counts open time; `workingDays` is the same wall-clock minute n open days
 * later; `days` is 24 h by the clock each; `percent` is a share of the open time from start to the response target.
 */
export type Span = { readonly text: string } & (
  | { readonly kind: 'ms'; readonly ms: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'workingDays'; readonly days: number }
  | { readonly kind: 'percent'; readonly percent: number }
);

/** Opening hours: `week[0]` is Monday; each day a list of `[from, to]` in minutes after midnight, `to` ≤ 1440. */
export interface Calendar {
  readonly zone: string;
  readonly week: readonly (readonly (readonly [number, number])[])[];
  /** ISO country code of public holidays that are closed, e.g. `DK`. */
  readonly holidays?: string;
}

/** A person of the desk's file, found in chat by e-mail or chat id. */
export interface DeskPerson {
  readonly key: string;
  readonly name: string;
  readonly email?: string;
  /** Chat ids, e.g. `teams:<aad object id>` or `slack:<user id>`. */
  readonly ids: readonly string[];
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
}

export interface Category {
  readonly key: string;
  readonly name: Text;
  readonly team: string;
  readonly words: readonly string[];
  readonly confidential: boolean;
}

export interface Service {
  readonly key: string;
  readonly name: Text;
  readonly category: string;
  readonly team: string;
  readonly criticality: 'low' | 'normal' | 'high';
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

/** Whom a step notifies. The person is looked up when the step fires. */
export type Notify = 'team' | 'lead' | 'manager' | `person:${string}`;

export interface EscalationPolicy {
  readonly key: string;
  readonly for: readonly Priority[];
  /** Key of `hours`; without it the team's. */
  readonly hours?: string;
  readonly steps: readonly { readonly after: Span; readonly notify: readonly Notify[] }[];
  readonly repeat?: { readonly every: Span; readonly notify: readonly Notify[] };
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
  readonly escalations: readonly EscalationPolicy[];
}

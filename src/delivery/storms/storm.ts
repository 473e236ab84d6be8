import type { Priority, Storm as Rule } from '../../desk/model';
import { type SubjectRef, subjectKey } from '../../ground/refs';
import type { Person } from '../../people/person';
import { isOffChat, type OffChat } from '../../people/ways';
import type { DigestContent } from '../bulletins/types';
import type { FoldedCase } from '../subject';
import type { Target } from '../target';

/** Something a target was told, on its own or in its digest. */
export interface Told {
  /** Of the delivery row, or of the card. */
  readonly key: string;
  readonly subject: SubjectRef;
  readonly priority: Priority;
  readonly at: Date;
  readonly alone: boolean;
}

/** The one live message of a storm. */
export interface Digest {
  /** Names its bulletin. */
  readonly begun: Date;
  /** When the first case was folded. */
  readonly since: Date;
  readonly count: number;
  /** The most urgent ones of `count`. */
  readonly cases: readonly FoldedCase[];
  /** `over`: the next storm begins another. `refused`: nobody takes it, so nothing is folded. */
  readonly ended?: 'over' | 'refused';
}

/** A room, a person's chats together, or a way of theirs that has a storm of its own. */
export type StormTarget = { readonly type: 'room'; readonly team: string } | PersonTarget;
interface PersonTarget {
  readonly type: 'person';
  readonly id: string;
  readonly way: 'chat' | OffChat;
}

/** What one person or room was told lately. */
export interface Storm {
  readonly target: StormTarget;
  /** Within the window, oldest first. */
  readonly told: readonly Told[];
  readonly digest?: Digest;
}

export interface StormSay {
  readonly key: string;
  /** A card is asked about again at every change of its case; a message once. */
  readonly isCard: boolean;
  readonly listed: FoldedCase;
}

/** Whose storm it is: all chats of one person count together, every other way for itself; nobody's for nobody. */
export const stormTarget = (target: Target, person: Person | undefined): StormTarget | undefined => {
  if (target.type === 'onCall') return person && { type: 'person', id: person.id, way: 'chat' };
  if (target.type === 'person') return { ...target, way: isOffChat(target.way) ? target.way : 'chat' };
  return target.type === 'room' ? target : undefined;
};

/** What is remembered of a target, so that its row stays small in the worst of storms. */
const MOST_TOLD = 300;
const MOST_CASES = 500;
const MOST_LISTED = 10;
/** A storm that goes on says so again after this. */
const LONGEST_MS = 24 * 3600_000;

const isSameSubject = (one: SubjectRef, other: SubjectRef): boolean => subjectKey(one) === subjectKey(other);

const isFoldedNow = (others: readonly Told[], priority: Priority, { over }: Rule): boolean =>
  others.filter((other) => other.priority <= priority).length >= over;

/**
 * Whether a say goes out on its own, and what is remembered of it. It is folded once `over` others of its priority or
 * a higher one were told about other cases within the window; so a higher priority breaks through, at most `over` times.
 * The same `storm` comes back when nothing changed.
 */
export const tell = (
  storm: Storm,
  { key, isCard, listed }: StormSay,
  rule: Rule,
  now: Date,
): { readonly storm: Storm; readonly alone: boolean } => {
  const { subject, priority } = listed;
  const start = now.getTime() - rule.withinMs;
  const recent = storm.told.filter(({ at }) => at.getTime() > start);
  const before = recent.find((told) => told.key === key);
  if (before && (before.alone || !isCard)) return { storm, alone: before.alone };
  const others = recent.filter((told) => !isSameSubject(told.subject, listed.subject));
  const digest = liveDigest(storm.digest, others.length < rule.over, now);
  const alone = digest?.ended === 'refused' || !isFoldedNow(others, priority, rule);
  if (before && !alone) return { storm, alone };
  const told = [...recent.filter((one) => one !== before), { key, subject, priority, at: now, alone }];
  const next = alone ? digest : withCase(digest, listed, now);
  return {
    storm: {
      target: storm.target,
      told: told.slice(-Math.max(MOST_TOLD, 2 * rule.over)),
      ...(next && { digest: next }),
    },
    alone,
  };
};

/** The digest that goes on; one of a storm that is over is kept for as long as its cases are looked after. */
const liveDigest = (digest: Digest | undefined, isOver: boolean, now: Date): Digest | undefined => {
  if (!digest) return undefined;
  const isOld = now.getTime() - digest.begun.getTime() >= LONGEST_MS;
  return isOver || isOld ? { ...digest, ended: 'over' } : digest;
};

const byUrgency = (a: FoldedCase, b: FoldedCase): number =>
  Number(b.open) - Number(a.open) || a.priority.localeCompare(b.priority) || a.number - b.number;

const withCase = (digest: Digest | undefined, listed: FoldedCase, now: Date): Digest => {
  const live = digest && !digest.ended ? digest : { begun: now, since: now, count: 0, cases: [] };
  const others = live.cases.filter((one) => !isSameSubject(one.subject, listed.subject));
  const isNew = others.length === live.cases.length;
  return {
    ...live,
    count: live.count + (isNew ? 1 : 0),
    cases: [...others, listed].toSorted(byUrgency).slice(0, MOST_CASES),
  };
};

/** The digest with its cases as they are now. */
export const refreshed = (digest: Digest, found: readonly FoldedCase[]): Digest => {
  const newest = new Map(found.map((one) => [subjectKey(one.subject), one]));
  const cases = digest.cases.map((one) => newest.get(subjectKey(one.subject)) ?? one);
  return { ...digest, cases: cases.toSorted(byUrgency) };
};

/** How many cases of it are open, as far as is known; those beyond the remembered ones count as open. */
export const openIn = ({ cases, count }: Digest): number =>
  cases.filter(({ open }) => open).length + Math.max(0, count - cases.length);

/** Its cases that are open, those that nobody has first. */
export const digestContent = (digest: Digest): DigestContent => {
  const open = digest.cases.filter((one) => one.open);
  const byOwner = open.toSorted((a, b) => Number(a.owner !== undefined) - Number(b.owner !== undefined));
  return {
    kind: 'digest',
    since: digest.since,
    count: digest.count,
    cases: byOwner.slice(0, MOST_LISTED).map(({ open: _, ...listed }) => listed),
    open: openIn(digest),
  };
};

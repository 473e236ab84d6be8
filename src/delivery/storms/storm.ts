import { z } from 'zod';
import type { Priority, Storm as Rule } from '../../desk/model';
import { type SubjectRef, subjectKey } from '../../ground/refs';
import type { Person } from '../../people/person';
import { isOffChat, OFF_CHAT } from '../../people/ways';
import { type Infer, oneOf, opt, priority, subject, told } from '../../record/schema';
import type { DigestContent } from '../bulletins/types';
import { type FoldedCase, foldedCase } from '../subject';
import type { Target } from '../target';

/** A room, a person's chats together, or a way of theirs that has a storm of its own. */
const stormTarget = oneOf('type', {
  room: told('room', { team: z.string() }),
  person: told('person', { id: z.string(), way: z.enum(['chat', ...OFF_CHAT]) }),
});
export type StormTarget = Infer<typeof stormTarget>;

/** Something a target was told, on its own or in its digest; `key`: of the delivery row, or of the card. */
const oneTold = z.object({ key: z.string(), subject, priority, at: z.date(), alone: z.boolean() });

/** The one live message of a storm. */
const digest = z.object({
  /** Names its bulletin. */
  begun: z.date(),
  /** When the first case was folded. */
  since: z.date(),
  count: z.number(),
  /** The most urgent ones of `count`. */
  cases: z.array(foldedCase),
  /** Deliveries of P1 and P2 that stand in it alone: they share its fate. */
  urgent: opt(z.array(z.string())),
  /** `over`: the next storm begins another. `refused`: nobody takes it, so nothing is folded. */
  ended: opt(z.enum(['over', 'refused'])),
});
export type Digest = Infer<typeof digest>;

/** What one person or room was told lately; `told`: within the window, oldest first. */
export const storm = z.object({
  target: stormTarget,
  told: z.array(oneTold),
  digest: opt(digest),
  /** Deliveries that stood in a digest which nobody saw, and go on their own. */
  freed: opt(z.array(z.string())),
});
export type Storm = Infer<typeof storm>;

export interface StormSay {
  readonly key: string;
  /** A card is asked about again at every change of its case; a message once. */
  readonly isCard: boolean;
  readonly listed: FoldedCase;
}

/** Whose storm it is: all chats of one person count together, every other way for itself; nobody's for whom no chat could show. */
export const stormTargetOf = (target: Target, person: Person | undefined): StormTarget | undefined => {
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

const isFoldedNow = (others: Storm['told'], priority: Priority, { over }: Rule): boolean =>
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
  const next = alone ? digest : withUrgent(withCase(digest, listed, now), { key, isCard, listed });
  return {
    storm: {
      ...storm,
      told: told.slice(-Math.max(MOST_TOLD, 2 * rule.over)),
      ...(next && { digest: next }),
    },
    alone,
  };
};

/** The same of several says one after the other; `alone`: those that go out on their own. */
export interface Told {
  readonly storm: Storm;
  readonly alone: ReadonlySet<StormSay>;
}

export const tellAll = (before: Storm, says: readonly StormSay[], rule: Rule, now: Date): Told => {
  const alone = new Set<StormSay>();
  let storm = before;
  for (const say of says) {
    const told = tell(storm, say, rule, now);
    storm = told.storm;
    if (told.alone) alone.add(say);
  }
  return { storm, alone };
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

/** Only of what is urgent another message is better than none. */
const withUrgent = (digest: Digest, { key, isCard, listed }: StormSay): Digest => {
  const { urgent = [] } = digest;
  if (isCard || (listed.priority !== 'P1' && listed.priority !== 'P2') || urgent.includes(key)) return digest;
  return { ...digest, urgent: [...urgent, key].slice(-MOST_CASES) };
};

/**
 * Its digest cannot be shown: another one takes its place, or, where nobody takes any, nothing is folded. What is urgent
 * in it goes on its own from now on.
 */
export const withoutDigest = (storm: Storm, why: 'unknown' | 'refused', now: Date): Storm => {
  if (!storm.digest) return storm;
  const { urgent = [], ...rest } = storm.digest;
  const isFreed = (key: string): boolean => urgent.includes(key);
  const digest: Digest = why === 'refused' ? { ...rest, ended: 'refused' } : { ...rest, begun: now };
  const freed = [...new Set([...(storm.freed ?? []), ...urgent])];
  return {
    ...storm,
    told: storm.told.map((one) => (isFreed(one.key) ? { ...one, alone: true, at: now } : one)),
    digest,
    ...(freed.length > 0 && { freed }),
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

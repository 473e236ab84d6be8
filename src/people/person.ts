import { z } from 'zod';
import { address, type Infer, identity, lang, opt, way } from '../record/schema';

const text = z.string();

const settings = z.object({
  /** Ways to reach them, the best first, before whatever else there is. Absent: chat first. */
  ways: opt(z.array(way)),
  /** No pings under P2 in these wall-clock hours of their zone; `22:00` to `07:00` runs over midnight. */
  quiet: opt(z.object({ from: text, to: text })),
  /** Kinds of says they do not want as messages of their own. */
  without: opt(z.array(text)),
});
/** What a person chose in `my settings`. */
export type Settings = Infer<typeof settings>;

const savedView = z.object({ name: text, words: text });
/** The queue as somebody likes to see it: the words of its filter, by a name of theirs. */
export type SavedView = Infer<typeof savedView>;

const account = identity.extend({
  /** A full member of an installed workspace or tenant. Absent: a guest, a stranger, a bot, or nobody was asked yet. */
  member: opt(z.literal(true)),
  /** Lower case; only while the platform shows it, of a full member. */
  email: opt(text),
  /** When the platform was asked last. */
  profiledAt: opt(z.date()),
});
/** Somebody as one platform knows them. Rights belong to it, not to the person. */
export type Account = Infer<typeof account>;

export const person = z.object({
  id: text,
  identities: z.array(account),
  name: text,
  /** The address of a full member among the identities by which others join; nobody else's record has it. */
  email: opt(text),
  language: opt(lang),
  /** `chosen` beats `report` beats `client`. */
  languageFrom: opt(z.enum(['chosen', 'report', 'client'])),
  zone: opt(text),
  /** 1:1 conversations by which they can be reached, newest first. */
  direct: z.array(address),
  /** When a message to them was refused for good; taken back when they are heard of, or one arrives. */
  refusedAt: opt(z.date()),
  /** When they were asked last how something went, and of which case. */
  surveyed: opt(z.object({ at: z.date(), of: text })),
  settings: opt(settings),
  views: opt(z.array(savedView)),
});
export type Person = Infer<typeof person>;

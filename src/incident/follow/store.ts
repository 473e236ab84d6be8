import { z } from 'zod';
import { type Infer, opt } from '../../record/schema';

const FOLLOWED = ['case', 'meToo', 'service', 'team'] as const;
export const followedType = z.enum(FOLLOWED);

/** What somebody follows: a case by its id, a service or a team by its key. `meToo`: a case, because they have the same. */
export const followed = z.object({ type: followedType, key: z.string() });
export type Followed = Infer<typeof followed>;

/** One person following one thing. `fresh`: when it changed, while its case does not know; `gone`: they stopped. */
export const follow = z.object({
  id: z.string(),
  of: followed,
  person: z.string(),
  at: z.date(),
  fresh: opt(z.date()),
  gone: opt(z.literal(true)),
  /** Where in the company they are, as it was known when they came. */
  department: opt(z.string()),
  /** The case that they came with, which was merged into this. */
  from: opt(z.string()),
});
export type Follow = Infer<typeof follow>;

/** What a case is told of: how many follow it, how many have the same. */
export const isOfCase = ({ type }: Followed): boolean => type === 'case' || type === 'meToo';

/** Names what is followed; never read again. */
export const followedKey = ({ type, key }: Followed): string => `${type}:${key}`;
/** One row a person and thing, whoever writes it and however often. */
export const followId = (of: Followed, person: string): string => `${followedKey(of)}.${person}`;

/**
 * Who follows what (DESIGN §2, hot incidents): one write a person, and none to the case, which hears how many they are by a
 * recount.
 */
export interface FollowStore {
  /** Once more is harmless. */
  follow(of: Followed, person: string, at: Date, more?: Pick<Follow, 'department' | 'from'>): Promise<void>;
  unfollow(of: Followed, person: string, at: Date): Promise<void>;
  /** Those who follow it, by id, beginning after this one. */
  followers(of: Followed, after: string | undefined, limit: number): Promise<readonly string[]>;
  /** The same, whole. */
  rows(of: Followed, after: string | undefined, limit: number): Promise<readonly Follow[]>;
  count(of: Followed): Promise<number>;
  /** In how many departments they are, as far as that is known. */
  departments(of: Followed): Promise<number>;
  /** What they follow, oldest first. */
  ofPerson(person: string, limit: number): Promise<readonly Followed[]>;
  /** What changed by `now` and its case does not know yet, longest first. */
  fresh(now: Date, limit: number): Promise<readonly Follow[]>;
  /** Their case knows these as they were read: they rest, and who stopped is forgotten. What changed since stays fresh. */
  counted(rows: readonly Follow[]): Promise<void>;
  /** Services and teams that anybody follows. */
  topics(): Promise<readonly Followed[]>;
}

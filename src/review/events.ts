import { z } from 'zod';
import { effectOf } from '../record/effects';
import { by, type Infer, named, type OmitEach, oneOf, opt, told } from '../record/schema';
import { about, part, reason } from './types';

const text = z.string();
const date = z.date();

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ id: text, at: date, by, deskVersion: text, about, type: z.literal(type), ...shape });

const owner = z.object({ key: text, name: text });

/** A fact of a review; each says what was known of its case then. */
export const reviewEntry = z.discriminatedUnion('type', [
  event('begun', {
    review: text,
    desk: text,
    because: z.array(reason),
    writer: opt(named),
    dueAt: opt(date),
  }),
  event('written', { part, text }),
  /** A new action, or another text, owner or day of one that there is. */
  event('acted', { action: text, text, owner, dueAt: date }),
  event('done', { action: text }),
  event('dropped', { action: text, why: text }),
  event('shared', {}),
  event('approved', {}),
  /** Its day has passed. */
  event('overdue', {}),
  /** Whoever has these was reminded of them. */
  event('reminded', { action: text, again: date }),
  /** Whoever had it is not on the desk any more. */
  event('orphaned', { action: text }),
]);
export type ReviewEvent = OmitEach<Infer<typeof reviewEntry>, 'id'>;

const AUDIENCES = {
  lead: told('lead', {}),
  team: told('team', {}),
  /** Who is to write it. */
  writer: told('writer', { id: text }),
  /** Who has an action: a key of the desk's file. */
  owner: told('owner', { key: text }),
};
export const reviewAudience = oneOf('type', AUDIENCES);
export type ReviewAudience = Infer<typeof reviewAudience>;
export const isReviewAudience = (other: { readonly type: string }): other is ReviewAudience => other.type in AUDIENCES;

const NOTICES = {
  reviewAsked: z.object({ kind: z.literal('reviewAsked') }),
  reviewShared: z.object({ kind: z.literal('reviewShared') }),
  reviewApproved: z.object({ kind: z.literal('reviewApproved') }),
  reviewOverdue: z.object({ kind: z.literal('reviewOverdue') }),
  actionGiven: z.object({ kind: z.literal('actionGiven'), action: text }),
  actionDue: z.object({ kind: z.literal('actionDue'), action: text }),
  actionOrphaned: z.object({ kind: z.literal('actionOrphaned'), action: text }),
};
export const reviewNotice = oneOf('kind', NOTICES);
export type ReviewNotice = Infer<typeof reviewNotice>;
export const isReviewNotice = (other: { readonly kind: string }): other is ReviewNotice => other.kind in NOTICES;
export const REVIEW_NOTICES = Object.keys(NOTICES);

export const reviewEffect = effectOf(reviewAudience, reviewNotice);
export type ReviewEffect = Infer<typeof reviewEffect>;

/** Why a command was refused; `review.refusal.<code>`. */
export const REVIEW_REFUSALS = [
  'no_such_review',
  'not_ended',
  'only_approver',
  'empty',
  'approved',
  'no_such_action',
  'action_ended',
  'no_such_person',
  'date_passed',
  'too_many',
  'too_long',
] as const;
export type ReviewRefusal = { readonly refused: (typeof REVIEW_REFUSALS)[number] };

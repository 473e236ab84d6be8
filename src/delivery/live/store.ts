import { z } from 'zod';
import { later } from '../../ground/moments';
import { CARD_PLACES, type ChatAddress, type MessageRef, type SubjectRef } from '../../ground/refs';
import { address, type Infer, lang, messageRef, opt, subject } from '../../record/schema';
import { type BulletinContent, bulletinTo, type NewBulletin } from '../bulletins/types';
import { DELIVERY_REASONS } from '../reasons';

/** Where one message stands that is kept up to date; written by the holder of its lease alone. */
const state = {
  id: z.string(),
  /** A version that it has shown, the newest of a ping and a bulletin; 0 before the first post. */
  shownVersion: z.number(),
  ref: opt(messageRef),
  /** Digest of the view that it shows; absent where that is not known, as of a card. */
  shown: opt(z.string()),
  /** Where a post went whose fate is not known, and since when it is looked for. */
  address: opt(address),
  lookedSince: opt(z.date()),
  /** Key of the team it was shown for last: a card moves with its case. */
  team: opt(z.string()),
  /** Why it is not as it should be. */
  reason: opt(z.enum(DELIVERY_REASONS)),
  /** It is tried no more: it may have arrived, or nobody could be reached. */
  ended: opt(z.enum(['unknown', 'refused'])),
  /** Tries that failed, in a row. */
  attempts: z.number(),
  /** Not to be tried before this moment. */
  notBefore: opt(z.date()),
  /** When it is looked at again though nothing changes. */
  dueAt: opt(z.date()),
  /** It rests because nobody takes it: when that began, and who could be reached then. */
  restsSince: opt(z.date()),
  restsAs: opt(z.string()),
  /** How long it is kept. */
  expireAt: opt(z.date()),
  leaseUntil: opt(z.date()),
  leaseBy: opt(z.string()),
};

/** One record's card in one place; `id` is `<kind>.<id>.card.<place>`. */
export const cardRow = z.object({ type: z.literal('card'), subject, place: z.enum(CARD_PLACES), ...state });

/**
 * A message that is about no single record. `id` is its own name: the same one is said once, e.g.
 * `gap.network.2026-12-24T07:00:00.000Z`. `version` counts changes of its content.
 */
const bulletin = z.object({
  type: z.literal('bulletin'),
  to: bulletinTo,
  version: z.number(),
  createdAt: z.date(),
  ...state,
});

/** A ping after its post; `id` is its delivery's. `to` names its target; it reads as it was posted, at `postedAt`. */
export const pingRow = z.object({
  type: z.literal('ping'),
  subject,
  effect: z.string(),
  to: z.string(),
  audience: z.looseObject({ type: z.string() }),
  notice: z.looseObject({ kind: z.string() }),
  reader: z.object({ lang, zone: z.string() }),
  postedAt: z.date(),
  ...state,
});

export const liveRow = <Content>(content: z.ZodType<Content>) =>
  z.discriminatedUnion('type', [cardRow, pingRow, bulletin.extend({ content })]);

export type CardRow = Infer<typeof cardRow>;
export type BulletinRow<Content> = Infer<typeof bulletin> & { readonly content: Content };
export type PingRow = Readonly<z.infer<typeof pingRow>>;
export type LiveRow<Content = BulletinContent> = CardRow | PingRow | BulletinRow<Content>;

export type NewCard = Pick<CardRow, 'type' | 'id' | 'subject' | 'place'>;

type LiveState = Omit<CardRow, keyof NewCard | 'leaseUntil' | 'leaseBy'>;
/** What changes of its state; `undefined` takes a field away. */
export type LivePatch = { readonly [Field in keyof LiveState]?: LiveState[Field] | undefined };

export interface LiveStore<Content = BulletinContent> {
  get(id: string): Promise<LiveRow<Content> | undefined>;
  /** Keeps a ping that was posted; one that is there stays as it is. */
  keep(ping: PingRow): Promise<void>;
  /** Those of one record, in any order. */
  pingsOf(subject: SubjectRef): Promise<readonly PingRow[]>;
  /** Makes a bulletin, or gives the one that is there new content: its version grows by one where that differs. */
  put(bulletin: NewBulletin<Content>, now: Date): Promise<BulletinRow<Content>>;
  /**
   * Takes its lease until `until`, and makes the row of a new card; undefined while somebody else holds it, or for no row. A
   * whole row, whose lease was found free, is taken only as it was read.
   */
  lease(
    of: NewCard | LiveRow<Content> | { readonly id: string },
    by: string,
    now: Date,
    until: Date,
  ): Promise<LiveRow<Content> | undefined>;
  /** Its holder is still at it; false when it is no longer theirs. */
  renew(row: Pick<LiveRow, 'id' | 'leaseBy'>, until: Date): Promise<boolean>;
  /**
   * Writes what became of it and lets the lease go; false when that was no longer the row's. `seen`: the version that was
   * tried; what has newer content by now stays due.
   */
  settle(row: Pick<LiveRow, 'type' | 'id' | 'leaseBy'>, change: LivePatch, seen: number): Promise<boolean>;
  /** How long it is kept from now on; undefined: until it is told otherwise. */
  expire(id: string, at: Date | undefined): Promise<void>;
  /** Those to be looked at again by `now`, longest due first, and those whose holder died. */
  due(now: Date, limit: number): Promise<readonly LiveRow<Content>[]>;
  /** Whether any rests because nobody takes it. */
  rests(now: Date): Promise<boolean>;
  /** Makes those due that rested while others could be reached. */
  wake(reachable: string, now: Date): Promise<void>;
  /** The card that this message is. */
  cardByMessage(message: MessageRef): Promise<CardRow | undefined>;
  /** The newest cards that were posted into this thread. */
  cardsAt(thread: ChatAddress): Promise<readonly CardRow[]>;
  /** Takes over a message as the row's own, where a post of unknown fate went to its conversation. */
  adopt(id: string, ref: MessageRef): Promise<void>;
}

/** Of a bulletin: after this nobody looks for it. */
const KEPT_MS = 90 * 24 * 3600_000;

/** A bulletin that nobody has seen. */
export const freshBulletin = <Content>(
  { id, to, content, notBefore }: NewBulletin<Content>,
  now: Date,
): BulletinRow<Content> => ({
  type: 'bulletin',
  id,
  to,
  content,
  version: 1,
  shownVersion: 0,
  attempts: 0,
  createdAt: now,
  expireAt: later(now, KEPT_MS),
  dueAt: notBefore ?? now,
  ...(notBefore && { notBefore }),
});

/** Whether there is nothing to do about it for now. */
export const isUpToDate = ({ shownVersion, ended, dueAt }: LiveRow, version: number, now: Date): boolean =>
  ended !== undefined || (shownVersion >= version && !(dueAt && dueAt <= now));

export const isPutOff = ({ notBefore }: Pick<LiveRow, 'notBefore'>, now: Date): boolean =>
  notBefore !== undefined && notBefore > now;

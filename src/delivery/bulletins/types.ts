import type { MessageRef } from '../../ground/refs';
import type { ListedCase } from '../subject';

/** What is said that is about no single record. Rendered in the reader's language when it is shown. */
export interface BulletinContent {
  readonly kind: string;
}

/** Pings that were folded together. */
export interface DigestContent {
  readonly kind: 'digest';
  readonly since: Date;
  readonly count: number;
  readonly cases: readonly ListedCase[];
  readonly open: number;
}

/** Who hears it: a person's record, a key of the desk's file, or a team's room (its lead where none is linked). */
export type BulletinTo =
  | { readonly type: 'person'; readonly id: string }
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'room'; readonly team: string };

/**
 * One message that is about no single case, and its place. Said once; when its content changes later the message is
 * edited in place, which notifies nobody.
 */
export interface Bulletin<Content extends BulletinContent = BulletinContent> {
  /** Its own name: the same one is said once, e.g. `gap.network.2026-12-24T07:00:00.000Z`. */
  readonly id: string;
  readonly to: BulletinTo;
  readonly content: Content;
  /** Counts changes of `content`. */
  readonly version: number;
  /** The version its message shows; 0 before it is posted. */
  readonly shownVersion: number;
  /** `unknown`: it may have arrived; posted again nowhere. `refused`: nobody could be reached. */
  readonly status: 'pending' | 'sent' | 'refused' | 'unknown';
  readonly ref?: MessageRef;
  readonly reason?: string;
  readonly attempts: number;
  readonly notBefore?: Date;
  readonly leaseUntil?: Date;
  readonly leaseBy?: string;
  readonly createdAt: Date;
}

/** Says bulletins. Never rejects for a platform's sake: what could not be said now is said by the sweep. */
export interface Bulletins<Content extends BulletinContent> {
  /** The first `put` of an id posts it; a later one with other content edits that message. */
  put(bulletin: Pick<Bulletin<Content>, 'id' | 'to' | 'content' | 'notBefore'>): Promise<void>;
}

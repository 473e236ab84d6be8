import type { MessageRef } from '../../chat/refs';
import type { Priority } from '../../desk/types';
import type { Period, SwapStatus } from '../../schedule/types';

/** Who hears it: a person's record, a key of the desk's file, or a team's room (its lead where none is linked). */
export type BulletinTo = `person:${string}` | `key:${string}` | `room:${string}`;

/** One case in a list, as far as a list shows it. */
export interface ListedCase {
  readonly incident: string;
  readonly number: number;
  readonly title: string;
  readonly priority: Priority;
  readonly owner?: string;
}

/** What is said that is about no single case. Rendered in the reader's language when it is shown. */
export type BulletinContent =
  /** Nobody will be on call in a team. */
  | ({ readonly kind: 'gap'; readonly team: string } & Period)
  /** To the one who is asked, and (`role: 'asker'`) to the one who asked. Names are keys of the desk's file. */
  | {
      readonly kind: 'swap';
      readonly role: 'asker' | 'other';
      readonly swap: string;
      readonly team: string;
      readonly asker: string;
      readonly other: string;
      readonly give: Period;
      readonly take?: Period;
      readonly status: SwapStatus;
    }
  /** To somebody whom another put on call. */
  | ({ readonly kind: 'onCall'; readonly team: string; readonly by: string } & Period)
  /** What nobody has and what has lain still, when a team's day begins. `day`: its local date. */
  | {
      readonly kind: 'morning';
      readonly team: string;
      readonly day: string;
      readonly unclaimed: readonly ListedCase[];
      readonly silent: readonly ListedCase[];
      readonly more: number;
    }
  /** The open cases of somebody who is away today, to the lead. */
  | {
      readonly kind: 'absentOwner';
      readonly team: string;
      readonly owner: string;
      readonly cases: readonly ListedCase[];
      readonly more: number;
    }
  /** Pings that were folded together. */
  | {
      readonly kind: 'digest';
      readonly since: Date;
      readonly count: number;
      readonly cases: readonly ListedCase[];
      readonly open: number;
    }
  /** A desk file with mistakes was not taken; to admins. `lines`: one a mistake. */
  | { readonly kind: 'deskMistakes'; readonly file: string; readonly lines: readonly string[]; readonly more: number }
  /** The desk's file and the desk as changed in chat differ; to admins. */
  | {
      readonly kind: 'deskDiffers';
      readonly version: string;
      readonly lines: readonly string[];
      readonly more: number;
    };

/**
 * One message that is about no single case, and its place. Said once; when its content changes later the message is
 * edited in place, which notifies nobody.
 */
export interface Bulletin {
  /** Its own name: the same one is said once, e.g. `gap.network.2026-12-24T07:00:00.000Z`. */
  readonly id: string;
  readonly to: BulletinTo;
  readonly content: BulletinContent;
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
export interface Bulletins {
  /** The first `put` of an id posts it; a later one with other content edits that message. */
  put(bulletin: Pick<Bulletin, 'id' | 'to' | 'content' | 'notBefore'>): Promise<void>;
}

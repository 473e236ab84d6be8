import { type Period } from '../../calendar/types';
import type { Priority } from '../../desk/model';
import type { SwapStatus } from '../../on-call/types';

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

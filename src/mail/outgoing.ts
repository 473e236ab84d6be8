import type { Lang } from '../ground/lang';
import type { View } from '../view/view';

/** A button of the view that works by mail: it leads to a page, which asks once more. */
export interface MailLink {
  readonly action: string;
  readonly url: string;
}

/** One mail of the desk. */
export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly view: View;
  readonly links: readonly MailLink[];
  /** Below it: how it is answered. */
  readonly foot: string;
  readonly lang: Lang;
  readonly messageId: string;
  /** The mail that its conversation began with. */
  readonly root?: string;
  /** Where an answer goes, and where it comes back to when it cannot be delivered. */
  readonly replyTo: string;
}

/** Hands one mail over. Rejects with `ChatError` and nothing else, and never repeats what may have been taken. */
export type SendMail = (mail: OutgoingMail) => Promise<void>;

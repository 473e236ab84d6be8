/** A file that came with a mail. */
export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** It stands in the mail's own text: a logo of a signature as a rule. */
  readonly inText: boolean;
}

/** For whom a mail came back, and why, in the words of the server that could not deliver it. */
export interface Returned {
  readonly address: string;
  /** `failed`: for good; `delayed`: it is still tried. */
  readonly action: 'failed' | 'delayed' | 'other';
  readonly why: string;
}

/** A mail as it arrived, read but not yet understood. Addresses are in lower case. */
export interface ReceivedMail {
  readonly messageId?: string;
  /** What it answers, the newest first. */
  readonly references: readonly string[];
  /** Absent where it names nobody, or several. */
  readonly from?: { readonly address: string; readonly name: string };
  /** Everybody whom it names as its reader, and whom it was handed over for. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly sentAt?: Date;
  /** Its words; those of its HTML where it has no others. */
  readonly text: string;
  readonly files: readonly MailFile[];
  /** What its headers say of who or what wrote it, in lower case. */
  readonly marks: {
    readonly autoSubmitted?: string;
    readonly precedence?: string;
    /** It came by a list, or can be unsubscribed from. */
    readonly list?: true;
    /** It says by a header of its own that a program answered. */
    readonly autoReply?: true;
  };
  /** What servers on its way say of its sender: `Authentication-Results`, the newest first. */
  readonly authentication: readonly string[];
  /** It tells what became of another mail. */
  readonly returned?: readonly Returned[];
}

/** How it was handed over, beside what it says itself. */
export interface Envelope {
  /** Empty for what must never be answered. */
  readonly from: string;
  readonly to: readonly string[];
}

import { type Marked, markIn } from './addresses';
import type { ReceivedMail } from './received';
import { OWN_NAME } from './stops';

/** What a mail says it belongs to; never its subject, which anybody may write. */
export interface Claimed {
  /** What is marked in an address of ours. `broken`: one that nobody made. */
  readonly mark?: Marked | 'broken';
  /** Names of mails of ours that it answers, the newest first. */
  readonly names: readonly string[];
}

const MOST = 20;

export const claimedIn = ({ to, references }: ReceivedMail, desk: string): Claimed => {
  const mark = markIn(to, desk);
  const names = references.filter((name) => OWN_NAME.test(name)).slice(0, MOST);
  return { names, ...(mark !== undefined && { mark }) };
};

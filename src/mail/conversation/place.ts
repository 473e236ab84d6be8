import type { ChatAddress } from '../../ground/refs';

/** One conversation by mail: with whom, and what it hangs on. */
export interface Conversation {
  readonly address: string;
  /** The name of the mail that began it. */
  readonly root?: string;
}

/** Never longer than this, whatever a mail is called. */
const LONGEST = 300;

/** Where it is: 1:1, as far as the desk knows. */
export const placeOf = ({ address, root }: Conversation): ChatAddress => ({
  platform: 'mail',
  kind: 'direct',
  id: root === undefined || root.length > LONGEST ? address : `${address} ${root}`,
});

export const conversationAt = ({ id }: ChatAddress): Conversation => {
  const [address = '', root] = id.split(' ');
  return { address, ...(root && { root }) };
};

import type { ChatAddress, MessageRef } from '../../src/ground/refs';

/*
 * Ids of addresses: `<installation>/<channel>` for a room, `<installation>/<channel>/<ts>` for the thread under a message,
 * `<installation>/<user>` for the 1:1 conversation with somebody. Ids of messages: `<channel>/<ts>`.
 */

const address = (kind: ChatAddress['kind'], ...parts: readonly string[]): ChatAddress => ({
  platform: 'slack',
  kind,
  id: parts.join('/'),
});

export const roomOf = (installation: string, channel: string): ChatAddress => address('room', installation, channel);

export const threadAt = (installation: string, channel: string, ts: string): ChatAddress =>
  address('thread', installation, channel, ts);

export const directTo = (installation: string, user: string): ChatAddress => address('direct', installation, user);

/** Names a message wherever it is edited or deleted. */
export const wroteAt = (installation: string, channel: string, ts: string): string =>
  `${installation}/${channel}/${ts}`;

export const messageAt = (at: ChatAddress, channel: string, ts: string): MessageRef => ({
  address: at,
  id: `${channel}/${ts}`,
});

/** What an address names. `channel` of a direct one is the person's id, to which Slack posts as well. */
export interface Place {
  readonly installation: string;
  readonly channel: string;
  readonly ts?: string;
}

export const placeOf = ({ id }: ChatAddress): Place => {
  const [installation = '', channel = '', ts] = id.split('/');
  return { installation, channel, ...(ts !== undefined && { ts }) };
};

export const postOf = ({ id }: Pick<MessageRef, 'id'>): { readonly channel: string; readonly ts: string } => {
  const [channel = '', ts = ''] = id.split('/');
  return { channel, ts };
};

/** The conversation whose rates count: a thread's is its channel. */
export const countedAt = (to: ChatAddress): ChatAddress => {
  const { installation, channel, ts } = placeOf(to);
  return ts === undefined ? to : roomOf(installation, channel);
};

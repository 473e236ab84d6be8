import type { ChatAddress, Identity } from '../../src/ground/refs';

const THREAD = ';messageid=';

/** The conversation that holds a thread: its id without the root message. */
export const roomId = (conversationId: string): string => conversationId.split(THREAD)[0] ?? conversationId;

/** The root message of the thread a conversation id names, if it names one. */
export const threadRoot = (conversationId: string): string | undefined => conversationId.split(THREAD)[1];

export type ConversationType = 'personal' | 'groupChat' | 'channel';

/** Where an activity with this conversation id happened. */
export function placeOf(conversationId: string, type: ConversationType): ChatAddress {
  if (type === 'personal') return { platform: 'teams', kind: 'direct', id: conversationId };
  const kind = threadRoot(conversationId) === undefined ? 'room' : 'thread';
  return { platform: 'teams', kind, id: conversationId };
}

/** The room of that place, or the place itself. */
export function roomOf(conversationId: string, type: ConversationType): ChatAddress {
  return placeOf(roomId(conversationId), type);
}

/** The room that holds this address: itself, unless it is a thread. */
export const roomAt = (address: ChatAddress): ChatAddress =>
  address.kind === 'thread' ? { ...address, kind: 'room', id: roomId(address.id) } : address;

/** The thread under a message of a channel. */
export const threadIn = (room: ChatAddress, root: string): ChatAddress => ({
  ...room,
  kind: 'thread',
  id: `${room.id}${THREAD}${root}`,
});

/** The key a person's own record is stored under. */
export const personKey = (identity: Identity): string => `person:${identity.org}/${identity.user}`;

export const tenantKey = (tenant: string): string => `tenant:${tenant}`;

/** Rooms have a row of their own beside that of their conversation, so that they are found without all 1:1 chats. */
export const ROOM_KEYS = 'room:';

/** What the keys of all conversations begin with. */
export const CONVERSATION_KEYS = 'conversation:';

export const conversationKey = (address: ChatAddress): string => `${CONVERSATION_KEYS}${roomId(address.id)}`;

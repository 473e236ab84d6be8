import type { ChatAddress, Identity, MessageRef } from '../../../src/ground/refs';
import { type ConversationType, placeOf, roomId, threadIn } from '../address';
import { typeOf } from '../envelope';
import type { References } from '../references';
import type { TeamsActivity } from '../schema';
import type { MessageAction } from './message-action';

/** Where a message action was chosen. */
export interface MessagePlace {
  /** Kind of the conversation; absent when the bot is no part of it. */
  readonly type?: ConversationType;
  readonly place: ChatAddress;
  readonly room: ChatAddress;
  readonly root?: MessageRef;
  /** Where a case made from the message is answered: the message's thread, or its chat. */
  readonly answered: ChatAddress;
}

export interface PlaceDeps {
  readonly references: Pick<References, 'conversation' | 'person'>;
  /** The 1:1 chat with a person; undefined when there is none. Never rejects. */
  openDirect(identity: Identity): Promise<ChatAddress | undefined>;
}

const unknown = () => undefined;

/**
 * A person's own app is there in every chat of theirs, also where the bot is no part of it and can say nothing. A case
 * made there is answered in the own chat with the bot of who made it.
 */
async function elsewhere(deps: PlaceDeps, chat: ChatAddress, presser: Identity, opens: boolean): Promise<MessagePlace> {
  const known = await deps.references.person(presser).catch(unknown);
  const place = known?.direct ? placeOf(known.direct, 'personal') : chat;
  if (opens) return { place, room: place, answered: place };
  return { place, room: place, answered: (await deps.openDirect(presser)) ?? place };
}

/** Finds the thread or chat of the message, and whether the bot can speak there. */
export async function placeOfMessage(
  deps: PlaceDeps,
  activity: TeamsActivity,
  { message, opens }: Pick<MessageAction, 'message' | 'opens'>,
  presser: Identity,
): Promise<MessagePlace> {
  const chat: ChatAddress = { platform: 'teams', kind: 'room', id: roomId(activity.conversation.id) };
  const known = await deps.references.conversation(chat).catch(unknown);
  const type = known?.type ?? typeOf(activity);
  const room = placeOf(chat.id, type);
  if (type === 'channel') {
    const place = threadIn(room, message.root);
    return { type, place, room, root: { address: room, id: message.root }, answered: place };
  }
  return known ? { type, place: room, room, answered: room } : elsewhere(deps, chat, presser, opens);
}

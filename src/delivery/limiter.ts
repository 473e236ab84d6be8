import type { ChatAddress } from '../ground/refs';
import type { ChatPort } from '../view/chat-port';

/** Keeps each conversation below what its platform takes. Never rejects, never waits. */
export interface Limiter {
  /** Takes one call to this conversation: 0 when it may go now, else how many ms from now it may be asked again. */
  take(to: ChatAddress, rates: ChatPort['rates']): Promise<number>;
  /** The platform itself said stop: nothing goes there for `ms`. */
  block(to: ChatAddress, ms: number): Promise<void>;
}

export const conversationKey = (to: ChatAddress): string => `${to.platform}/${to.id}`;

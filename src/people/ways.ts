import type { Lang } from '../ground/lang';
import type { Platform } from '../ground/refs';

/** Ways that are no chat. */
export const OFF_CHAT = ['mail', 'sms', 'call', 'webhook'] as const;

export type OffChat = (typeof OFF_CHAT)[number];

export const isOffChat = (way: string): way is OffChat => OFF_CHAT.some((known) => known === way);

/** One way to one person; `chat`: where they wrote last. */
export type PersonWay = 'chat' | Platform | OffChat;

/** A ping outside of chat, in its reader's language. */
export interface PlainMessage {
  /** One line: the subject of a mail. */
  readonly subject: string;
  /** Some lines. */
  readonly text: string;
  /** One SMS: at most 160 places of GSM 03.38, the link included, where the public address is not a long one. */
  readonly sms: string;
  /** What a voice says, without signs that are only read. */
  readonly speech: string;
  /** Where it is acknowledged without opening the chat. */
  readonly link?: string;
  readonly lang: Lang;
}

/**
 * One way, outbound. Rejects with `ChatError` and nothing else, and never repeats what may have been accepted: 5xx,
 * timeout and a broken connection are `unknown`; a connection that was never made is `not_accepted` for now.
 */
export interface WayPort {
  readonly way: OffChat;
  /** `to`: an e-mail address, a telephone number or a URL. `key`: stable name of the delivery. */
  send(to: string, message: PlainMessage, key: string): Promise<{ readonly id: string }>;
}

export type WayPorts = Readonly<Partial<Record<OffChat, WayPort>>>;

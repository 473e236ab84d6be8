import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { WayPort } from '../../src/app/ways';
import { ChatError } from '../../src/chat/port';

export interface EmailOptions {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly smtpUrl: string;
  /** `Vagt <vagt@example.com>`. */
  readonly from: string;
  /** Longest wait for one mail, in ms; shorter than a delivery's lease. */
  readonly timeoutMs: number;
}

const field = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;

/** The connection was never made: nothing was sent. */
const NEVER_MADE = new Set(['ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'EHOSTUNREACH', 'EAUTH', 'ETLS']);
/** Commands up to the one that hands the mail over; what fails before that sent nothing. */
const BEFORE_DATA = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL FROM', 'RCPT TO']);

const asChatError = (error: unknown): ChatError => {
  const code = field(error, 'responseCode');
  const options = { cause: error };
  if (typeof code === 'number') {
    // 4xx: not now; 5xx: never. Either way the server did not take it.
    return new ChatError('not_accepted', `The mail server answered ${code}`, { ...options, temporary: code < 500 });
  }
  const early =
    NEVER_MADE.has(String(field(error, 'code'))) ||
    (BEFORE_DATA.has(String(field(error, 'command'))) && field(error, 'code') !== 'ETIMEDOUT');
  return early
    ? new ChatError('not_accepted', 'The mail server cannot be reached', { ...options, temporary: true })
    : new ChatError('unknown', 'Whether the mail was taken is not known', options);
};

/** A name that is the same for every try of one delivery and holds nothing of it. */
const messageId = (key: string, from: string): string => {
  const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'vagt.invalid';
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${host}>`;
};

/** Pings by mail. */
export function createEmail({ smtpUrl, from, timeoutMs }: EmailOptions): WayPort {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // What stands in a text is never read as a file or fetched from an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    way: 'mail',
    async send(to, { subject, text }, key) {
      try {
        const sent = await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: messageId(key, from),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { id: sent.messageId };
      } catch (error) {
        throw asChatError(error);
      }
    },
  };
}

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { type WayPort } from '../../src/people/ways';
import { ChatError } from '../../src/view/chat-port';

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

/** `handedOver`: the server had asked for the mail itself, so it may have it. */
const asChatError = (error: unknown, handedOver: boolean): ChatError => {
  const code = field(error, 'responseCode');
  const options = { cause: error };
  if (typeof code === 'number') {
    // 4xx: not now; 5xx: never. Either way the server did not take it.
    return new ChatError('not_accepted', `The mail server answered ${code}`, { ...options, temporary: code < 500 });
  }
  if (handedOver) return new ChatError('unknown', 'Whether the mail was taken is not known', options);
  const isWrong = field(error, 'code') === 'EENVELOPE';
  return new ChatError('not_accepted', isWrong ? 'It is no address' : 'The mail server cannot be reached', {
    ...options,
    temporary: !isWrong,
  });
};

/** The same bytes; `begin` is called when they are first asked for, which in SMTP is after DATA. */
const told = (bytes: Readable, begin: () => void): Readable => {
  async function* read(): AsyncGenerator<unknown> {
    begin();
    yield* bytes;
  }
  return Readable.from(read(), { objectMode: false });
};

/** A name that is the same for every try of one delivery and holds nothing of it. */
const messageId = (key: string, from: string): string => {
  const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'vagt.invalid';
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${host}>`;
};

/** Pings by mail. */
export function createEmail({ smtpUrl, from, timeoutMs }: EmailOptions): WayPort {
  const options = {
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // What stands in a text is never read as a file or fetched from an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    way: 'mail',
    async send(to, { subject, text }, key) {
      // One for each mail: what it is told of is this mail's own.
      const transport = createTransport(options);
      let handedOver = false;
      transport.use('stream', ({ message }, done) => {
        message.processFunc((bytes) =>
          told(bytes, () => {
            handedOver = true;
          }),
        );
        done();
      });
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
        throw asChatError(error, handedOver);
      }
    },
  };
}

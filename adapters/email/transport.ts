import { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { ChatError } from '../../src/view/chat-port';

export interface TransportOptions {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly smtpUrl: string;
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
    // 4xx: not now; 5xx: never, but for a password, which somebody mends. Either way the server did not take it.
    const temporary = code < 500 || field(error, 'code') === 'EAUTH';
    return new ChatError('not_accepted', `The mail server answered ${code}`, { ...options, temporary });
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

/** Hands one mail over. Rejects with `ChatError` and nothing else, and never repeats what may have been taken. */
export const createTransportFor = ({ smtpUrl, timeoutMs }: TransportOptions) => {
  const options = {
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // What stands in a text is never read as a file or fetched from an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return async (mail: SendMailOptions): Promise<string> => {
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
      return (await transport.sendMail(mail)).messageId;
    } catch (error) {
      throw asChatError(error, handedOver);
    }
  };
};

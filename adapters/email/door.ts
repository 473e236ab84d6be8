import { readFile } from 'node:fs/promises';
import anyAscii from 'any-ascii';
import type { Logger } from 'pino';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { readAddress } from '../../src/mail/addresses';
import type { Arrived, Arriving } from '../../src/mail/arriving';
import type { ReceivedMail } from '../../src/mail/received';
import { parseMail } from './read/parse';

export interface MailDoorOptions {
  readonly port: number;
  /** Every address of the machine unless told. */
  readonly host?: string;
  /** The desk's address; undefined: it takes no mail just now. */
  readonly address: () => string | undefined;
  readonly arriving: Arriving;
  /** Files of a certificate and its key, as PEM; one of its own, which nobody knows, without it: servers do not look. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly log: Logger;
}

/** Largest mail, in bytes: it is kept whole, and a document of the database holds no more. */
export const MOST_BYTES = 12 * 1024 * 1024;
const MOST_READERS = 20;
const MOST_CLIENTS = 50;
const SOCKET_MS = 60_000;
const CLOSE_MS = 10_000;

const answer = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

/** An answer to a mail server has letters of ASCII only. */
const words = ({ en, da }: { readonly en: string; readonly da: string }): string =>
  anyAscii(en === da ? en : `${en} / ${da}`)
    .replaceAll(/\s+/g, ' ')
    .slice(0, 400);

const errorOf = (arrived: Arrived): Error | undefined => {
  switch (arrived.type) {
    case 'taken':
      return undefined;
    case 'refused':
      return answer(550, `5.7.1 ${words(arrived.why)}`);
    case 'later':
      return answer(451, '4.3.0 Not now, please try again later');
  }
};

const bytesOf = async (stream: SMTPServerDataStream): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    // The rest is read and let go.
    if (length <= MOST_BYTES) chunks.push(bytes);
  }
  return stream.sizeExceeded || length > MOST_BYTES ? undefined : Buffer.concat(chunks);
};

/** What is too strange to be read is refused; nothing of it is kept. */
const readOr = (bytes: Uint8Array, to: readonly string[]): Promise<ReceivedMail | undefined> =>
  parseMail(bytes, { to }).catch(() => undefined);

export interface MailDoor {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Takes mail for the desk's own address by SMTP, and for nobody else: no relay, no accounts. A mail is acknowledged once it is
 * saved, and never before.
 */
export async function openMailDoor(options: MailDoorOptions): Promise<MailDoor> {
  const { address, arriving, tls, log, port, host } = options;

  async function take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<Error | undefined> {
    const bytes = await bytesOf(stream);
    if (!bytes) return answer(552, `5.3.4 The mail is larger than ${MOST_BYTES / 1024 / 1024} MB`);
    const to = envelope.rcptTo.map((one) => one.address);
    const mail = await readOr(bytes, to);
    if (!mail) return answer(554, '5.6.0 The mail cannot be read');
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    return errorOf(await arriving(mail, bytes, { from, to }));
  }

  /** Never rejects: what cannot be taken now may come again. */
  async function answered(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> {
    try {
      return (await take(stream, session)) ?? null;
    } catch (error) {
      log.error({ err: error }, 'A mail could not be taken');
      stream.resume();
      return answer(451, '4.3.0 Not now, please try again later');
    }
  }

  async function reply(
    ...[stream, session, done]: Parameters<NonNullable<SMTPServerOptions['onData']>>
  ): Promise<void> {
    done(await answered(stream, session));
  }

  const settings: SMTPServerOptions = {
    banner: 'Vagt',
    logger: false,
    disabledCommands: ['AUTH'],
    disableReverseLookup: true,
    size: MOST_BYTES,
    maxClients: MOST_CLIENTS,
    socketTimeout: SOCKET_MS,
    closeTimeout: CLOSE_MS,
    ...(tls && { cert: await readFile(tls.cert), key: await readFile(tls.key) }),
    onRcptTo({ address: to }, { envelope }, done) {
      const desk = address();
      if (desk === undefined) return done(answer(450, '4.2.1 The desk takes no mail just now'));
      if (readAddress(to, desk) === undefined) return done(answer(550, '5.1.1 Nobody has this address here'));
      return envelope.rcptTo.length >= MOST_READERS ? done(answer(452, '4.5.3 Too many recipients')) : done();
    },
    onData(stream, session, done) {
      void reply(stream, session, done);
    },
  };
  const server = new SMTPServer(settings);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  server.on('error', (error) => log.warn({ err: error }, 'The mail door has trouble with a client'));
  const at = server.server.address();
  return {
    port: typeof at === 'object' && at ? at.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail of the desk, as its reader has it. */
export interface Received {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo: string;
  readonly messageId: string;
  readonly references: readonly string[];
  /** Who is told when it cannot be delivered. */
  readonly returnPath: string;
  readonly headers: string;
  /** When it came, in ms since 1970. */
  readonly at: number;
}

/** The company's mail server as the desk sees it: takes everything, and keeps it. */
export async function startMailbox() {
  const mails: Received[] = [];
  let refuses: { readonly code: number; readonly to: string } | undefined;
  async function take(...[stream, { envelope }, done]: Parameters<NonNullable<SMTPServerOptions['onData']>>) {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    const bytes = Buffer.concat(chunks);
    const mail = await simpleParser(bytes);
    mails.push({
      to: envelope.rcptTo[0]?.address ?? '',
      from: mail.from?.text ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html || '',
      replyTo: mail.replyTo?.value[0]?.address ?? '',
      messageId: mail.messageId ?? '',
      references: [mail.references ?? []].flat(),
      returnPath: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
      at: Date.now(),
      headers: bytes.toString('latin1').split('\r\n\r\n')[0] ?? '',
    });
    done();
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      if (refuses?.to !== address) return done();
      return done(Object.assign(new Error('No such mailbox'), { responseCode: refuses.code }));
    },
    onData: (stream, session, done) => void take(stream, session, done),
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (typeof address !== 'object' || !address) throw new Error('The mailbox does not listen on a port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    /** All that came for somebody, oldest first. */
    of: (to: string): readonly Received[] => mails.filter((mail) => mail.to === to),
    all: (): readonly Received[] => mails,
    /** Whom this server does not know from now on. */
    refuse(to: string, code = 550) {
      refuses = { to, code };
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type Mailbox = Awaited<ReturnType<typeof startMailbox>>;

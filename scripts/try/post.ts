import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Lang } from '../../src/ground/lang';
import { reasonOf } from '../services/errors';
import { type PostPage, postPage, type SentMail } from './post-page';

/** The server whose word counts on the desk of the tour. */
const TRUSTED = 'mail.try.example';
const MOST_MAILS = 200;
const MOST_POSTED = 64 * 1024;

export interface Post {
  /** Where Vagt hands its mail over. */
  readonly smtpUrl: string;
  /** The page that shows it, and that mail is written on. */
  readonly url: string;
  /** From now on what is written there goes to the desk. */
  open(desk: { readonly port: number; readonly address: string }, people: PostPage['people']): void;
  stop(): Promise<void>;
}

const portOf = (address: ReturnType<SMTPServer['server']['address']>): number =>
  typeof address === 'object' && address ? address.port : 0;

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += Buffer.from(chunk).length;
    if (length > MOST_POSTED) throw new Error('That is more than anybody writes');
    chunks.push(Buffer.from(chunk));
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
};

/** The company's mail server of the tour, on this machine alone: keeps what Vagt sends, and vouches for who writes on its page. */
export async function startPost(wanted: number): Promise<Post> {
  const mails: SentMail[] = [];
  let desk: { readonly port: number; readonly address: string } | undefined;
  let people: PostPage['people'] = [];

  async function keep(...[stream, { envelope }, done]: Parameters<NonNullable<SMTPServerOptions['onData']>>) {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    const mail = await simpleParser(Buffer.concat(chunks));
    mails.unshift({
      to: envelope.rcptTo.map(({ address }) => address).join(', '),
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html || '',
      replyTo: mail.replyTo?.value[0]?.address ?? '',
      messageId: mail.messageId ?? '',
      at: new Date(),
    });
    mails.splice(MOST_MAILS);
    done();
  }

  async function write(typed: URLSearchParams): Promise<string> {
    if (!desk) throw new Error('Vagt is not there yet');
    const [from = '', to = '', answers = ''] = ['from', 'to', 'answers'].map((name) => typed.get(name) ?? '');
    const person = people.find(({ email }) => email === from);
    const domain = from.slice(from.indexOf('@') + 1);
    const transport = createTransport({ host: '127.0.0.1', port: desk.port, tls: { rejectUnauthorized: false } });
    try {
      const { response } = await transport.sendMail({
        from: { name: person?.name ?? from, address: from },
        to: to || desk.address,
        subject: typed.get('subject') ?? '',
        text: typed.get('text') ?? '',
        ...(answers && { inReplyTo: answers, references: [answers] }),
        headers: person ? { 'Authentication-Results': `${TRUSTED}; dmarc=pass header.from=${domain}` } : {},
      });
      return response;
    } catch (error) {
      return error instanceof Error && 'response' in error ? String(error.response) : reasonOf(error);
    } finally {
      transport.close();
    }
  }

  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData: (stream, session, done) => void keep(stream, session, done),
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve));

  const shown = (request: IncomingMessage, response: ServerResponse, said?: string): void => {
    const lang: Lang = /^da\b/i.test(request.headers['accept-language'] ?? '') ? 'da' : 'en';
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'",
    });
    response.end(postPage({ lang, mails, people, desk: desk?.address ?? '', ...(said !== undefined && { said }) }));
  };
  const server = createServer((request, response) => {
    const handle = async (): Promise<void> =>
      shown(request, response, request.method === 'POST' ? await write(await bodyOf(request)) : undefined);
    handle().catch((error: unknown) => response.writeHead(400).end(reasonOf(error)));
  });
  await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(wanted, '127.0.0.1', resolve));
  return {
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server.address())}`,
    url: `http://localhost:${portOf(server.address())}`,
    open(at, who) {
      desk = at;
      people = who;
    },
    async stop() {
      server.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => server.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ]);
    },
  };
}

import { createTransport } from 'nodemailer';
import type { Mailbox, Received } from './mailbox';

/** What a mail may have beside its words. */
export interface Extra {
  /** The company's server vouches for the sender; it does unless told. */
  readonly vouched?: boolean;
  readonly to?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The address that is handed over; empty for what must not be answered. */
  readonly sender?: string;
  readonly messageId?: string;
  /** When it was sent: the same mail, brought once more, says the same. */
  readonly date?: Date;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly content: Buffer;
    readonly contentType: string;
  }[];
}

export const DESK_ADDRESS = 'desk@vagt.example';
export const TRUSTED = 'mx.example.com';

export interface CorrespondentDeps {
  readonly port: () => number;
  readonly mailbox: Mailbox;
  readonly after: () => Promise<void>;
}

/** Somebody who writes to the desk by mail, from a client that quotes as Outlook does. */
export function createCorrespondent(name: string, address: string, { port, mailbox, after }: CorrespondentDeps) {
  let sent = 0;
  let heard = 0;

  async function send(
    subject: string,
    text: string,
    more: Extra & { readonly answers?: Received } = {},
  ): Promise<string> {
    const { vouched = true, to = DESK_ADDRESS, headers = {}, sender = address, answers, attachments = [] } = more;
    sent += 1;
    const transport = createTransport({ host: '127.0.0.1', port: port(), tls: { rejectUnauthorized: false } });
    const messageId = more.messageId ?? `<${address.replace('@', '.')}.${sent}@example.com>`;
    try {
      const domain = address.slice(address.indexOf('@') + 1);
      const answer = await transport.sendMail({
        from: { name, address },
        to,
        envelope: { from: sender, to: [to] },
        subject,
        text,
        messageId,
        ...(more.date && { date: more.date }),
        ...(answers && { inReplyTo: answers.messageId, references: [...answers.references, answers.messageId] }),
        headers: {
          ...(vouched && { 'Authentication-Results': `${TRUSTED}; dmarc=pass header.from=${domain}` }),
          ...headers,
        },
        attachments: [...attachments],
      });
      return answer.response;
    } catch (error) {
      return error instanceof Error && 'response' in error ? String(error.response) : String(error);
    } finally {
      transport.close();
      await after();
    }
  }

  /** Tells what became of a mail of the desk's, as a mail server does. */
  async function bounces(to: string, status: string): Promise<string> {
    const transport = createTransport({ host: '127.0.0.1', port: port(), tls: { rejectUnauthorized: false } });
    const part = (type: string, body: string): string =>
      `--r\r\nContent-Type: ${type}\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n`;
    const raw = [
      `From: ${name} <${address}>\r\nTo: ${to}\r\nSubject: Undeliverable\r\nMIME-Version: 1.0\r\n`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n',
      `${part('text/plain', 'Sorry.')}${part('message/delivery-status', status)}--r--\r\n`,
    ].join('');
    const { response } = await transport.sendMail({ envelope: { from: '', to: [to] }, raw });
    transport.close();
    await after();
    return response;
  }

  const inbox = (): readonly Received[] => mailbox.of(address);
  const last = (): Received => {
    const found = inbox().at(-1);
    if (!found) throw new Error(`${name} got no mail`);
    return found;
  };

  return {
    name,
    address,
    /** What the server answered. */
    writes: (subject: string, text: string, more?: Extra) => send(subject, text, more),
    /** Answers the newest mail. */
    replies: (text: string, more: Extra = {}) => {
      const answers = last();
      const quoted = `\n\nFrom: IT <${DESK_ADDRESS}>\nSent: Monday, 6 April 2026 09:00\nTo: ${name}\nSubject: ${answers.subject}\n\n${answers.text}`;
      return send(`Re: ${answers.subject}`, `${text}${quoted}`, { to: answers.replyTo, answers, ...more });
    },
    bounces,
    inbox,
    last,
    /** What came since this was last asked. */
    heard(): readonly Received[] {
      const fresh = inbox().slice(heard);
      heard += fresh.length;
      return fresh;
    },
    /** Where a link of the newest mail leads. */
    link(label: string): string {
      const [, url] = new RegExp(`${label}: (https?://\\S+)`).exec(last().text) ?? [];
      if (url === undefined) throw new Error(`No link "${label}" in:\n${last().text}`);
      return url;
    },
  };
}

export type Correspondent = ReturnType<typeof createCorrespondent>;

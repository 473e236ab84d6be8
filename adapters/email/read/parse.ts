import { type AddressObject, type Attachment, type HeaderValue, type ParsedMail, simpleParser } from 'mailparser';
import type { Envelope, MailFile, ReceivedMail } from '../../../src/mail/received';
import { htmlWords } from './html';
import { returnedIn } from './returned';

/** Of a mail to thousands so many are looked at. */
const MOST_READERS = 50;
const MOST_REFERENCES = 30;
/** Files of one mail that are looked at; more are named by nobody. */
const MOST_FILES = 50;
const LONGEST_TEXT = 1024 * 1024;

const lower = (value: HeaderValue | undefined): string | undefined =>
  typeof value === 'string' ? value.trim().toLowerCase().slice(0, 200) : undefined;

const addressesOf = (field: AddressObject | AddressObject[] | undefined): readonly string[] =>
  [field ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap((one) => [one, ...(one.group ?? [])])
    .slice(0, MOST_READERS)
    .flatMap(({ address }) => (address ? [address.toLowerCase()] : []));

/** Where several are named nobody knows which of them wrote it. */
const senderOf = ({ from }: ParsedMail): ReceivedMail['from'] => {
  const [first, ...others] = from?.value ?? [];
  const address = first?.address?.toLowerCase();
  if (!first || address === undefined || others.length > 0 || !/^[^@\s]{1,64}@[^@\s]{1,255}$/.test(address))
    return undefined;
  return { address, name: first.name.trim().slice(0, 100) || address };
};

const fileOf = ({ filename, contentType, content, related }: Attachment, at: number): MailFile => ({
  name: (filename ?? `file-${at + 1}`).slice(0, 250),
  type: contentType.toLowerCase(),
  bytes: content,
  inText: related === true,
});

const referencesOf = ({ references, inReplyTo }: ParsedMail): readonly string[] => {
  const older = [references ?? []].flat().toReversed();
  return [...new Set([...(inReplyTo?.match(/<[^<>\s]{3,300}>/g) ?? []), ...older])].slice(0, MOST_REFERENCES);
};

const marksOf = (mail: ParsedMail): ReceivedMail['marks'] => {
  const { headers } = mail;
  const autoSubmitted = lower(headers.get('auto-submitted'));
  const precedence = lower(headers.get('precedence'));
  const isList = headers.has('list') || headers.has('list-id') || headers.has('list-unsubscribe');
  const isReply = ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => headers.has(name));
  return {
    ...(autoSubmitted !== undefined && { autoSubmitted }),
    ...(precedence !== undefined && { precedence }),
    ...(isList && { list: true as const }),
    ...(isReply && { autoReply: true as const }),
  };
};

const RESULTS = /^authentication-results:\s*/i;

/** Reads the bytes of a mail, whatever they are. */
export const parseMail = async (bytes: Uint8Array, { to = [] }: Partial<Envelope> = {}): Promise<ReceivedMail> => {
  const mail = await simpleParser(Buffer.from(bytes), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  });
  const from = senderOf(mail);
  const returned = returnedIn(mail);
  const words = mail.text?.trim() ? mail.text : htmlWords(mail.html || '');
  return {
    ...(mail.messageId !== undefined && { messageId: mail.messageId.slice(0, 300) }),
    references: referencesOf(mail),
    ...(from && { from }),
    to: [...new Set([...to.map((one) => one.toLowerCase()), ...addressesOf(mail.to), ...addressesOf(mail.cc)])],
    subject: mail.subject ?? '',
    ...(mail.date && { sentAt: mail.date }),
    text: words.slice(0, LONGEST_TEXT),
    files: mail.attachments.slice(0, MOST_FILES).map(fileOf),
    marks: marksOf(mail),
    authentication: mail.headerLines
      .filter(({ key }) => key === 'authentication-results')
      .map(({ line }) => line.replace(RESULTS, '').replaceAll(/\s+/g, ' ')),
    ...(returned && { returned }),
  };
};

import type { Envelope, ReceivedMail } from './received';

/** Why an arriving mail is nobody's word to the desk: it is taken and comes to nothing. */
export const STOPS = ['own', 'bounce', 'auto', 'bulk', 'list'] as const;
export type Stop = (typeof STOPS)[number];

const POSTMASTERS =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply-[^@]{1,60}|bounces?(?:[+-][^@]{0,80})?)@/;

/** How Exchange, Gmail and their like begin the subject of what they answer by themselves. */
const AUTO_SUBJECT =
  /^(?:automatic reply|auto(?:matic)?[ -]?reply|auto(?:-| )?response|out of (?:the )?office|automatisk svar|autosvar|autobesked|ikke til stede|fraværsbesked|automatisk besked)\b\s{0,3}[:.-]?/i;

const BULK: readonly string[] = ['bulk', 'junk', 'list', 'auto_reply'];

/** Every mail of the desk has a name of this shape. */
export const OWN_NAME = /^<vagt\.[0-9a-f]{40}@[^>\s]{1,250}>$/;

/**
 * What must not be answered: our own mail come back, what tells of another mail, what a program answered, newsletters.
 * `desk`: the desk's own address.
 */
export const stopOf = (mail: ReceivedMail, envelope: Envelope, desk: string): Stop | undefined => {
  const { marks, from, messageId = '', subject, returned } = mail;
  if (from?.address === desk || OWN_NAME.test(messageId)) return 'own';
  if (returned || envelope.from === '') return 'bounce';
  if (from && POSTMASTERS.test(from.address)) return 'bounce';
  if (marks.autoReply || (marks.autoSubmitted !== undefined && !/^no\b/.test(marks.autoSubmitted))) return 'auto';
  if (AUTO_SUBJECT.test(subject)) return 'auto';
  if (marks.precedence !== undefined && BULK.includes(marks.precedence)) return 'bulk';
  return marks.list ? 'list' : undefined;
};

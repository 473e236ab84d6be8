import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { InboundDeps } from '../../chat/turn';
import type { IncomingPerson, MessageInput } from '../../command/input';
import type { Who } from '../../command/turn';
import type { Limiter } from '../../delivery/limiter';
import type { Delivery } from '../../delivery/rows';
import type { Undelivered } from '../../delivery/subject';
import type { Text } from '../../ground/lang';
import type { ChatAddress, SubjectRef } from '../../ground/refs';
import type { IncidentTurn } from '../../incident/turn';
import type { FileProblem } from '../../incident/views/lines';
import { filesNotKeptLine } from '../../incident/views/lines';
import { lineView } from '../../view/line-view';
import type { Threads } from '../conversation/thread';
import type { ReceivedMail } from '../received';
import type { Colleague } from '../who';

/** What became of a mail. `refused`: nothing of it is kept, and its sender hears why from their own server. `later`: not now. */
export type Arrived =
  | { readonly type: 'taken'; readonly as: 'case' | 'answer' | 'returned' | 'nothing' }
  | { readonly type: 'refused'; readonly why: Text }
  | { readonly type: 'later' };

export interface ArrivingDeps extends InboundDeps {
  readonly threads: Threads;
  readonly limiter: Limiter;
  readonly colleague: (address: string) => Promise<Colleague | undefined>;
  /** The record of a message hears that it did not arrive. */
  readonly undelivered: (subject: SubjectRef, row: Delivery, fate: Undelivered) => Promise<void>;
  readonly log: Logger;
}

/** One mail that somebody wrote, with its bytes. */
export interface Mail extends ReceivedMail {
  readonly from: NonNullable<ReceivedMail['from']>;
  readonly bytes: Uint8Array;
}

/** The same for every delivery of one mail, whichever servers it came by. */
export const keyOf = ({ messageId = '', from, sentAt, subject, text }: ReceivedMail): string => {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([messageId, from?.address, sentAt?.getTime(), subject, text]));
  return `mail.${hash.digest('hex').slice(0, 40)}`;
};

/** A mail as a message to the desk. */
export const turnOf = (
  deps: ArrivingDeps,
  mail: Mail,
  person: IncomingPerson,
  who: Who,
  place: ChatAddress,
): IncidentTurn<MessageInput> => ({
  deps: { ...deps, named: Promise.resolve(undefined) },
  who,
  ctx: { desk: deps.desk(), reader: who.reader, now: deps.clock.now(), ...(deps.fileUrl && { fileUrl: deps.fileUrl }) },
  input: {
    type: 'message',
    key: keyOf(mail),
    person,
    place,
    room: place,
    text: mail.text,
    // A logo in a signature is nobody's picture of what is broken.
    files: mail.files
      .filter(({ inText, type }) => !inText && type.startsWith('image/'))
      .map(({ name, type, bytes }) => ({ name, type, read: async () => bytes })),
    otherFiles: mail.files.flatMap(({ name, type }) => (type.startsWith('image/') ? [] : [name])),
    addressed: true,
  },
});

/** All of it, as it came; the case shows what was written. */
export const keepWhole = (deps: ArrivingDeps, mail: Mail): Promise<void> =>
  deps.store.files.put({
    id: keyOf(mail),
    name: 'mail.eml',
    type: 'message/rfc822',
    bytes: mail.bytes,
    at: deps.clock.now(),
  });

/** Answers the sender alone, once for each mail; a sentence that cannot be sent now keeps nothing from being done. */
export const tellSender = async (
  { deps, input, ctx }: IncidentTurn<MessageInput>,
  words: string,
  incident: string,
): Promise<void> => {
  const isFirst = await deps.store.deliveries.firstAnswer(input.key, ctx.now).catch(() => true);
  if (words === '' || !isFirst) return;
  const about = { kind: 'incident', id: incident };
  await deps
    .chat('mail')
    ?.post(input.place, lineView(words), `answer.${input.key}`, about)
    .catch((err: unknown) => deps.log.warn({ err }, 'A mail could not be answered'));
};

export const lostFiles = ({ ctx }: IncidentTurn, problems: readonly FileProblem[]): string =>
  problems.length > 0 ? filesNotKeptLine(ctx, problems) : '';

import { z } from 'zod';
import type { MessageInput, Reply } from '../../command/input';
import { notNowLine, notSureYetLine, tooLongLine } from '../../command/lines';
import { tell, type Who } from '../../command/turn';
import type { Lang } from '../../ground/lang';
import { capped, LIMITS } from '../../ground/limits';
import type { ChatAddress } from '../../ground/refs';
import { anyEntryOf } from '../../people/desk-person';
import type { Person } from '../../people/person';
import { readerOf } from '../../people/reach';
import { isStaff } from '../../people/rights';
import { ChatError } from '../../view/chat-port';
import { textsFor } from '../../view/text';
import type { IncidentTurn } from '../turn';
import { emptyReportLine, filesNotKeptLine, loggedForLine } from '../views/lines';
import { refusalText } from '../views/refusal';
import { keepPictures } from './pictures';
import { logReport } from './report';
import { reportNow } from './report-now';

type Typed = IncidentTurn<MessageInput>;

/** Whom a report is for, as it was typed, and what is wrong. */
export interface ForSomebody {
  readonly typed: string;
  /** Absent: it is no e-mail address. */
  readonly email?: string;
  readonly text: string;
}

const address = z.email().toLowerCase();

/** `for kim@example.com the printer is jammed`; undefined for a report that only begins with that word. */
export const parseFor = (rest: string): ForSomebody | undefined => {
  const read = capped(rest, 'text').trim();
  const [, whom = '', text = ''] = /^for\s+(\S+)\s*(.*)$/is.exec(read) ?? [];
  if (!whom.includes('@')) return undefined;
  const typed = capped(whom, 'name').replace(/[:,]$/, '');
  const email = address.safeParse(typed);
  return { typed, ...(email.success && { email: email.data }), text: text.trim() };
};

/** Somebody with that address, and where they read; `later`: that cannot be told now. */
const found = async (
  { deps }: Typed,
  email: string,
): Promise<{ readonly person: Person; readonly place?: ChatAddress } | 'later' | undefined> => {
  try {
    const person = await deps.personByAddress(email);
    const place = person && (await deps.directOf(person));
    return person && { person, ...(place && { place }) };
  } catch (error) {
    if (error instanceof ChatError) return 'later';
    throw error;
  }
};

/** As a caller: what is meant for them, by whichever of their identities. */
const callerFrom = ({ ctx: { desk } }: Typed, person: Person): Who => {
  const key = anyEntryOf(desk, person)?.key;
  const { id, name, email } = person;
  return {
    person,
    actor: {
      id,
      name,
      member: person.identities.some(({ member }) => member),
      ...(key !== undefined && { deskKey: key }),
      ...(email !== undefined && { email }),
    },
    reader: readerOf(person, desk),
  };
};

/** Logs what an operator was told by somebody else: it is theirs, in their own chat. */
const logFor = async (turn: Typed, caller: Who, place: ChatAddress, typed: string): Promise<Reply> => {
  const { ctx } = turn;
  const { attachments, problems } = await keepPictures(turn);
  const text = typed || (attachments[0]?.name ?? '');
  if (text === '') return tell(emptyReportLine(ctx), 'warning');
  const handled = await logReport(turn, { text, attachments, onBehalf: { caller, place } });
  if (handled.type === 'unsure') return tell(notSureYetLine(ctx), 'warning');
  if (handled.type === 'refused') return tell(refusalText(handled.refusal, undefined, ctx), 'warning');
  const lost = filesNotKeptLine(ctx, problems);
  const said = loggedForLine(ctx, handled.stored.state);
  return tell([said, lost].filter(Boolean).join(' '), lost === '' ? 'good' : 'warning');
};

/** Operators log for others by their address. Undefined: it is nobody's but the writer's own. */
export const reportFor = async (turn: Typed, rest: string, lang?: Lang): Promise<Reply | undefined> => {
  const asked = parseFor(rest);
  if (!asked) return undefined;
  const { ctx, who } = turn;
  const t = textsFor(ctx);
  const { typed, email, text } = asked;
  if (!isStaff(ctx.desk, who.actor)) return tell(t('line.forOperators'), 'warning');
  if (email === undefined) return tell(t('line.forByMail', { typed }), 'warning');
  if (text.length > LIMITS.details) return tell(tooLongLine(ctx, text.length, LIMITS.details), 'warning');
  const caller = await found(turn, email);
  if (caller === 'later') return tell(notNowLine(ctx, typed), 'warning');
  if (!caller) return tell(t('line.forNobody', { typed }), 'warning');
  const { person, place } = caller;
  if (person.id === who.person.id) return reportNow(turn, text, await keepPictures(turn), lang);
  if (!place) return tell(t('line.forUnreachable', { name: person.name }), 'warning');
  return logFor(turn, callerFrom(turn, person), place, text);
};

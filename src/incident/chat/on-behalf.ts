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
import { personMentioned } from './mentioned';
import { keepPictures } from './pictures';
import { logReport } from './report';
import { reportNow } from './report-now';

type Typed = IncidentTurn<MessageInput>;

/** Whom a report is for, as it was typed, and what is wrong. */
export type ForSomebody = { readonly typed: string; readonly text: string } & (
  | { readonly by: 'mention' | 'unknown' }
  | { readonly by: 'mail'; readonly email: string }
);

const address = z.email().toLowerCase();

/**
 * `for kim@example.com the printer is jammed`; undefined for a report that only begins with that word. `named`: the words of
 * the first mention in it.
 */
export const parseFor = (rest: string, named?: string): ForSomebody | undefined => {
  const read = capped(rest, 'text').trim();
  const [, whole = ''] = /^for\s+(\S.*)$/is.exec(read) ?? [];
  if (named && whole.startsWith(named)) {
    return { by: 'mention', typed: named, text: whole.slice(named.length).replace(/^[:,]/, '').trim() };
  }
  const [, whom = '', text = ''] = /^(\S+)\s*(.*)$/s.exec(whole) ?? [];
  if (!whom.includes('@')) return undefined;
  const typed = capped(whom, 'name').replace(/[:,]$/, '');
  const email = address.safeParse(typed);
  const about = { typed, text: text.trim() };
  return email.success ? { by: 'mail', email: email.data, ...about } : { by: 'unknown', ...about };
};

interface Found {
  readonly person: Person;
  readonly place?: ChatAddress;
}

/** Who that is, and where they read; `later`: that cannot be told now. Undefined: nobody in chat. */
const found = async (turn: Typed, asked: ForSomebody): Promise<Found | 'later' | undefined> => {
  const { deps, input } = turn;
  const [mention] = input.mentioned ?? [];
  try {
    const person =
      asked.by === 'mail' ? await deps.personByAddress(asked.email) : mention && (await personMentioned(turn, mention));
    if (!person || person === 'later') return person;
    const place = await deps.directOf(person);
    return { person, ...(place && { place }) };
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

/** Operators log for others, by a mention or by their address. Undefined: it is nobody's but the writer's own. */
export const reportFor = async (turn: Typed, rest: string, lang?: Lang): Promise<Reply | undefined> => {
  const { ctx, who, input } = turn;
  const asked = parseFor(rest, input.mentioned?.[0]?.words);
  if (!asked) return undefined;
  const t = textsFor(ctx);
  const { by, typed, text } = asked;
  if (!isStaff(ctx.desk, who.actor)) return tell(t('line.forOperators'), 'warning');
  if (by === 'unknown') return tell(t('line.forByMail', { typed }), 'warning');
  if (text.length > LIMITS.details) return tell(tooLongLine(ctx, text.length, LIMITS.details), 'warning');
  const caller = await found(turn, asked);
  if (caller === 'later') return tell(notNowLine(ctx, typed), 'warning');
  if (!caller) return tell(t(by === 'mail' ? 'line.forNobody' : 'line.forNotFound', { typed }), 'warning');
  const { person, place } = caller;
  const isMember = person.identities.some(({ member }) => member);
  if (!isMember) return tell(t('line.forGuest', { name: person.name }), 'warning');
  if (person.id === who.person.id) return reportNow(turn, text, await keepPictures(turn), lang);
  if (!place) return tell(t('line.forUnreachable', { name: person.name }), 'warning');
  return logFor(turn, callerFrom(turn, person), place, text);
};

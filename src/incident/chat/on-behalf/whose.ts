import type { Mentioned } from '../../../command/input';
import type { Who } from '../../../command/turn';
import type { Lang } from '../../../ground/lang';
import type { ChatAddress } from '../../../ground/refs';
import { anyEntryOf, deskPersonOf } from '../../../people/desk-person';
import type { Person } from '../../../people/person';
import { readerOf } from '../../../people/reach';
import { callersByPhone } from '../../../registers/phone';
import { ChatError } from '../../../view/chat-port';
import type { IncidentTurn } from '../../turn';
import { personMentioned } from '../mentioned';

/** Whom an operator says that a case is for: by a mention, by the id of a record that a mention gave, by what they typed. */
export interface Said {
  readonly mention?: Mentioned | undefined;
  readonly person?: string | undefined;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  /** A telephone number, by which the callers' file knows them. */
  readonly phone?: string | undefined;
}

/** Somebody whose case it may be. */
export interface Whose {
  readonly who: Who;
  /** Where they read; absent: nobody reads it as its caller so far. */
  readonly place?: ChatAddress;
  /** Their address, as it was typed. */
  readonly email?: string;
  /** The record of whoever has it in chat. */
  readonly record?: string;
  /** They are asked whether the case is theirs. */
  readonly asks?: true;
}

/**
 * Why it is nobody's: `later`, that cannot be told now; `nobody`, a mention of nobody here; `unnamed`, an address of nobody in
 * chat, without a name; `unlisted`, a telephone number of nobody in the callers' file; `shared`, one of several there.
 */
export type NotWhose =
  | { readonly not: 'later' | 'nobody' | 'unnamed' | 'self' | 'unlisted' }
  | { readonly not: 'shared'; readonly names: readonly string[] }
  | { readonly not: 'guest' | 'unreachable'; readonly name: string };

/** A caller whom their platform vouches for. */
const met = ({ ctx: { desk } }: IncidentTurn, person: Person): Who => {
  const key = anyEntryOf(desk, person)?.key;
  const { id, name, email } = person;
  return {
    person,
    actor: {
      id,
      name,
      member: true,
      ...(key !== undefined && { deskKey: key }),
      ...(email !== undefined && { email }),
    },
    reader: readerOf(person, desk),
  };
};

/** A caller of whom no more is known than an operator was told: no record is theirs. */
const told = (
  { ctx: { desk }, deps }: IncidentTurn,
  { name, email }: { readonly name: string; readonly email?: string | undefined },
  lang?: Lang,
): Who => {
  const id = deps.newId();
  const key = email === undefined ? undefined : deskPersonOf(desk, { email, ids: [] })?.key;
  const known = { id, name, ...(email !== undefined && { email }) };
  return {
    person: known,
    actor: { ...known, member: false, ...(key !== undefined && { deskKey: key }) },
    reader: readerOf(undefined, desk, lang),
  };
};

const vouchedFor = async (turn: IncidentTurn, person: Person): Promise<Whose | NotWhose> => {
  const { name } = person;
  if (person.id === turn.who.person.id) return { not: 'self' };
  if (!person.identities.some(({ member }) => member)) return { not: 'guest', name };
  const place = await turn.deps.directOf(person);
  return place ? { who: met(turn, person), place } : { not: 'unreachable', name };
};

const byAddress = async (turn: IncidentTurn, email: string, typed: string | undefined): Promise<Whose | NotWhose> => {
  const { deps, ctx } = turn;
  const person = await deps.personByAddress(email);
  if (person?.id === turn.who.person.id) return { not: 'self' };
  if (person) {
    const who = told(turn, { name: person.name, email }, person.language);
    // Whoever cannot be written to is asked when they are met.
    const isReached = (await deps.directOf(person)) !== undefined;
    return { who, email, record: person.id, ...(isReached && { asks: true as const }) };
  }
  const known = (await deps.store.callers.get(email))?.name ?? deskPersonOf(ctx.desk, { email, ids: [] })?.name;
  const name = typed ?? known;
  return name === undefined ? { not: 'unnamed' } : { who: told(turn, { name, email }), email };
};

/** As if their address had been typed. */
const byPhone = async (turn: IncidentTurn, phone: string): Promise<Whose | NotWhose> => {
  const found = await callersByPhone(turn.deps.store.callers, phone);
  const [one, ...others] = found;
  if (!one) return { not: 'unlisted' };
  if (others.length > 0) return { not: 'shared', names: found.map(({ name }) => name) };
  return byAddress(turn, one.key, one.name);
};

/** Whose case it is, and how far anybody vouches for that. */
export const whoseCase = async (turn: IncidentTurn, said: Said): Promise<Whose | NotWhose> => {
  const { mention, person: id, email, name, phone } = said;
  try {
    if (mention) {
      const person = await personMentioned(turn, mention);
      if (person === 'later') return { not: 'later' };
      return person ? await vouchedFor(turn, person) : { not: 'nobody' };
    }
    // Whom a mention gave, unless somebody else was written into the form since.
    const before = id === undefined ? undefined : await turn.deps.store.people.get(id);
    if (before && (name ?? before.name) === before.name) return await vouchedFor(turn, before);
    if (email !== undefined) return await byAddress(turn, email, name);
    if (phone !== undefined) return await byPhone(turn, phone);
    return name === undefined ? { not: 'unnamed' } : { who: told(turn, { name }) };
  } catch (error) {
    if (error instanceof ChatError) return { not: 'later' };
    throw error;
  }
};

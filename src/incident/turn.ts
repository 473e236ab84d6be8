import type { Logger } from 'pino';
import type { ChatInput } from '../command/input';
import type { Turn } from '../command/turn';
import type { KeptBulletins } from '../delivery/bulletins/types';
import type { LiveStore } from '../delivery/live/store';
import type { DeliveryStore } from '../delivery/store';
import type { CardPlace, Channel, ChatAddress } from '../ground/refs';
import type { GuessLanguage } from '../people/guess-language';
import type { Person } from '../people/person';
import type { PeopleStore } from '../people/store';
import type { WhoIs } from '../people/who';
import type { Device } from '../registers/device';
import type { CallerStore, RegisterStore } from '../registers/store';
import type { ChatPort } from '../view/chat-port';
import type { CaseCommand, CaseForm } from './case-command';
import type { CaseCommandInput } from './commands';
import type { FileStore } from './files';
import type { FollowStore } from './follow/store';
import type { Topics } from './follow/topics';
import type { HeldContent } from './held-content';

import { mayApprove } from './policies/approval';

import type { Learned } from './policies/learned';

import type { RevisionStore } from './revisions/kept';
import { isOffered, mayRead, mayWork, receives, returns, takesPart } from './rights';
import type { IncidentStore } from './store';
import type { HandledIncident, HandleIncident, StoredIncident } from './stored';
import type { CardContext } from './views/context';
import type { IntakeHint } from './views/declared';

/** What the commands of a case need beside the case. */
export interface IncidentDeps {
  readonly store: {
    readonly incidents: IncidentStore;
    readonly deliveries: DeliveryStore;
    readonly live: Pick<LiveStore, 'cardByMessage' | 'cardsAt' | 'adopt' | 'get'>;
    readonly people: PeopleStore;
    readonly callers: CallerStore;
    readonly devices: RegisterStore<Device>;
    readonly files: FileStore;
    readonly revisions: RevisionStore;
    readonly follows: FollowStore;
  };
  readonly handle: HandleIncident;
  /** Hears at once that a service or a team is followed. */
  readonly topics: Pick<Topics, 'add'>;
  readonly bulletins: KeptBulletins<HeldContent>;
  readonly whoIs: WhoIs;
  readonly chat: (platform: Channel) => ChatPort | undefined;
  readonly log: Logger;
  readonly guessLanguage: GuessLanguage;
  /** What the desk's ended cases say of a new one, as far as it is known. */
  readonly learned: () => Promise<Learned | undefined>;
  /** Who a key of the desk's file is, looked up in chat if need be. Rejects with a `ChatError` when that may be known later. */
  readonly personByKey: (key: string) => Promise<Person | undefined>;
  /** Somebody by their e-mail address, in lower case: as `personByKey`. */
  readonly personByAddress: (email: string) => Promise<Person | undefined>;
  /** Their 1:1 conversation; undefined when they cannot be reached. Rejects with a `ChatError` when that may be known later. */
  readonly directOf: (person: Person) => Promise<ChatAddress | undefined>;
  /** What rooms below offer whoever reports. */
  readonly intakeHints: readonly IntakeHint[];
  /** A new id that sorts by time. */
  readonly newId: () => string;
  /** A new id that nobody can guess. */
  readonly newSecretId: () => string;
  /** The case a button names, asked for while the person was still being looked up. */
  readonly named: Promise<StoredIncident | undefined>;
}

/** One event for the commands of a case. */
export type IncidentTurn<I extends ChatInput = ChatInput> = Turn<I, IncidentDeps>;

/** Starts to read the case that a button names. */
export const namedIn = (
  { store }: Pick<IncidentDeps, 'store'>,
  input: ChatInput,
): Promise<StoredIncident | undefined> => {
  const id = input.type === 'action' ? input.data['incident'] : undefined;
  const reading = id ? store.incidents.load(id) : Promise.resolve(undefined);
  // Whoever needs it hears of the failure.
  reading.catch(() => undefined);
  return reading;
};

/** A descriptor's input under its own name is one of them: a test finds every descriptor in the table. */
const isNamed = (command: object & { readonly type: string }, type: string): command is CaseCommandInput =>
  command.type === type;

/** Gives a command to a case; `known` is the case as it was read for this event, or its id. */
export const giveCase = <Input extends object>(
  { deps, input, who }: IncidentTurn,
  known: StoredIncident | string,
  { type }: Pick<CaseCommand<string, Input, CaseForm | undefined, boolean>, 'type' | 'takes'>,
  body: Input,
): Promise<HandledIncident> => {
  const command = { ...body, type };
  if (!isNamed(command, type)) throw new Error(`No command "${type}"`);
  const [incident, stored] = typeof known === 'string' ? [known] : [known.state.id, known];
  return deps.handle({ ...command, incident, key: input.key, by: who.actor }, stored);
};

/** The case, if it exists for this person. */
export const readable = (
  { ctx, who }: Pick<Turn, 'ctx' | 'who'>,
  stored: StoredIncident | undefined,
): StoredIncident | undefined => (stored && mayRead(ctx.desk, who.actor, stored.state) ? stored : undefined);

/** Which card of a case somebody sees: the team's, if they work on it, or it is offered to them, and did not ask for the caller's. */
export const placeFor = (
  { ctx: { desk }, who }: Pick<Turn, 'ctx' | 'who'>,
  { state }: StoredIncident,
  wanted: string | undefined,
): CardPlace => {
  const works = mayWork(desk, who.actor, state) || isOffered(desk, who.actor, state);
  return works && wanted !== 'caller' ? 'team' : 'caller';
};

/** Whether what answers it stands where nothing keeps it up to date: anywhere but on a live card. */
export const isBeside = (input: ChatInput): boolean =>
  input.type !== 'action' || input.message === undefined || input.data['place'] === undefined;

/** Whose card a button means. */
export const wantedIn = (input: ChatInput): string | undefined =>
  input.type === 'action' ? (input.data['place'] ?? input.data['as']) : undefined;

/** What a card for this person alone is made for. */
export const readerContext = (
  { ctx, who, input }: Pick<Turn, 'ctx' | 'who' | 'input'>,
  { state }: StoredIncident,
): CardContext => ({
  ...ctx,
  // What just happened is not ahead, whatever the clock said when it was asked for.
  now: ctx.now < state.changedAt ? state.changedAt : ctx.now,
  receives: receives(ctx.desk, who.actor, state),
  returns: returns(ctx.desk, who.actor, state),
  decides: mayApprove(ctx.desk, who.actor, state),
  ...(takesPart(who.actor, state) && state.caller.id !== who.actor.id && { takesPart: true }),
  ...(isBeside(input) && { asOf: true }),
});

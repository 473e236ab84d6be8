import type { Logger } from 'pino';
import type { ChatInput } from '../command/input';
import type { Turn } from '../command/turn';
import type { DeliveryStore } from '../delivery/store';
import type { Platform } from '../ground/refs';
import type { GuessLanguage } from '../people/guess-language';
import type { Person } from '../people/person';
import type { PeopleStore } from '../people/store';
import type { WhoIs } from '../people/who';
import type { Handle, Handled } from '../record/handle';
import type { StoredIncident } from '../record/records';
import type { ChatPort } from '../view/chat-port';
import type { PersonCommand } from './commands';
import type { CardPlace } from './effects';
import type { FileStore } from './files';
import { isOffered, mayRead, mayWork } from './rights';
import type { IncidentStore } from './store';

/** What the commands of a case need beside the case. */
export interface IncidentDeps {
  readonly store: {
    readonly incidents: IncidentStore;
    readonly deliveries: DeliveryStore;
    readonly people: PeopleStore;
    readonly files: FileStore;
  };
  readonly handle: Handle;
  readonly whoIs: WhoIs;
  readonly chat: (platform: Platform) => ChatPort | undefined;
  readonly log: Logger;
  readonly guessLanguage: GuessLanguage;
  /** Who a key of the desk's file is, once they have met the desk. */
  readonly personByKey: (key: string) => Promise<Person | undefined>;
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

type Loose<C> = C extends unknown ? Omit<C, 'incident' | 'at' | 'key' | 'by'> : never;
/** A person's command without its envelope. */
export type CommandBody = Loose<PersonCommand>;
/** A command on a case that is there. */
export type CaseBody = Exclude<CommandBody, { readonly type: 'report' }>;

/** Gives a command; `known` is the case as it was read for this event. */
export const give = (
  turn: IncidentTurn,
  incident: string,
  body: CommandBody,
  known?: StoredIncident,
): Promise<Handled> => turn.deps.handle({ ...body, incident, key: turn.input.key, by: turn.who.actor }, known);

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

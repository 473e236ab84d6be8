import type { Logger } from 'pino';
import type { Bulletins } from '../delivery/bulletins/types';
import type { DeskContext } from '../desk/context';
import type { Desk, Team, Way } from '../desk/model';
import type { DeskChanges } from '../desk-edit/versions/changes';
import type { Clock } from '../ground/clock';
import type { Platform } from '../ground/refs';
import type { PersonCommand } from '../incident/commands';
import type { CardPlace } from '../incident/effects';
import { isOffered, mayRead, mayWork } from '../incident/rights';
import type { Rosters } from '../on-call/on-call';
import type { GuessLanguage } from '../people/guess-language';
import { type Person } from '../people/person';
import type { Who, WhoIs } from '../people/who';
import type { Handle, Handled } from '../record/handle';
import type { StoredIncident } from '../record/records';
import { type Store } from '../store';
import type { ChatPort } from '../view/chat-port';
import { lineView } from '../view/line-view';
import type { Tone, View } from '../view/view';
import type { ActionInput, ChatInput, Reply } from './input';

export interface InboundDeps {
  readonly store: Store;
  readonly handle: Handle;
  readonly desk: () => Desk;
  readonly clock: Clock;
  readonly whoIs: WhoIs;
  readonly chat: (platform: Platform) => ChatPort | undefined;
  readonly log: Logger;
  readonly guessLanguage: GuessLanguage;
  readonly rosters: Rosters;
  /** The ways by which somebody can be reached. */
  readonly waysOf: (person: Person) => readonly Way[];
  /** Who a key of the desk's file is, once they have met the desk. */
  readonly personByKey: (key: string) => Promise<Person | undefined>;
  readonly bulletins: Bulletins;
  readonly desks: DeskChanges;
  /** A new id that sorts by time. */
  readonly newId: () => string;
  /** A new id that nobody can guess. */
  readonly newSecretId: () => string;
  /** Where a kept picture can be seen; undefined when Vagt has no public address. */
  readonly fileUrl?: (id: string) => string | undefined;
}

/** One event with the person behind it and the way they read. */
export interface Turn<I extends ChatInput = ChatInput> {
  readonly input: I;
  readonly who: Who;
  readonly ctx: DeskContext;
  readonly deps: InboundDeps;
  /** The case a button names, asked for while the person was still being looked up. */
  readonly named: Promise<StoredIncident | undefined>;
}

/** Starts to read the case that a button names. */
export const namedIn = (deps: InboundDeps, input: ChatInput): Turn['named'] => {
  const id = input.type === 'action' ? input.data['incident'] : undefined;
  const reading = id ? deps.store.incidents.load(id) : Promise.resolve(undefined);
  // Whoever needs it hears of the failure.
  reading.catch(() => undefined);
  return reading;
};

export const turnOf = <I extends ChatInput>(
  deps: InboundDeps,
  input: I,
  who: Who,
  named: Turn['named'] = Promise.resolve(undefined),
): Turn<I> => ({
  input,
  who,
  deps,
  named,
  ctx: { desk: deps.desk(), reader: who.reader, now: deps.clock.now(), ...(deps.fileUrl && { fileUrl: deps.fileUrl }) },
});

export const DONE: Reply = { type: 'done' };
/** For this person only. */
export const privately = (view: View): Reply => ({ type: 'view', view, private: true });
/** For everybody in the conversation. */
export const openly = (view: View): Reply => ({ type: 'view', view, private: false });

/** One sentence, for this person only. */
export const tell = (words: string, tone?: Tone): Reply => privately(lineView(words, tone));

type Loose<C> = C extends unknown ? Omit<C, 'incident' | 'at' | 'key' | 'by'> : never;
/** A person's command without its envelope. */
export type CommandBody = Loose<PersonCommand>;

/** Gives a command; `known` is the case as it was read for this event. */
export const give = (turn: Turn, incident: string, body: CommandBody, known?: StoredIncident): Promise<Handled> =>
  turn.deps.handle({ ...body, incident, key: turn.input.key, by: turn.who.actor }, known);

/** The case, if it exists for this person. */
export const readable = (turn: Turn, stored: StoredIncident | undefined): StoredIncident | undefined =>
  stored && mayRead(turn.ctx.desk, turn.who.actor, stored.state) ? stored : undefined;

/** Which card of a case somebody sees: the team's, if they work on it, or it is offered to them, and did not ask for the caller's. */
export const placeFor = (turn: Turn, stored: StoredIncident, wanted: string | undefined): CardPlace => {
  const { desk } = turn.ctx;
  const works = mayWork(desk, turn.who.actor, stored.state) || isOffered(desk, turn.who.actor, stored.state);
  return works && wanted !== 'caller' ? 'team' : 'caller';
};

/** The team that a button names. */
export const teamOf = ({ ctx, input }: Turn<ActionInput>): Team | undefined => ctx.desk.teams[input.data['team'] ?? ''];

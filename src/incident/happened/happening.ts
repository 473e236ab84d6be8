import { VAGT } from '../../ground/actor';
import type { CardPlace } from '../../ground/refs';
import type { Translate } from '../../view/text';
import { shorten } from '../../view/words';
import { type Audience, CALLER, type IncidentEffect, type Notice, OWNER } from '../effects';
import type { EventOf, IncidentEvent } from '../events';
import { hasHearers } from '../follow/news';
import type { Incident } from '../types';
import type { CardContext } from '../views/context';

/** What an event was decided with. */
export interface Around {
  readonly before: Incident | undefined;
  readonly after: Incident;
  /** All events of the command. */
  readonly all: readonly IncidentEvent[];
}

/** Who hears the history, and the events around this one. */
export interface Telling {
  readonly as: CardPlace;
  readonly incident: Incident;
  readonly ctx: CardContext;
  readonly timeline: readonly IncidentEvent[];
  /** Who did it, as this reader calls them. */
  readonly who: string;
  readonly t: Translate;
}

/** All that one kind of event does. */
export interface Happening<E extends IncidentEvent> {
  evolve(state: Incident, event: E): Incident;
  /** What is said to whom: all the new messages that there are (DESIGN §5). `untold`: the edited cards say it all. */
  says(event: E, around: Around): readonly IncidentEffect[];
  /** It in words; undefined for what this reader is not told. Nothing, unless told. */
  line?(event: E, telling: Telling): string | undefined;
  /** For the team alone: the caller's card stays as it is. */
  readonly internal?: true;
  /** Nothing of it stands on the team's card. */
  readonly callersOnly?: true;
}

/** All of them; a family is a part. */
export type Happenings = { readonly [T in IncidentEvent['type']]: Happening<EventOf<T>> };

export const isBy = ({ by }: IncidentEvent, id: string | undefined): boolean => by !== VAGT && by.id === id;

export const say = ({ by }: IncidentEvent, to: Audience, notice: Notice): IncidentEffect => ({
  type: 'once',
  to,
  notice,
  ...(by !== VAGT && { actor: by.name }),
});

export const untold = (): readonly IncidentEffect[] => [];

/** To the caller, unless they did it. */
export const toCaller = (event: IncidentEvent, { caller }: Incident, notice: Notice): readonly IncidentEffect[] =>
  isBy(event, caller.id) ? [] : [say(event, CALLER, notice)];

/** To its caller, and to everybody else who hears of the case itself. */
export const toHearers = (event: IncidentEvent, after: Incident, notice: Notice): readonly IncidentEffect[] => [
  say(event, CALLER, notice),
  ...(hasHearers(after) ? [say(event, { type: 'followers', own: true }, notice)] : []),
];

/** To whoever has it, unless they did it. */
export const toOwner = (event: IncidentEvent, { owner }: Incident, notice: Notice): readonly IncidentEffect[] =>
  owner && !isBy(event, owner.id) ? [say(event, OWNER, notice)] : [];

/** A line that is for the team alone. */
export const toTeam =
  <E extends IncidentEvent>(line: NonNullable<Happening<E>['line']>): typeof line =>
  (event, telling) =>
    telling.as === 'team' ? line(event, telling) : undefined;

const LONGEST = 200;

/** A sentence of the history with what was said. */
export const withSaid = (sentence: string, words: string | undefined): string =>
  words ? `${sentence}: ${shorten(words, LONGEST)}` : sentence;

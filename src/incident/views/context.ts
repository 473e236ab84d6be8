import type { DeskContext } from '../../desk/context';
import type { KnownCase } from '../policies/services/known';
import type { CardPart } from './declared';

/** What a view of a case is made for, beside the desk: the place it stands in. */
export interface CardContext extends DeskContext {
  /** False where what is written around a card is only heard when the bot is mentioned: the card then says so. */
  readonly hears?: boolean;
  /** The card stands in for a place that did not take it, and says so. */
  readonly displaced?: boolean;
  /** It is shown to one person, who may accept it for the team that it is offered to. */
  readonly receives?: boolean;
  /** The same, and they are none of the team that offers it. */
  readonly returns?: boolean;
  /** It is shown to one person, who is to say yes or no to it. */
  readonly decides?: boolean;
  /** It is shown to somebody who takes part: its public part, worded for them. */
  readonly takesPart?: boolean;
  /** It is posted by itself, before anybody asked for it: a confidential case then shows no more than that it is there. */
  readonly unasked?: boolean;
  /** It is shown to one person and stays as it is: it says of when it is. */
  readonly asOf?: boolean;
  /** The case went to another team: only that is said. */
  readonly moved?: boolean;
  /** What its caller may say is the same, as everybody may know of it now. */
  readonly alike?: KnownCase;
  /** What rooms below add to a card. */
  readonly cardParts?: readonly CardPart[];
  /** Address at which a kept picture can be seen; undefined when it cannot be shown. */
  readonly fileUrl?: (id: string) => string | undefined;
}

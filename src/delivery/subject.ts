import { z } from 'zod';
import type { Priority, Way } from '../desk/model';
import type { Lang, Reader } from '../ground/lang';
import type { CardPlace, ChatAddress, SubjectRef } from '../ground/refs';
import { subjectKey } from '../ground/refs';
import type { Person } from '../people/person';
import type { PlainMessage } from '../people/ways';
import { type Infer, listedCase } from '../record/schema';
import type { View } from '../view/view';
import type { DeliveryReason } from './reasons';

/** What is said; only its kind of record knows which there are. */
export interface Notice {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** Who is told; only its kind of record knows which there are. */
export interface Audience {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** One message to one audience. `effect`: id of its outbox entry, `<version>.<n>`. */
export interface Saying {
  readonly effect: string;
  readonly audience: Audience;
  readonly notice: Notice;
  readonly actor?: string;
  /** The way its step names; absent: chat, and on from there by the person's own order. */
  readonly way?: Way;
  /** Whom it is meant for: a key of the desk's file, or a person id; absent for a room. */
  readonly meant?: string;
  /** Who cannot be reached, by the same names, so that whoever reads this stands in for them. */
  readonly standsFor?: readonly string[];
}

/** What became of a saying, by names as in `Saying.meant`: whom it reached, and whom it did not. */
export interface Reached {
  readonly told: readonly string[];
  readonly missed: readonly string[];
}

/** How a saying ended that reached nobody, as far as anybody knows. */
export type Undelivered = 'refused' | 'unknown';

/** One that still stands in the outbox. `previous`: the one before it, which goes first. */
export interface Unplanned extends Saying {
  readonly at: Date;
  readonly previous?: string;
  readonly notBefore?: Date;
}

/**
 * Somebody, or a room, that may hear a saying. `id`: a person's record; `key`: a key of the desk's file, passed over where
 * they said that they are away if it says so; `address`: somebody who is not in it; `room`: a
 * team's room, `again` only as a stand-in; `onCall`: whoever is on call in a team; `fit`: somebody of a team who fits.
 */
export type Hearer =
  | { readonly type: 'id'; readonly id: string }
  | { readonly type: 'key'; readonly key: string; readonly unlessAway?: true }
  | { readonly type: 'address'; readonly email: string }
  | { readonly type: 'room'; readonly team: string; readonly again: boolean }
  | { readonly type: 'onCall'; readonly team: string }
  | { readonly type: 'fit'; readonly team: string; readonly level?: number; readonly skill?: string };

/** One of many who hear a saying: the id of their record, and the audience that their row names. */
export interface InCrowd {
  readonly id: string;
  readonly audience: Audience;
}

/** What a saying is like. */
export interface Traits {
  /** Somebody should do something now: by the way its hearer chose, and never thinned out. */
  readonly isPing: boolean;
  /** A missed one is a worse fault than two: another way is taken where its fate is unknown. */
  readonly mustArrive: boolean;
  /** In a storm it may stand in a digest instead. */
  readonly mayBeFolded: boolean;
  /** In a room it calls the group of people who work there. */
  readonly callsGroup: boolean;
}

/** What a card has to know of the place it stands in. */
export interface Around {
  /** What is written there is heard without mentioning the bot. */
  readonly hears: boolean;
  /** It stands in for a place that did not take it. */
  readonly displaced: boolean;
  /** It went to another team, whose room has its card now. */
  readonly moved?: true;
}

/** A record in a list, as far as a list shows it. */
export type ListedCase = Infer<typeof listedCase>;

export const foldedCase = listedCase.extend({ open: z.boolean() });
export type FoldedCase = Infer<typeof foldedCase>;

/** When a ping was posted, and when the same was asked again there. */
export interface PostedAt {
  readonly postedAt: Date;
  readonly againAt?: Date;
}

/** What became of words of a record after they were said. */
export interface Revised {
  /** The writes that changed them; `of`: the write they were said with, absent where everything said names them. */
  readonly by: readonly { readonly version: number; readonly of?: number }[];
  /** What is left of the words of a saying. */
  now(saying: Saying): Notice;
  /** Takes what was deleted out of the record's own store. Once more is harmless. */
  forget(): Promise<void>;
}

/** One record at one version: all that delivery knows of it. */
export interface Snapshot {
  readonly subject: SubjectRef;
  readonly version: number;
  /** Key of the team that works on it. */
  readonly team: string;
  /** No room may hear of it. */
  readonly confidential: boolean;
  /** Id of the person it is for. */
  readonly caller: string;
  readonly language: Lang;
  /** Where it was written; absent: nowhere that a team could read it instead of its room. */
  readonly origin?: ChatAddress;
  /** What is said of it in a room stands under this one's card. */
  readonly under?: SubjectRef;
  /** The same, where the caller may be answered there. */
  readonly answerAt?: ChatAddress;
  /** Somebody works on it. */
  readonly hasOwner: boolean;
  /** When it came to its end; what shows it is kept for a while from then on. */
  readonly endedAt?: Date;
  /** How it stands in a digest; its number names it in the log. */
  readonly listed: FoldedCase;
  /** The effects that stand in the outbox to have this place's card shown. */
  cards(place: CardPlace): readonly { readonly id: string; readonly at: Date }[];
  /** Undefined once it has left the outbox. */
  unplanned(effect: string): Unplanned | undefined;
  /** The others of the same write that say the same to other audiences, as far as they still stand in the outbox. */
  siblings(effect: string): readonly Unplanned[];
  /** Why this audience is nobody at all now. */
  nobody(audience: Audience): DeliveryReason | undefined;
  /** Who hears it, in order: whoever cannot be reached leaves it to the next in line. */
  hearers(audience: Audience): readonly Hearer[];
  /** Of an audience that is many: all of them, in pages that come again in the same order; undefined for any other. */
  crowd?(audience: Audience): AsyncIterable<readonly InCrowd[]> | undefined;
  /** Whether this person may hear it now; absent: whoever it is for. */
  mayHear?(audience: Audience, person: Person): boolean;
  /** It is for a room as such; else a room is told whom it is for. */
  isForRoom(audience: Audience): boolean;
  /** It is for the caller, who is answered where they wrote, in the language that they wrote. */
  isForCaller(audience: Audience): boolean;
  traits(saying: Saying): Traits;
  /** What of this its record does not know yet; undefined when that is nothing. */
  unheard(notice: Notice, reached: Reached): Reached | undefined;
  /** Why it need not be said any more. */
  overtaken(saying: Saying): DeliveryReason | undefined;
  card(place: CardPlace, reader: Reader, around: Around): View | Promise<View>;
  notice(saying: Saying, reader: Reader): View;
  /** Absent where nobody changed or deleted what they had written. */
  readonly revised?: Revised;
  /**
   * What a ping says by now, in one line and without buttons, once it is overtaken; undefined while it stands. Absent where
   * nobody was pinged.
   */
  passed?(saying: Saying, reader: Reader, when: PostedAt): View | undefined;
  /** The same outside of chat. */
  plain(saying: Saying, reader: Reader, person: Person | undefined): Promise<PlainMessage>;
}

/** What a kind of record tells delivery. */
export interface SubjectKind {
  load(id: string): Promise<Snapshot | undefined>;
  /** As this process wrote it a moment ago. */
  recent?(id: string): Snapshot | undefined;
  /** Those that are there, in any order. */
  listed(ids: readonly string[]): Promise<readonly FoldedCase[]>;
  /** Hears that a saying did not arrive by any way, or that nobody knows; once more is harmless. */
  undelivered?(id: string, saying: Saying, fate: Undelivered): Promise<void>;
  /** Hears what became of a saying, so that its card says no more than that; once more is harmless. */
  heard?(id: string, effect: string, reached: Reached): Promise<void>;
}

export interface Subjects {
  undelivered(subject: SubjectRef, saying: Saying, fate: Undelivered): Promise<void>;
  heard(subject: SubjectRef, effect: string, reached: Reached): Promise<void>;
  load(subject: SubjectRef): Promise<Snapshot | undefined>;
  /**
   * As this process wrote it a moment ago, where that is newer than `after`; else as it is now. To plan by, never right
   * before something is said.
   */
  known(subject: SubjectRef, after?: number): Promise<Snapshot | undefined>;
  listed(subjects: readonly SubjectRef[]): Promise<readonly FoldedCase[]>;
}

/** `kinds`: by the name that stands in `SubjectRef.kind`. */
export function createSubjects(kinds: Readonly<Record<string, SubjectKind>>): Subjects {
  return {
    load: async ({ kind, id }) => kinds[kind]?.load(id),
    undelivered: async ({ kind, id }, saying, fate) => kinds[kind]?.undelivered?.(id, saying, fate),
    async known({ kind, id }, after = 0) {
      const recent = kinds[kind]?.recent?.(id);
      return recent && recent.version > after ? recent : kinds[kind]?.load(id);
    },
    heard: async ({ kind, id }, effect, reached) => kinds[kind]?.heard?.(id, effect, reached),
    async listed(subjects) {
      const found = await Promise.all(
        Object.entries(kinds).map(async ([name, kind]) => {
          const ids = subjects.flatMap((one) => (one.kind === name ? [one.id] : []));
          return ids.length > 0 ? kind.listed(ids) : [];
        }),
      );
      return found.flat();
    },
  };
}

/** In which order jobs run, 1 first and 15 last: pings before what else is said before cards, and P1 first of each. */
export const urgencyOf = (priority: Priority, what: 'ping' | 'saying' | 'card'): number =>
  Number(priority.slice(1)) + { ping: 0, saying: 5, card: 10 }[what];

export const sayingUrgency = (snapshot: Snapshot, saying: Saying): number =>
  urgencyOf(snapshot.listed.priority, snapshot.traits(saying).isPing ? 'ping' : 'saying');

export const isUrgent = ({ listed: { priority } }: Snapshot): boolean => priority === 'P1' || priority === 'P2';

/** Names a card's row. */
export const cardId = (subject: SubjectRef, place: CardPlace): string => `${subjectKey(subject)}.card.${place}`;

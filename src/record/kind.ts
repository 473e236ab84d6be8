import type { Desk } from '../desk/model';
import type { SubjectRef } from '../ground/refs';
import type { AnyEffect, CommandEffect } from './effects';

/** What record reads of a state. `source` and `externalKey`: the event outside that created it, and only once. */
export interface RecordState {
  readonly id: string;
  readonly source: string;
  readonly externalKey: string;
  readonly number?: number;
  /** When its last event was; the next is never before it. */
  readonly changedAt: Date;
  /** The earliest moment at which something falls due by itself. */
  readonly nextAt?: Date;
}

/** The types of one kind. `command` is without its moment, which is stamped when it is handled. */
export interface KindTypes {
  readonly state: RecordState;
  readonly command: { readonly type: string; readonly key: string };
  readonly event: { readonly type: string; readonly at: Date };
  readonly effect: AnyEffect;
  readonly refusal: { readonly refused: string };
}

/** One kind of record: all that record knows of it. */
export interface Kind<T extends KindTypes> {
  readonly name: string;
  /** Shape of its stored documents; older ones are refused at start. */
  readonly schema: number;
  readonly idOf: (command: T['command']) => string;
  /** Whether it makes a new record. */
  readonly creates: (command: T['command']) => boolean;
  /** Beside a tick, what may be given again and again, and then finds nothing to do: its key is not kept. */
  readonly keyless?: (command: T['command']) => boolean;
  /** Gives a new record its number; kinds without it have none. */
  readonly numbered?: (command: T['command'], number: number) => T['command'];
  /** `[]`: it is so already. Pure; throws only for a broken invariant. */
  readonly decide: (
    command: T['command'],
    at: Date,
    state: T['state'] | undefined,
    desk: Desk,
  ) => readonly T['event'][] | T['refusal'];
  readonly evolve: (before: T['state'] | undefined, event: T['event']) => T['state'];
  readonly react: (
    events: readonly T['event'][],
    before: T['state'] | undefined,
    after: T['state'],
    desk: Desk,
  ) => readonly T['effect'][];
  /** The refusal of a command about a record that is not there. */
  readonly missing: T['refusal'];
  /** What is asked when a timer comes due. */
  readonly tick: (id: string, key: string) => T['command'];
  /** What another record, `from`, asks of this one; undefined for a command that it does not take. */
  readonly asked?: (effect: CommandEffect, from: SubjectRef) => T['command'] | undefined;
  /** Whether it is looked after: a record that has ended for good is not. */
  readonly isOpen: (state: T['state']) => boolean;
  /** The next look, made anew from the rest of the state. */
  readonly nextLook: (state: T['state']) => Date | undefined;
  /** Whether an open record without a next look may lie so. */
  readonly mayRest: (state: T['state']) => boolean;
  /** Whether the desk as it is now asks for a tick of an open record, although nothing may be due. */
  readonly outgrown?: (state: T['state'], desk: Desk) => boolean;
  /** In which order jobs run; 1 is first. */
  readonly urgency: (effect: T['effect'], state: T['state']) => number;
  /** What people call it, for the log. */
  readonly label?: (state: T['state'], desk: Desk) => string;
}

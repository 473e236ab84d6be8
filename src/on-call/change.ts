import { type Period } from '../calendar/types';
import type { NewBulletin } from '../delivery/bulletins/types';
import type { Desk } from '../desk/model';
import { type Actor } from '../ground/actor';
import type { OnCallChanges, OnCallContent } from './types';

/** What every change of the schedules carries; `key` is the platform's own key of the event that caused it. */
export interface Envelope {
  readonly at: Date;
  readonly by: Actor;
  readonly key: string;
}

/** Why a change was refused; every code has a sentence in both languages (`onCall.refused.<code>`). */
export const ON_CALL_REFUSALS = [
  'ends_before_start',
  'in_the_past',
  'too_long',
  'no_on_call',
  'no_such_person',
  'no_such_swap',
  'not_in_team',
  'only_self',
  'only_team',
  'overlaps',
  'absent',
  'swap_with_self',
  'not_your_shift',
  'not_their_shift',
  'not_asked_of_you',
  'answered_already',
  'shift_changed',
] as const;

export interface OnCallRefusal {
  readonly refused: (typeof ON_CALL_REFUSALS)[number];
  /** Key of the person it is about. */
  readonly person?: string;
  /** What it overlaps. */
  readonly period?: Period;
}

type Outcome = OnCallChanges | OnCallRefusal;

/** One way to change the schedules: how they are after it, the same when it is so already, or a refusal. Pure. */
export type Decide<C> = (command: C & Envelope, changes: OnCallChanges, desk: Desk) => Outcome;

/** What a change says to whom, decided with it. Pure. */
export type Says<C> = (
  command: C & Envelope,
  before: OnCallChanges,
  after: OnCallChanges,
  desk: Desk,
) => readonly NewBulletin<OnCallContent>[];

export const refuse = (refused: OnCallRefusal['refused'], person?: string): OnCallRefusal => ({
  refused,
  ...(person !== undefined && { person }),
});

export const isRefused = (outcome: Outcome): outcome is OnCallRefusal => 'refused' in outcome;

/** A year by the clock, in milliseconds. */
const LONGEST_MS = 366 * 24 * 3600_000;

export const periodProblem = ({ from, to }: Period, at: Date): OnCallRefusal | undefined => {
  if (to <= from) return refuse('ends_before_start');
  if (to <= at) return refuse('in_the_past');
  return to.getTime() - from.getTime() > LONGEST_MS ? refuse('too_long') : undefined;
};

/** What is over for longer is forgotten, in milliseconds: 90 days. */
const KEEP_MS = 90 * 24 * 3600_000;

const pruned = (changes: OnCallChanges, at: Date): OnCallChanges => {
  const isRecent = ({ to }: { readonly to: Date }): boolean => at.getTime() - to.getTime() < KEEP_MS;
  return {
    overrides: changes.overrides.filter(isRecent),
    absences: changes.absences.filter(isRecent),
    swaps: changes.swaps.filter((swap) => isRecent(swap.give) || (swap.take !== undefined && isRecent(swap.take))),
  };
};

/** What a command comes to; a change also forgets what has been over for long. */
export const decideOnCall = <C>(
  decide: Decide<C>,
  command: C & Envelope,
  changes: OnCallChanges,
  desk: Desk,
): Outcome => {
  const outcome = decide(command, changes, desk);
  return isRefused(outcome) || outcome === changes ? outcome : pruned(outcome, command.at);
};

import { type Period } from '../calendar/types';
import { type Actor } from '../ground/actor';

/** `id` names what the command makes: an override, an absence or a swap. People are keys of the desk's file. */
type Body =
  | ({ readonly type: 'setOverride'; readonly id: string; readonly team: string; readonly person: string } & Period)
  | { readonly type: 'removeOverride'; readonly override: string }
  | ({ readonly type: 'setAbsence'; readonly id: string; readonly person: string } & Period)
  | { readonly type: 'endAbsence'; readonly absence: string }
  | {
      readonly type: 'askSwap';
      readonly id: string;
      readonly team: string;
      readonly other: string;
      readonly give: Period;
      readonly take?: Period;
    }
  | { readonly type: 'answerSwap'; readonly swap: string; readonly accept: boolean }
  | { readonly type: 'withdrawSwap'; readonly swap: string };

/** `key` is the platform's own key of the event that caused it. */
export type OnCallCommand = Body & { readonly at: Date; readonly by: Actor; readonly key: string };
export type OnCallCommandOf<T extends OnCallCommand['type']> = Extract<OnCallCommand, { readonly type: T }>;

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
export type OnCallRefusalCode = (typeof ON_CALL_REFUSALS)[number];

export interface OnCallRefusal {
  readonly refused: OnCallRefusalCode;
  /** Key of the person it is about. */
  readonly person?: string;
  /** What it overlaps. */
  readonly period?: Period;
}

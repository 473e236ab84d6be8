import { Period } from '../calendar/types';
import { type Named } from '../ground/actor';

/** "Anna takes tonight": one person is on call over whatever the layers say. An inner one wins over the one around it. */
export interface Override extends Period {
  readonly id: string;
  readonly team: string;
  /** Key of the desk's file. */
  readonly person: string;
  readonly by: Named;
  readonly at: Date;
  /** The swap it came from. */
  readonly swap?: string;
}

/** Somebody is away: their turns go to the next of their layer, their open cases are offered to the lead. */
export interface Absence extends Period {
  readonly id: string;
  readonly person: string;
  readonly by: Named;
  readonly at: Date;
}

export type SwapStatus = 'asked' | 'accepted' | 'refused' | 'withdrawn';

/** `asker` asks `other` to take `give`, and takes `take` of theirs in return, if there is one. */
export interface Swap {
  readonly id: string;
  readonly team: string;
  readonly asker: string;
  readonly other: string;
  readonly give: Period;
  readonly take?: Period;
  readonly status: SwapStatus;
  readonly at: Date;
  readonly answeredAt?: Date;
}

/** What people changed in the desk's schedules. */
export interface OnCallChanges {
  readonly overrides: readonly Override[];
  readonly absences: readonly Absence[];
  readonly swaps: readonly Swap[];
}

export const NO_CHANGES: OnCallChanges = { overrides: [], absences: [], swaps: [] };

/** Who is on call, and why it is them. `person` is a key of the desk's file. */
export interface OnDuty extends Period {
  readonly person: string;
  /** `standIn`: the next of the layer, because the one whose turn it is is away. */
  readonly because: 'turn' | 'override' | 'swap' | 'standIn';
}

/** A stretch of a team's schedule with the same person on, or with nobody: a gap. */
export interface Shift extends Period {
  readonly duty?: Pick<OnDuty, 'person' | 'because'>;
}

/** What people hear of the schedules. */
export type OnCallContent =
  /** Nobody will be on call in a team. */
  | ({ readonly kind: 'gap'; readonly team: string } & Period)
  /** To the one who is asked, and (`role: 'asker'`) to the one who asked. Names are keys of the desk's file. */
  | {
      readonly kind: 'swap';
      readonly role: 'asker' | 'other';
      readonly swap: string;
      readonly team: string;
      readonly asker: string;
      readonly other: string;
      readonly give: Period;
      readonly take?: Period;
      readonly status: SwapStatus;
    }
  /** To somebody whom another put on call. */
  | ({ readonly kind: 'onCall'; readonly team: string; readonly by: string } & Period);

import { z } from 'zod';
import { type Period } from '../calendar/types';
import { type Infer, named, opt } from '../record/schema';

const text = z.string();
const period = { from: z.date(), to: z.date() };
const made = { id: text, by: named, at: z.date(), ...period };

const override = z.object({
  ...made,
  team: text,
  /** Key of the desk's file. */
  person: text,
  /** The swap it came from. */
  swap: opt(text),
});
/** "Anna takes tonight": one person is on call over whatever the layers say. An inner one wins over the one around it. */
export type Override = Infer<typeof override>;

const absence = z.object({ ...made, person: text });
/** Somebody is away: their turns go to the next of their layer, their open cases are offered to the lead. */
export type Absence = Infer<typeof absence>;

const swap = z.object({
  id: text,
  team: text,
  asker: text,
  other: text,
  give: z.object(period),
  take: opt(z.object(period)),
  status: z.enum(['asked', 'accepted', 'refused', 'withdrawn']),
  at: z.date(),
  answeredAt: opt(z.date()),
});
/** `asker` asks `other` to take `give`, and takes `take` of theirs in return, if there is one. */
export type Swap = Infer<typeof swap>;

export const onCallChanges = z.object({
  overrides: z.array(override),
  absences: z.array(absence),
  swaps: z.array(swap),
});
/** What people changed in the desk's schedules. */
export type OnCallChanges = Infer<typeof onCallChanges>;

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

/** What people hear of the schedules. Names are keys of the desk's file. */
export const onCallContents = {
  /** Nobody will be on call in a team. */
  gap: z.object({ kind: z.literal('gap'), team: text, ...period }),
  /** To the one who is asked, and (`role: 'asker'`) to the one who asked. */
  swap: swap
    .omit({ id: true, at: true, answeredAt: true })
    .extend({ kind: z.literal('swap'), role: z.enum(['asker', 'other']), swap: text }),
  /** To whoever has the turns of somebody who is away; `over`: who is back and has them again. */
  standIn: z.object({
    kind: z.literal('standIn'),
    team: text,
    person: text,
    turns: z.array(z.object(period)),
    over: z.boolean(),
  }),
  /** To somebody whom another put on call. */
  onCall: z.object({ kind: z.literal('onCall'), team: text, by: text, ...period }),
};
export type OnCallContent = Infer<(typeof onCallContents)[keyof typeof onCallContents]>;

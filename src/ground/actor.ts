/** A person as the timeline remembers them. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who gives a command: a person, with their key in the desk's file if they are in it. */
export interface Actor extends Named {
  readonly deskKey?: string;
  /** The address that counts for them, in lower case. */
  readonly email?: string;
  /** A full member of an installed workspace or tenant: no guest, stranger or bot. */
  readonly member: boolean;
}

/** The desk itself: timers and closing by itself. */
export const VAGT = 'vagt';

export type By = Named | typeof VAGT;

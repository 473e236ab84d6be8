import type { HeldMessage } from '../revisions/messages';
import type { Incident } from '../types';

/** How long a message to the caller can be taken back, in milliseconds. */
export const UNDO_MS = 10_000;
/** Between the last moment for that and the sending: an undo that is being written then still comes first. */
const MARGIN_MS = 1000;
/** Older ones are forgotten: it is long too late to take them back. */
export const KEPT = 20;

/** The last moment at which a message written at `at` can be taken back. */
export const sendAtOf = (at: Date): Date => new Date(at.getTime() + UNDO_MS);

/** Before this moment a held message does not go. */
export const notBeforeOf = (sendAt: Date): Date => new Date(sendAt.getTime() + MARGIN_MS);

export const heldMessage = (state: Incident, message: string): HeldMessage | undefined =>
  state.held?.find((one) => one.message === message);

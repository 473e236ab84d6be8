import { z } from 'zod';
import { CARD_PLACES } from '../ground/refs';
import { type Infer, opt, way } from './schema';

const text = z.string();

/** What follows from a save (DESIGN §2.5), as it waits in the outbox; `to` and `notice` are its kind's own. */
export const effectOf = <To extends z.ZodType, Notice extends z.ZodType>(to: To, notice: Notice) =>
  z.discriminatedUnion('type', [
    /** Makes this place's card show the newest state. */
    z.object({ type: z.literal('live'), place: z.enum(CARD_PLACES) }),
    /** One message that is said once; not before that moment, by that way (absent: in chat). */
    z.object({ type: z.literal('once'), to, notice, actor: opt(text), notBefore: opt(z.date()), by: opt(way) }),
    /** Come back at this moment. */
    z.object({ type: z.literal('tick'), at: z.date() }),
    /** Another record is given a command, once by its key. */
    z.object({ type: z.literal('command'), kind: text, id: text, command: text, key: text }),
  ]);

/** An effect of whatever kind: whom it tells, and what, are told apart by their names. */
export type AnyEffect = Infer<
  ReturnType<typeof effectOf<z.ZodType<{ readonly type: string }>, z.ZodType<{ readonly kind: string }>>>
>;
export type CommandEffect = Extract<AnyEffect, { readonly type: 'command' }>;

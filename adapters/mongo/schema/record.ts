import { z } from 'zod';
import type { Effect } from '../../../src/record/effects';
import type { AnyEffect } from '../../../src/record/kind';
import { oneOf, opt, way } from '../../../src/record/schema';
import type { OutboxEntry } from '../../../src/record/stored';

const text = z.string();

/** What record reads of every state. */
export const recordState = { id: text, source: text, externalKey: text, changedAt: z.date(), nextAt: opt(z.date()) };

export const effectOf = <Place, To, Notice>(
  place: z.ZodType<Place>,
  to: z.ZodType<To>,
  notice: z.ZodType<Notice>,
): z.ZodType<Effect<Place, To, Notice>> =>
  oneOf('type', {
    live: z.object({ type: z.literal('live'), place }),
    once: z.object({ type: z.literal('once'), to, notice, actor: opt(text), notBefore: opt(z.date()), by: opt(way) }),
    tick: z.object({ type: z.literal('tick'), at: z.date() }),
    command: z.object({ type: z.literal('command'), kind: text, id: text, command: text, key: text }),
  } satisfies { readonly [T in AnyEffect['type']]: z.ZodType<{ readonly type: T }> });

export const outboxEntryOf = <E extends AnyEffect>(effect: z.ZodType<E>): z.ZodType<OutboxEntry<E>> =>
  z.object({ id: text, effect, at: z.date(), previous: opt(text) });

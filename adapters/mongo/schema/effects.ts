import { z } from 'zod';
import type { OutboxEntry } from '../../../src/app/records';
import type { Effect, Notice } from '../../../src/incident/effects';
import { audience, opt } from './common';

const text = z.string();
export const notice: z.ZodType<Notice> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['claimed', 'released', 'closedByItself', 'reopened', 'cancelled', 'worse', 'confirmed', 'worksNow']),
  }),
  z.object({ kind: z.enum(['asked', 'messaged', 'answered']), text }),
  z.object({ kind: z.literal('pictures'), attachments: z.array(z.string()) }),
  z.object({ kind: z.literal('resolved'), text }),
  z.object({ kind: z.literal('notYet'), text }),
  z.object({ kind: z.literal('promised'), dueAt: z.date() }),
  z.object({ kind: z.literal('targetWarning'), target: z.enum(['response', 'resolution']), dueAt: z.date() }),
  z.object({ kind: z.literal('ping'), repeat: z.boolean() }),
  z.object({ kind: z.literal('escalated'), reason: z.string() }),
]);

const effect: z.ZodType<Effect> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('card'), place: z.enum(['caller', 'team']) }),
  z.object({ type: z.literal('say'), to: audience, notice, actor: opt(z.string()), notBefore: opt(z.date()) }),
  z.object({ type: z.literal('tick'), at: z.date() }),
]);

export const outboxEntry: z.ZodType<OutboxEntry> = z.object({
  id: z.string(),
  effect,
  at: z.date(),
  previous: opt(z.string()),
});

import { z } from 'zod';
import { IMPACTS, type Notify, PRIORITIES, URGENCIES, WAIT_REASONS, WAYS } from '../../../src/desk/model';
import { LANGS } from '../../../src/ground/lang';
import type { Audience } from '../../../src/incident/effects';

/** Optional fields are absent in a document, never null. */
export const opt = <S extends z.ZodType>(schema: S) => schema.exactOptional();

export const platform = z.enum(['slack', 'teams']);
export const address = z.object({ platform, kind: z.enum(['room', 'thread', 'direct']), id: z.string() });
export const messageRef = z.object({ address, id: z.string() });
export const identity = z.object({ platform, org: z.string(), user: z.string() });

export const lang = z.enum(LANGS);
export const impact = z.enum(IMPACTS);
export const urgency = z.enum(URGENCIES);
export const priority = z.enum(PRIORITIES);
export const question = z.enum(['impact', 'urgency']);

export const named = z.object({ id: z.string(), name: z.string() });
export const by = z.union([z.literal('vagt'), named]);
export const attachment = z.object({ id: z.string(), name: z.string(), type: z.string() });
export const way = z.enum(WAYS);
export const subject = z.object({ kind: z.string(), id: z.string() });
export const listedCase = z.object({
  subject,
  number: z.number(),
  title: z.string(),
  priority,
  owner: opt(z.string()),
});
export const waitReason = z.enum(WAIT_REASONS);
export const percent = z.literal([50, 75, 90]);
const notifies = [
  z.object({ type: z.enum(['team', 'lead', 'manager', 'on-call']) }),
  z.object({ type: z.literal('person'), key: z.string() }),
  z.object({ type: z.literal('level'), level: z.number() }),
  z.object({ type: z.literal('skill'), skill: z.string() }),
  z.object({ type: z.literal('next'), team: z.string() }),
] as const;
export const notify: z.ZodType<Notify> = z.discriminatedUnion('type', notifies);
export const audience: z.ZodType<Audience> = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['caller', 'owner']) }),
  ...notifies,
]);

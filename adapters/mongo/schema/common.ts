import { z } from 'zod';
import { IMPACTS, PRIORITIES, URGENCIES, WAIT_REASONS, WAYS } from '../../../src/desk/model';
import { LANGS } from '../../../src/ground/lang';

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
export const waitReason = z.enum(WAIT_REASONS);
export const percent = z.literal([50, 75, 90]);
export const notify = z.union([
  z.enum(['team', 'lead', 'manager', 'on-call']),
  z.templateLiteral(['person:', z.string()]),
  z.templateLiteral(['level:', z.number()]),
  z.templateLiteral(['skill:', z.string()]),
  z.templateLiteral(['next:', z.string()]),
]);
export const audience = z.union([z.enum(['caller', 'owner']), notify]);

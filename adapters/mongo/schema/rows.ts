import { z } from 'zod';
import { DELIVERY_REASONS } from '../../../src/delivery/reasons';
import { type Delivery } from '../../../src/delivery/rows';
import type { Target } from '../../../src/delivery/target';
import { OFF_CHAT } from '../../../src/people/ways';
import { messageRef, oneOf, opt, platform, subject, way } from '../../../src/record/schema';

const placed = <T extends Target['type'], S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });
const target: z.ZodType<Target> = oneOf('type', {
  person: placed('person', { id: z.string(), way: z.enum(['chat', 'direct', ...platform.options, ...OFF_CHAT]) }),
  room: placed('room', { team: z.string() }),
  onCall: placed('onCall', { team: z.string() }),
  nobody: placed('nobody', {}),
} satisfies { readonly [T in Target['type']]: z.ZodType<Target & { readonly type: T }> });

export const delivery: z.ZodType<Delivery> = z.object({
  id: z.string(),
  subject,
  effect: z.string(),
  target,
  // Only its kind of record knows which there are, and says so when it is asked for their words.
  audience: z.looseObject({ type: z.string() }),
  notice: z.looseObject({ kind: z.string() }),
  actor: opt(z.string()),
  way: opt(way),
  status: z.enum(['pending', 'sending', 'sent', 'refused', 'unknown', 'cancelled']),
  leaseUntil: opt(z.date()),
  notBefore: opt(z.date()),
  attempts: z.number(),
  ref: opt(messageRef),
  reason: opt(z.enum(DELIVERY_REASONS)),
  insteadOf: opt(z.string()),
  createdAt: z.date(),
  settledAt: opt(z.date()),
});

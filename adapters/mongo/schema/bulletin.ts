import { z } from 'zod';
import type { BulletinContent } from '../../../src/chat/bulletins/content';
import type { Bulletin, BulletinTo } from '../../../src/delivery/bulletins/types';
import { listedCase, messageRef, oneOf, opt } from '../../../src/record/schema';

const text = z.string();
const period = { from: z.date(), to: z.date() };
const lines = { lines: z.array(text), more: z.number() };

const cases = z.array(listedCase);

const said = <K extends BulletinContent['kind'], S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), ...shape });
const content: z.ZodType<BulletinContent> = oneOf('kind', {
  gap: said('gap', { team: text, ...period }),
  swap: said('swap', {
    role: z.enum(['asker', 'other']),
    swap: text,
    team: text,
    asker: text,
    other: text,
    give: z.object(period),
    take: opt(z.object(period)),
    status: z.enum(['asked', 'accepted', 'refused', 'withdrawn']),
  }),
  onCall: said('onCall', { team: text, by: text, ...period }),
  morning: said('morning', { team: text, day: text, unclaimed: cases, silent: cases, more: z.number() }),
  absentOwner: said('absentOwner', { team: text, owner: text, cases, more: z.number() }),
  digest: said('digest', { since: z.date(), count: z.number(), cases, open: z.number() }),
  deskMistakes: said('deskMistakes', { file: text, ...lines }),
  deskDiffers: said('deskDiffers', { version: text, ...lines }),
} satisfies { readonly [K in BulletinContent['kind']]: z.ZodType<BulletinContent & { readonly kind: K }> });

const toOne = <T extends BulletinTo['type'], S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });
const to: z.ZodType<BulletinTo> = oneOf('type', {
  person: toOne('person', { id: text }),
  key: toOne('key', { key: text }),
  room: toOne('room', { team: text }),
} satisfies { readonly [T in BulletinTo['type']]: z.ZodType<BulletinTo & { readonly type: T }> });

export const bulletin: z.ZodType<Bulletin<BulletinContent>> = z.object({
  id: text,
  to,
  content,
  version: z.number(),
  shownVersion: z.number(),
  status: z.enum(['pending', 'sent', 'refused', 'unknown']),
  ref: opt(messageRef),
  reason: opt(text),
  attempts: z.number(),
  notBefore: opt(z.date()),
  leaseUntil: opt(z.date()),
  leaseBy: opt(text),
  createdAt: z.date(),
});

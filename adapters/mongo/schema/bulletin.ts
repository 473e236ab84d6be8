import { z } from 'zod';
import type { BulletinContent } from '../../../src/chat/bulletins/content';
import type { Bulletin, BulletinTo } from '../../../src/delivery/bulletins/types';
import { listedCase, messageRef, opt } from '../../../src/record/schema';

const text = z.string();
const period = { from: z.date(), to: z.date() };
const lines = { lines: z.array(text), more: z.number() };

const cases = z.array(listedCase);

const content: z.ZodType<BulletinContent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('gap'), team: text, ...period }),
  z.object({
    kind: z.literal('swap'),
    role: z.enum(['asker', 'other']),
    swap: text,
    team: text,
    asker: text,
    other: text,
    give: z.object(period),
    take: opt(z.object(period)),
    status: z.enum(['asked', 'accepted', 'refused', 'withdrawn']),
  }),
  z.object({ kind: z.literal('onCall'), team: text, by: text, ...period }),
  z.object({ kind: z.literal('morning'), team: text, day: text, unclaimed: cases, silent: cases, more: z.number() }),
  z.object({ kind: z.literal('absentOwner'), team: text, owner: text, cases, more: z.number() }),
  z.object({ kind: z.literal('digest'), since: z.date(), count: z.number(), cases, open: z.number() }),
  z.object({ kind: z.literal('deskMistakes'), file: text, ...lines }),
  z.object({ kind: z.literal('deskDiffers'), version: text, ...lines }),
]);

const to: z.ZodType<BulletinTo> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('person'), id: text }),
  z.object({ type: z.literal('key'), key: text }),
  z.object({ type: z.literal('room'), team: text }),
]);

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

import { z } from 'zod';
import type { DeskHead, DeskVersion } from '../../../src/desk-edit/versions/store';
import { named, opt } from '../../../src/record/schema';

const text = z.string();

export const deskVersion: z.ZodType<DeskVersion> = z.object({
  version: text,
  text,
  at: z.date(),
  by: opt(named),
  source: z.enum(['file', 'chat']),
});

export const deskHead: z.ZodType<DeskHead> = z.object({
  seq: z.number(),
  active: text,
  imported: opt(text),
  offered: opt(text),
  moves: z.array(
    z.object({
      version: text,
      previous: opt(text),
      how: z.enum(['file', 'chat', 'undo']),
      at: z.date(),
      by: opt(named),
      key: opt(text),
    }),
  ),
});

import { z } from 'zod';
import type { BulletinContent } from '../../../src/chat/bulletins/content';
import { digestContent } from '../../../src/delivery/bulletins/types';
import { listedCase, oneOf, opt } from '../../../src/record/schema';

const text = z.string();
const period = { from: z.date(), to: z.date() };
const lines = { lines: z.array(text), more: z.number() };

const cases = z.array(listedCase);

const said = <K extends BulletinContent['kind'], S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), ...shape });
export const bulletinContent: z.ZodType<BulletinContent> = oneOf('kind', {
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
  digest: digestContent,
  deskMistakes: said('deskMistakes', { file: text, ...lines }),
  deskDiffers: said('deskDiffers', { version: text, ...lines }),
} satisfies { readonly [K in BulletinContent['kind']]: z.ZodType<BulletinContent & { readonly kind: K }> });

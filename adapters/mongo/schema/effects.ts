import { z } from 'zod';
import { CARD_PLACES } from '../../../src/ground/refs';
import type { Audience, IncidentEffect, Notice } from '../../../src/incident/effects';
import { notifies, oneOf, opt, percent, told, waitReason } from '../../../src/record/schema';
import { effectOf } from './record';

const audience: z.ZodType<Audience> = oneOf('type', {
  caller: told('caller', {}),
  owner: told('owner', {}),
  ...notifies,
} satisfies { readonly [T in Audience['type']]: z.ZodType<Audience & { readonly type: T }> });

const text = z.string();
const target = z.enum(['response', 'resolution']);
const said = <K extends Notice['kind'], S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), ...shape });

export const notice: z.ZodType<Notice> = oneOf('kind', {
  claimed: said('claimed', {}),
  released: said('released', {}),
  closedByItself: said('closedByItself', {}),
  reopened: said('reopened', {}),
  cancelled: said('cancelled', {}),
  worse: said('worse', {}),
  confirmed: said('confirmed', {}),
  worksNow: said('worksNow', {}),
  asked: said('asked', { text }),
  messaged: said('messaged', { text }),
  answered: said('answered', { text }),
  pictures: said('pictures', { attachments: z.array(text) }),
  resolved: said('resolved', { text }),
  notYet: said('notYet', { text }),
  promised: said('promised', { dueAt: z.date() }),
  targetWarning: said('targetWarning', { target, dueAt: z.date(), percent }),
  targetBreached: said('targetBreached', { target, dueAt: z.date() }),
  assigned: said('assigned', {}),
  noNews: said('noNews', { since: z.date() }),
  waitOver: said('waitOver', { reason: waitReason }),
  handOver: said('handOver', { team: text, why: opt(text) }),
  handOverWaits: said('handOverWaits', { team: text }),
  returned: said('returned', { text }),
  ping: said('ping', { repeat: z.boolean() }),
  escalated: said('escalated', { reason: text }),
} satisfies { readonly [K in Notice['kind']]: z.ZodType<Notice & { readonly kind: K }> });

export const effect: z.ZodType<IncidentEffect> = effectOf(z.enum(CARD_PLACES), audience, notice);

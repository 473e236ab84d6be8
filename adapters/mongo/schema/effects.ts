import { z } from 'zod';
import { CARD_PLACES } from '../../../src/ground/refs';
import type { IncidentEffect, Notice } from '../../../src/incident/effects';
import { audience, opt, percent, waitReason, way } from './common';

const text = z.string();
const target = z.enum(['response', 'resolution']);
const notices = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['claimed', 'released', 'closedByItself', 'reopened', 'cancelled', 'worse', 'confirmed', 'worksNow']),
  }),
  z.object({ kind: z.enum(['asked', 'messaged', 'answered']), text }),
  z.object({ kind: z.literal('pictures'), attachments: z.array(z.string()) }),
  z.object({ kind: z.literal('resolved'), text }),
  z.object({ kind: z.literal('notYet'), text }),
  z.object({ kind: z.literal('promised'), dueAt: z.date() }),
  z.object({ kind: z.literal('targetWarning'), target, dueAt: z.date(), percent }),
  z.object({ kind: z.literal('targetBreached'), target, dueAt: z.date() }),
  z.object({ kind: z.literal('assigned') }),
  z.object({ kind: z.literal('noNews'), since: z.date() }),
  z.object({ kind: z.literal('waitOver'), reason: waitReason }),
  z.object({ kind: z.literal('handOver'), team: text, why: opt(text) }),
  z.object({ kind: z.literal('handOverWaits'), team: text }),
  z.object({ kind: z.literal('returned'), text }),
  z.object({ kind: z.literal('ping'), repeat: z.boolean() }),
  z.object({ kind: z.literal('escalated'), reason: z.string() }),
]);

export const notice: z.ZodType<Notice> = notices;

export const effect: z.ZodType<IncidentEffect> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('live'), place: z.enum(CARD_PLACES) }),
  z.object({
    type: z.literal('once'),
    to: audience,
    notice,
    actor: opt(z.string()),
    notBefore: opt(z.date()),
    by: opt(way),
  }),
  z.object({ type: z.literal('tick'), at: z.date() }),
  z.object({ type: z.literal('command'), kind: text, id: text, command: text, key: text }),
]);

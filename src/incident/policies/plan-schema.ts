import { z } from 'zod';
import { type Calendar, type Span } from '../../calendar/types';
import { notify, opt, percent, way } from '../../record/schema';
import type { NoNewsRule, Plan, PolicyRun, TargetClock } from '../types';

const text = z.string();
export const span: z.ZodType<Span> = z.discriminatedUnion('kind', [
  z.object({ text, kind: z.literal('ms'), ms: z.number() }),
  z.object({ text, kind: z.literal('days'), days: z.number() }),
  z.object({ text, kind: z.literal('workingDays'), days: z.number() }),
  z.object({ text, kind: z.literal('percent'), percent: z.number() }),
]);

const calendar: z.ZodType<Calendar> = z.object({
  zone: z.string(),
  week: z.array(z.array(z.tuple([z.number(), z.number()]))),
  holidays: opt(z.string()),
  closed: opt(z.array(z.string())),
});
export const calendars = z.record(z.string(), calendar);

export const targetClock: z.ZodType<TargetClock> = z.object({
  span,
  hours: z.string(),
  from: z.date(),
  dueAt: z.date(),
  marks: z.array(z.object({ percent, at: z.date(), warnedAt: opt(z.date()) })),
  breachedAt: opt(z.date()),
  metAt: opt(z.date()),
  pausedAt: opt(z.date()),
  pausedMs: z.number(),
});

export const policyRun: z.ZodType<PolicyRun> = z.object({
  key: z.string(),
  from: z.date(),
  hours: z.string(),
  steps: z.array(z.object({ after: z.string(), at: z.date(), notify: z.array(notify), by: way })),
  repeat: opt(z.object({ every: span, notify: z.array(notify), times: opt(z.number()) })),
  fired: z.number(),
  repeatAt: opt(z.date()),
  repeated: opt(z.number()),
  heldBy: opt(z.array(z.string())),
});

export const noNewsRule: z.ZodType<NoNewsRule> = z.object({ span, hours: z.string() });

export const plan: z.ZodType<Plan> = z.object({
  calendars,
  response: targetClock,
  resolution: targetClock,
  policy: opt(policyRun),
  noNews: opt(noNewsRule),
});

import { z } from 'zod';
import type { Calendar, Span } from '../../../src/desk/types';
import type { Plan, PolicyRun, TargetClock } from '../../../src/incident/types';
import { notify, opt } from './common';

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
});
export const calendars = z.record(z.string(), calendar);

export const targetClock: z.ZodType<TargetClock> = z.object({
  span,
  hours: z.string(),
  from: z.date(),
  dueAt: z.date(),
  warnAt: z.date(),
  warnedAt: opt(z.date()),
  breachedAt: opt(z.date()),
  metAt: opt(z.date()),
  pausedAt: opt(z.date()),
  pausedMs: z.number(),
});

export const policyRun: z.ZodType<PolicyRun> = z.object({
  key: z.string(),
  from: z.date(),
  hours: z.string(),
  steps: z.array(z.object({ after: z.string(), at: z.date(), notify: z.array(notify) })),
  repeat: opt(z.object({ every: span, notify: z.array(notify) })),
  fired: z.number(),
  repeatAt: opt(z.date()),
});

export const plan: z.ZodType<Plan> = z.object({
  calendars,
  response: targetClock,
  resolution: targetClock,
  policy: opt(policyRun),
});

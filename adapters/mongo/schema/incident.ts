import { z } from 'zod';
import { ESCALATION_LEVELS, type Incident, RESOLUTION_CODES, STATUSES } from '../../../src/incident/types';
import type { StoredIncident } from '../../../src/record/records';
import {
  address,
  attachment,
  by,
  impact,
  lang,
  named,
  opt,
  platform,
  priority,
  question,
  urgency,
  waitReason,
} from './common';
import { outboxEntry } from './effects';
import { timelineEntry } from './events';
import { calendars, noNewsRule, policyRun, targetClock } from './plan';

const heldMessage = z.object({
  message: z.string(),
  sendAt: z.date(),
  by: named,
  unsent: opt(z.literal(true)),
});

export const incident: z.ZodType<Incident> = z.object({
  schema: z.literal(1),
  desk: z.string(),
  deskVersion: z.string(),
  id: z.string(),
  number: z.number(),
  source: platform,
  externalKey: z.string(),
  title: z.string(),
  details: opt(z.string()),
  where: opt(z.string()),
  attachments: z.array(attachment),
  caller: named,
  reporter: opt(named),
  link: opt(z.string()),
  language: lang,
  origin: address,
  confidential: z.boolean(),
  category: z.string(),
  team: z.string(),
  service: opt(z.string()),
  callerGroup: opt(z.string()),
  impact,
  urgency,
  unanswered: z.array(question),
  priority,
  status: z.enum(STATUSES),
  owner: opt(named),
  assigned: z.array(z.string()),
  seen: opt(z.object({ by: named, at: z.date(), until: z.date() })),
  waiting: opt(z.object({ reason: waitReason, since: z.date(), until: opt(z.date()), note: opt(z.string()) })),
  handOver: opt(
    z.object({
      team: z.string(),
      by,
      at: z.date(),
      why: opt(z.string()),
      dueAt: z.date(),
      told: opt(z.literal(true)),
    }),
  ),
  news: opt(z.object({ at: z.date(), dueAt: z.date(), told: z.literal([0, 1, 2]) })),
  question: opt(z.object({ text: z.string(), at: z.date(), by: named })),
  held: opt(z.array(heldMessage)),
  lastAnswer: opt(z.object({ text: z.string(), at: z.date() })),
  resolution: opt(z.object({ text: z.string(), code: z.enum(RESOLUTION_CODES), at: z.date(), by: named })),
  closesAt: opt(z.date()),
  closed: opt(z.object({ at: z.date(), how: z.enum(['confirmed', 'no_answer', 'caller']) })),
  cancelled: opt(z.object({ at: z.date(), by, why: opt(z.string()) })),
  calendars,
  responseTarget: targetClock,
  resolutionTarget: targetClock,
  policy: opt(policyRun),
  noNews: opt(noNewsRule),
  escalatedTo: opt(z.enum(ESCALATION_LEVELS)),
  loggedAt: z.date(),
  changedAt: z.date(),
  nextAt: opt(z.date()),
});

export const storedIncident: z.ZodType<StoredIncident> = z.object({
  state: incident,
  version: z.number(),
  timeline: z.array(timelineEntry),
  outbox: z.array(outboxEntry),
  keys: z.array(z.string()),
  lastSay: opt(z.string()),
});

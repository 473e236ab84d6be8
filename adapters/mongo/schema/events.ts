import { z } from 'zod';
import type { IncidentEntry } from '../../../src/incident/stored';
import { ESCALATION_LEVELS, RESOLUTION_CODES } from '../../../src/incident/types';
import {
  address,
  attachment,
  by,
  impact,
  lang,
  named,
  notify,
  opt,
  percent,
  platform,
  priority,
  question,
  urgency,
  waitReason,
  way,
} from './common';
import { plan } from './plan';

const stamp = { id: z.string(), at: z.date(), by, deskVersion: z.string() };
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ ...stamp, type: z.literal(type), ...shape });

const attachments = z.array(attachment);
const target = z.enum(['response', 'resolution']);
const why = opt(z.string());

const logged = event('logged', {
  incident: z.string(),
  desk: z.string(),
  number: z.number(),
  source: platform,
  externalKey: z.string(),
  title: z.string(),
  details: opt(z.string()),
  where: opt(z.string()),
  attachments,
  language: lang,
  origin: address,
  caller: opt(named),
  link: opt(z.string()),
  confidential: z.boolean(),
  category: z.string(),
  team: z.string(),
  service: opt(z.string()),
  callerGroup: opt(z.string()),
  impact,
  urgency,
  unanswered: z.array(question),
  priority,
  plan,
});

export const timelineEntry: z.ZodType<IncidentEntry> = z.discriminatedUnion('type', [
  logged,
  event('assessed', { answered: z.array(question), impact, urgency, priority, was: priority }),
  event('planned', { plan, because: z.enum(['priority', 'released', 'reopened', 'accepted']) }),
  event('claimed', { owner: named }),
  event('assigned', { owner: named }),
  event('seen', { until: z.date() }),
  event('waiting', { reason: waitReason, until: opt(z.date()), note: opt(z.string()), running: opt(z.literal(true)) }),
  event('resumed', { because: z.enum(['date', 'person']) }),
  event('handedOver', { team: z.string(), why, dueAt: z.date() }),
  event('accepted', { team: z.string(), owner: named }),
  event('returned', { why: z.string() }),
  event('handOverWaited', { team: z.string(), lead: z.string() }),
  event('noNews', { to: z.enum(['owner', 'lead']), since: z.date() }),
  event('released', { why }),
  event('asked', { question: z.string(), running: opt(z.literal(true)) }),
  event('answered', { text: z.string(), attachments }),
  event('messaged', { text: z.string(), held: opt(z.object({ message: z.string(), sendAt: z.date() })) }),
  event('unsent', { message: z.string() }),
  event('noted', { text: z.string(), attachments }),
  event('escalated', { to: z.enum(ESCALATION_LEVELS), reason: z.string() }),
  event('pinged', {
    notify: z.array(notify),
    fired: z.number(),
    repeat: z.boolean(),
    repeatAt: opt(z.date()),
    ways: opt(z.array(z.object({ to: notify, by: way }))),
  }),
  event('targetWarned', { target, percent }),
  event('targetBreached', { target }),
  event('resolved', { text: z.string(), code: z.enum(RESOLUTION_CODES), closesAt: z.date() }),
  event('closed', { how: z.enum(['confirmed', 'no_answer', 'caller']) }),
  event('reopened', { to: z.enum(['in_progress', 'new']), why }),
  event('cancelled', { why }),
]);

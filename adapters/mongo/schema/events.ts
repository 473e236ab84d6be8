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
  oneOf,
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

export const timelineEntry: z.ZodType<IncidentEntry> = oneOf('type', {
  logged,
  assessed: event('assessed', { answered: z.array(question), impact, urgency, priority, was: priority }),
  planned: event('planned', { plan, because: z.enum(['priority', 'released', 'reopened', 'accepted']) }),
  claimed: event('claimed', { owner: named }),
  assigned: event('assigned', { owner: named }),
  seen: event('seen', { until: z.date() }),
  waiting: event('waiting', {
    reason: waitReason,
    until: opt(z.date()),
    note: opt(z.string()),
    running: opt(z.literal(true)),
  }),
  resumed: event('resumed', { because: z.enum(['date', 'person']) }),
  handedOver: event('handedOver', { team: z.string(), why, dueAt: z.date() }),
  accepted: event('accepted', { team: z.string(), owner: named }),
  returned: event('returned', { why: z.string() }),
  handOverWaited: event('handOverWaited', { team: z.string(), lead: z.string() }),
  noNews: event('noNews', { to: z.enum(['owner', 'lead']), since: z.date() }),
  released: event('released', { why }),
  asked: event('asked', { question: z.string(), running: opt(z.literal(true)) }),
  answered: event('answered', { text: z.string(), attachments }),
  messaged: event('messaged', { text: z.string(), held: opt(z.object({ message: z.string(), sendAt: z.date() })) }),
  unsent: event('unsent', { message: z.string() }),
  noted: event('noted', { text: z.string(), attachments }),
  escalated: event('escalated', { to: z.enum(ESCALATION_LEVELS), reason: z.string() }),
  pinged: event('pinged', {
    notify: z.array(notify),
    fired: z.number(),
    repeat: z.boolean(),
    repeatAt: opt(z.date()),
    ways: opt(z.array(z.object({ to: notify, by: way }))),
  }),
  targetWarned: event('targetWarned', { target, percent }),
  targetBreached: event('targetBreached', { target }),
  resolved: event('resolved', { text: z.string(), code: z.enum(RESOLUTION_CODES), closesAt: z.date() }),
  closed: event('closed', { how: z.enum(['confirmed', 'no_answer', 'caller']) }),
  reopened: event('reopened', { to: z.enum(['in_progress', 'new']), why }),
  cancelled: event('cancelled', { why }),
} satisfies { readonly [T in IncidentEntry['type']]: z.ZodType<IncidentEntry & { readonly type: T }> });

import { Binary } from 'mongodb';
import { z } from 'zod';
import { type Place } from '../../../src/delivery/places';
import { DELIVERY_REASONS } from '../../../src/delivery/reasons';
import { type Delivery } from '../../../src/delivery/rows';
import type { Target } from '../../../src/delivery/target';
import { type Person, type Settings } from '../../../src/people/person';
import { OFF_CHAT } from '../../../src/people/ways';
import { address, identity, lang, messageRef, oneOf, opt, platform, subject, way } from '../../../src/record/schema';
import { type Installation } from '../../../src/view/installations';

const placed = <T extends Target['type'], S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });
const target: z.ZodType<Target> = oneOf('type', {
  person: placed('person', { id: z.string(), way: z.enum(['chat', 'direct', ...platform.options, ...OFF_CHAT]) }),
  room: placed('room', { team: z.string() }),
  onCall: placed('onCall', { team: z.string() }),
  nobody: placed('nobody', {}),
} satisfies { readonly [T in Target['type']]: z.ZodType<Target & { readonly type: T }> });

export const delivery: z.ZodType<Delivery> = z.object({
  id: z.string(),
  subject,
  effect: z.string(),
  target,
  // Only its kind of record knows which there are, and says so when it is asked for their words.
  audience: z.looseObject({ type: z.string() }),
  notice: z.looseObject({ kind: z.string() }),
  actor: opt(z.string()),
  way: opt(way),
  status: z.enum(['pending', 'sending', 'sent', 'refused', 'unknown', 'cancelled']),
  leaseUntil: opt(z.date()),
  notBefore: opt(z.date()),
  attempts: z.number(),
  ref: opt(messageRef),
  reason: opt(z.enum(DELIVERY_REASONS)),
  insteadOf: opt(z.string()),
  createdAt: z.date(),
  settledAt: opt(z.date()),
});

const clockTime = z.string();
const settings: z.ZodType<Settings> = z.object({
  ways: opt(z.array(way)),
  quiet: opt(z.object({ from: clockTime, to: clockTime })),
  without: opt(z.array(z.string())),
});

export const person: z.ZodType<Person> = z.object({
  id: z.string(),
  identities: z.array(identity),
  name: z.string(),
  email: opt(z.string()),
  member: z.boolean(),
  language: opt(lang),
  languageFrom: opt(z.enum(['chosen', 'report', 'client'])),
  zone: opt(z.string()),
  direct: z.array(address),
  profiledAt: opt(z.date()),
  settings: opt(settings),
});

export const place: z.ZodType<Place> = z.object({
  team: z.string(),
  address,
  name: opt(z.string()),
  linkedBy: z.string(),
  linkedAt: z.date(),
});

export const installation: z.ZodType<Installation> = z.object({
  platform: z.literal('slack'),
  key: z.string(),
  enterprise: opt(z.string()),
  team: opt(z.string()),
  teamName: opt(z.string()),
  isEnterprise: z.boolean(),
  botId: z.string(),
  botUser: z.string(),
  appId: opt(z.string()),
  scopes: z.array(z.string()),
  token: z.string(),
  refreshToken: opt(z.string()),
  expiresAt: opt(z.date()),
  installedBy: opt(z.string()),
  installedAt: z.date(),
  revokedAt: opt(z.date()),
});

export const storedFile = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.instanceof(Binary),
  at: z.date(),
});

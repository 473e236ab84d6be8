import { Binary } from 'mongodb';
import { z } from 'zod';
import type { CardRow, Delivery, Person, Place } from '../../../src/app/records';
import { address, audience, identity, lang, messageRef, opt } from './common';
import { notice } from './effects';

export const delivery: z.ZodType<Delivery> = z.object({
  id: z.string(),
  incident: z.string(),
  effect: z.string(),
  target: z.string(),
  audience,
  notice,
  actor: opt(z.string()),
  status: z.enum(['pending', 'sending', 'sent', 'refused', 'unknown', 'cancelled']),
  leaseUntil: opt(z.date()),
  notBefore: opt(z.date()),
  attempts: z.number(),
  ref: opt(messageRef),
  reason: opt(z.string()),
  createdAt: z.date(),
  settledAt: opt(z.date()),
});

export const card: z.ZodType<CardRow> = z.object({
  id: z.string(),
  incident: z.string(),
  place: z.enum(['caller', 'team']),
  address: opt(address),
  ref: opt(messageRef),
  shownVersion: z.number(),
  unknownSince: opt(z.date()),
  reposts: z.number(),
  leaseUntil: opt(z.date()),
  leaseBy: opt(z.string()),
  notBefore: opt(z.date()),
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
});

export const place: z.ZodType<Place> = z.object({
  team: z.string(),
  address,
  name: opt(z.string()),
  linkedBy: z.string(),
  linkedAt: z.date(),
});

export const storedFile = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.instanceof(Binary),
  at: z.date(),
});

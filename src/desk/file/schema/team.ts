import { z } from 'zod';
import { asIs, LANGS } from '../../../ground/lang';
import { say } from '../../../view/text';
import { either } from '../problems';
import { EXPECTED_ZONE, expects, key, level, name, skill, some, text } from './fields';

export const person = z
  .strictObject({
    name,
    email: z.email().toLowerCase().register(expects, say('expected.email')).exactOptional(),
    teams: z.string().min(1).register(expects, say('expected.teamsId')).exactOptional(),
    slack: z
      .string()
      .min(1)
      .register(expects, say('expected.slackId', { example: 'U0123ABCD' }))
      .exactOptional(),
    /** Absent: 1. */
    level: level.exactOptional(),
    skills: z.array(skill).register(expects, say('expected.skills')).default([]),
    /** In international form, e.g. `+4512345678`, for SMS and calls. */
    phone: z
      .string()
      .transform((value) => value.replace(/[\s()-]/g, ''))
      .refine((value) => /^\+\d{7,15}$/.test(value))
      .register(expects, say('expected.phone', { example: '"+45 12 34 56 78"' }))
      .exactOptional(),
    /** An address of their own gateway, for signed webhooks. */
    webhook: z
      .url({ protocol: /^https?$/ })
      .register(expects, say('expected.webhook', { example: 'https://gateway.example.com/vagt' }))
      .exactOptional(),
  })
  .transform(({ teams, slack, ...rest }) => ({
    ...rest,
    /** Chat ids, e.g. `teams:<aad object id>` or `slack:<user id>`. */
    ids: [...(teams ? [`teams:${teams}`] : []), ...(slack ? [`slack:${slack}`] : [])],
  }));

/** Days of a turn: `daily`, `weekly`, `3d`, `2w`. */
const daysIn = (every: string): number => {
  if (every === 'daily') return 1;
  return every === 'weekly' ? 7 : Number.parseInt(every, 10) * (every.endsWith('w') ? 7 : 1);
};

/** People who take turns from a day and a time on. */
export const onCallLayer = z
  .strictObject({
    /** First day of the first turn. */
    from: z.iso.date().register(expects, say('expected.date', { example: '2026-01-05' })),
    /** Wall-clock time of the handover. */
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .register(expects, say('expected.time', { example: '08:00' }))
      .default('08:00'),
    every: z
      .string()
      .regex(/^(daily|weekly|[1-9]\d?[dw])$/)
      .transform(daysIn)
      .register(expects, say('expected.every')),
    people: some(key('people')).register(expects, say('expected.turnTakers')),
    /** On duty only in these; absent: around the clock. */
    hours: key('hours').exactOptional(),
  })
  .transform(({ every, ...layer }) => ({
    ...layer,
    /** Days of one turn: 1 daily, 7 weekly. */
    days: every,
  }));

/** Who is on call in a team. Of the layers the first that has somebody on is on duty. */
const onCall = z
  .strictObject({
    /** Of handovers; absent: the desk's. */
    zone: z.string().min(1).register(expects, EXPECTED_ZONE).exactOptional(),
    /** Absent: a turn by days is of days that have hours. `calendar`: of all days. */
    turns: z.literal('calendar').register(expects, asIs('calendar')).exactOptional(),
    /** When nobody is on: a ping waits until somebody is, or goes straight to the lead. */
    gap: z
      .enum(['hold', 'lead'])
      .register(expects, either(['hold', 'lead']))
      .default('lead'),
    announce: z
      .string()
      .regex(/^[1-9]\d?d$/)
      .transform((value) => Number.parseInt(value, 10))
      .register(expects, say('expected.daySpan', { example: '3d' }))
      .default(3),
    layers: some(onCallLayer).register(
      expects,
      say('expected.listOfMaps', { keys: '{ from, at, every, people, hours }' }),
    ),
  })
  .transform(({ announce, ...rest }) => ({
    ...rest,
    /** Days before a gap that it is announced to the lead. */
    announceDays: announce,
  }));

export const team = z.strictObject({
  name: text,
  members: z.union([z.literal('everyone'), z.array(key('people'))]).register(expects, say('expected.members')),
  lead: key('people'),
  manager: key('people').exactOptional(),
  hours: key('hours'),
  /** Of the team's room; absent: the desk's first. */
  language: z
    .enum(LANGS)
    .register(expects, say('expected.language', { list: LANGS.join(', ') }))
    .exactOptional(),
  /** Whom a ping in Slack mentions. */
  slackGroup: z
    .string()
    .regex(/^S[A-Z0-9]{4,20}$/)
    .register(expects, say('expected.slackGroup', { example: 'S0614TZR7' }))
    .exactOptional(),
  onCall: onCall.exactOptional(),
});

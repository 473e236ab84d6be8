import { z } from 'zod';
import { cappedText } from '../../src/command/capped-text';
import { capped } from '../../src/ground/limits';

/** Teams sends null for what it does not know. */
export const maybe = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined);

export const id = z.string().min(1).max(1000);
const account = z.object({
  id,
  name: maybe(cappedText('name')),
  aadObjectId: maybe(id),
  role: maybe(cappedText('name')),
});

const entity = z.object({
  type: cappedText('name'),
  text: maybe(cappedText('field')),
  timezone: maybe(cappedText('name')),
  mentioned: maybe(account),
});

export const attachment = z.object({
  contentType: cappedText('name'),
  contentUrl: maybe(cappedText('dataLink')),
  name: maybe(cappedText('name')),
  content: z
    .unknown()
    .transform((value) => (typeof value === 'string' ? capped(value, 'markup') : value))
    .optional(),
});
export type Attachment = z.infer<typeof attachment>;

/** The part of a Bot Framework activity that Vagt reads. What is optional and malformed counts as absent. */
export const activitySchema = z.object({
  type: cappedText('name'),
  id: maybe(id),
  timestamp: maybe(cappedText('name')),
  name: maybe(cappedText('name')),
  action: maybe(cappedText('name')),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: account,
  recipient: account,
  conversation: z.object({
    id,
    conversationType: maybe(z.enum(['personal', 'groupChat', 'channel'])),
    isGroup: maybe(z.boolean()),
    tenantId: maybe(id),
    name: maybe(cappedText('name')),
  }),
  text: maybe(cappedText('markup')),
  textFormat: maybe(cappedText('name')),
  locale: maybe(cappedText('name')),
  localTimezone: maybe(cappedText('name')),
  replyToId: maybe(id),
  value: z.unknown().optional(),
  entities: maybe(z.array(maybe(entity))),
  attachments: maybe(z.array(maybe(attachment))),
  membersAdded: maybe(z.array(maybe(account))),
  membersRemoved: maybe(z.array(maybe(account))),
  channelData: maybe(
    z.object({
      tenant: maybe(z.object({ id })),
      eventType: maybe(cappedText('name')),
      channel: maybe(z.object({ name: maybe(cappedText('name')) })),
    }),
  ),
});
export type TeamsActivity = z.infer<typeof activitySchema>;

const scalar = z.union([cappedText('field'), z.number(), z.boolean()]);
const loose = z.record(cappedText('name'), z.unknown());

/** A pressed button, or a card that the client fetches again by itself (`automatic`), as `adaptiveCard/action` brings it. */
export const executeSchema = z.object({
  action: z.object({ verb: z.string().min(1).max(200), data: maybe(loose) }),
  trigger: maybe(cappedText('name')),
});

/** Button data and inputs as flat strings; what is nested is left out. */
export function flatten(data: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(loose.catch({}).parse(data)).flatMap(([key, value]) => {
    const flat = scalar.safeParse(value);
    return flat.success ? [[key, String(flat.data)] as const] : [];
  });
  return Object.fromEntries(entries);
}

import { z } from 'zod';

/** Teams sends null for what it does not know. */
export const maybe = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined);

export const id = z.string().min(1).max(1000);
const account = z.object({ id, name: maybe(z.string()), aadObjectId: maybe(id), role: maybe(z.string()) });

const entity = z.object({
  type: z.string(),
  text: maybe(z.string()),
  timezone: maybe(z.string()),
  mentioned: maybe(account),
});

const attachment = z.object({
  contentType: z.string(),
  contentUrl: maybe(z.string()),
  name: maybe(z.string()),
  content: z.unknown().optional(),
});
export type Attachment = z.infer<typeof attachment>;

/** The part of a Bot Framework activity that Vagt reads. What is optional and malformed counts as absent. */
export const activitySchema = z.object({
  type: z.string(),
  id: maybe(id),
  name: maybe(z.string()),
  action: maybe(z.string()),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: account,
  recipient: account,
  conversation: z.object({
    id,
    conversationType: maybe(z.enum(['personal', 'groupChat', 'channel'])),
    isGroup: maybe(z.boolean()),
    tenantId: maybe(id),
    name: maybe(z.string()),
  }),
  text: maybe(z.string()),
  textFormat: maybe(z.string()),
  locale: maybe(z.string()),
  localTimezone: maybe(z.string()),
  replyToId: maybe(id),
  value: z.unknown().optional(),
  entities: maybe(z.array(maybe(entity))),
  attachments: maybe(z.array(maybe(attachment))),
  membersAdded: maybe(z.array(maybe(account))),
  channelData: maybe(
    z.object({
      tenant: maybe(z.object({ id })),
      channel: maybe(z.object({ name: maybe(z.string()) })),
    }),
  ),
});
export type TeamsActivity = z.infer<typeof activitySchema>;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const loose = z.record(z.string(), z.unknown());

/** A pressed button, or a card that the client fetches again by itself (`automatic`), as `adaptiveCard/action` brings it. */
export const executeSchema = z.object({
  action: z.object({ verb: z.string().min(1).max(200), data: maybe(loose) }),
  trigger: maybe(z.string()),
});

/** Button data and inputs as flat strings; what is nested is left out. */
export function flatten(data: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(loose.catch({}).parse(data)).flatMap(([key, value]) => {
    const flat = scalar.safeParse(value);
    return flat.success ? [[key, String(flat.data)] as const] : [];
  });
  return Object.fromEntries(entries);
}

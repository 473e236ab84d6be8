import { z } from 'zod';
import type { Body } from '../../src/command/door';
import { jsonObject } from '../../src/ground/json-object';

const id = z.string().min(1);
const party = z.looseObject({ id });
const inOrg = { team: party.nullish(), enterprise: party.nullish(), user: party };
const view = z.looseObject({ id, callback_id: z.string() });
const authorization = z.looseObject({ team_id: id.nullish(), enterprise_id: id.nullish() });

/** What Slack sends, as far as Bolt takes it for granted. */
const payloadSchema = z.union([
  z.looseObject({ type: z.literal('url_verification'), challenge: z.string() }),
  z.looseObject({
    type: z.literal('event_callback'),
    event_id: id,
    event_time: z.number().optional(),
    team_id: id.nullish(),
    enterprise_id: id.nullish(),
    authorizations: z.array(authorization).nullish(),
    event: z.looseObject({
      type: z.string(),
      channel: z.union([z.string(), z.looseObject({})]).optional(),
      item: z.looseObject({}).optional(),
    }),
  }),
  z.looseObject({ command: id, team_id: id, user_id: id, channel_id: id, trigger_id: id }),
  z.looseObject({ ...inOrg, type: z.literal('block_actions'), actions: z.array(z.looseObject({})).min(1) }),
  z.looseObject({
    ...inOrg,
    type: z.literal('block_suggestion'),
    action_id: id,
    block_id: z.string(),
    value: z.string(),
  }),
  z.looseObject({ ...inOrg, type: z.literal('view_submission'), view }),
  z.looseObject({ ...inOrg, type: z.literal('shortcut'), callback_id: id, trigger_id: id }),
  z.looseObject({
    ...inOrg,
    type: z.literal('message_action'),
    callback_id: id,
    trigger_id: id,
    channel: party,
    message: z.looseObject({ ts: id }),
  }),
  // Asks whether the certificate holds.
  z.looseObject({ ssl_check: z.string() }),
]);
export type Payload = z.infer<typeof payloadSchema>;

/** A verified body as Slack's payload, which a form carries in one field; undefined for what Slack does not send. */
export const payloadOf = (body: Body): Payload | undefined => {
  const { payload } = body;
  return payloadSchema.safeParse(typeof payload === 'string' ? jsonObject(payload) : body).data;
};

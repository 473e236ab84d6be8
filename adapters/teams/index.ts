import type { Activity } from 'botbuilder';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Admitted, Body, Entrance, Refusal } from '../../src/command/door';
import type { Inbound, Opens } from '../../src/command/input';
import { isLoopback } from '../../src/ground/hosts';
import type { ChatPort } from '../../src/view/chat-port';
import { type ConversationStore } from '../../src/view/installations';
import { claimsRefusal, tenantIn } from './claimed';
import { createConnector, type TeamsAuth } from './connector';
import { createKeys } from './keys';
import { isFromHere } from './loopback';
import { createPort } from './port';
import { createReferences } from './references';
import { activitySchema } from './schema';
import { tokenOf } from './token';
import { createOnTurn } from './turn';
import { type Claims, createVerifier } from './verify';

export interface TeamsOptions {
  readonly auth: TeamsAuth;
  /** Tenants that may talk to this desk. With an empty app id and no tenants everybody on this machine may. */
  readonly allowedTenants: readonly string[];
  readonly conversations: ConversationStore;
  /** What a client may press by itself, and what closes a dialog. */
  readonly opens: Opens;
  readonly log: Logger;
  /** Longest time one call may take, in ms. */
  readonly timeoutMs: number;
  /** No app id: only this machine is answered. */
  readonly loopbackOnly: boolean;
}

export interface Teams {
  readonly port: ChatPort;
  /** `POST /api/messages`. */
  entrance(inbound: Inbound): Entrance;
}

/** Scope of the tokens for the Bot Framework's own service. */
export const AUDIENCE = 'https://api.botframework.com';
const PLAYGROUND = 'x-ms-agents-playground';

/** What the SDK asks of an activity; the rest is read by `activitySchema`. */
const isActivity = (body: Body | Activity): body is Activity => typeof body['type'] === 'string';

/** Microsoft Teams by the Bot Framework: activities in, cards and messages out. */
export function createTeams(options: TeamsOptions): Teams {
  const { auth, allowedTenants, log, timeoutMs, loopbackOnly } = options;
  const adapter = createConnector(auth, timeoutMs);
  const references = createReferences(options.conversations, log);
  const port = createPort({ adapter, appId: auth.appId, audience: AUDIENCE, references, timeoutMs });

  const isAllowed = (tenant: string): boolean =>
    allowedTenants.includes(tenant) || (loopbackOnly && allowedTenants.length === 0);

  const onTurn = createOnTurn({
    port,
    opens: options.opens,
    references,
    log,
    loopback: loopbackOnly,
    token: (context) => (auth.appId === '' ? Promise.resolve(undefined) : tokenOf(context)),
  });

  /** One activity of somebody who is who they say. `claims`: what its token is for; absent on this machine alone. */
  async function take(
    body: Body,
    request: Request,
    response: Response,
    inbound: Inbound,
    claims?: Claims,
  ): Promise<Refusal | undefined> {
    const refused = claims && claimsRefusal(claims, body);
    if (refused) return refused;
    const activity = activitySchema.safeParse(body).data;
    if (!activity || !isActivity(body)) return { status: 400, why: 'not an activity' };
    const tenant = tenantIn(body);
    if (tenant === undefined || !isAllowed(tenant)) return { status: 403, why: 'not of a tenant of this desk' };
    if (loopbackOnly && !isLoopback(new URL(activity.serviceUrl).hostname)) {
      return { status: 403, why: 'a service that is not on this machine' };
    }
    const playground = loopbackOnly && request.headers[PLAYGROUND] !== undefined;
    const parties = { appId: auth.appId, audience: AUDIENCE };
    const { status, body: answer } = (await adapter.take(body, parties, (context) =>
      onTurn({ context, activity, tenant, playground, inbound }),
    )) ?? { status: 200 };
    response.status(status).send(answer);
    return undefined;
  }

  function admitting(inbound: Inbound): (request: Request) => Promise<Admitted | Refusal> {
    if (loopbackOnly) {
      const here: Admitted = { take: (body, request, response) => take(body, request, response, inbound) };
      return async (request) => (isFromHere(request) ? here : { status: 403, why: 'not from this machine' });
    }
    const keys = createKeys(auth.openIdMetadataUrl);
    const judge = createVerifier(auth.appId, keys);
    // Fetched now, and not for the first stranger.
    keys.find.reload().catch((error: unknown) => log.warn({ err: error }, 'Nobody in Teams can be verified yet'));
    return async ({ headers }) => {
      const claims = await judge(headers.authorization);
      if ('why' in claims) return claims;
      return { take: (body, request, response) => take(body, request, response, inbound, claims) };
    };
  }

  return {
    port,
    entrance: (inbound) => ({
      door: { path: '/api/messages', types: ['application/json'], admit: admitting(inbound) },
    }),
  };
}

import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import type { Inbound, Opens } from '../../src/command/input';
import type { ChatPort } from '../../src/view/chat-port';
import { type ConversationStore } from '../../src/view/installations';
import { createConnector, type TeamsAuth } from './connector';
import { tenantOf } from './envelope';
import { isLoopback } from './hosts';
import { createPort } from './port';
import { createReferences } from './references';
import { REQUEST_BYTES } from './render/limits';
import { activitySchema } from './schema';
import { tokenOf } from './token';
import { createOnTurn } from './turn';

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
  router(inbound: Inbound): Router;
}

/** Scope of the tokens for the Bot Framework's own service. */
const AUDIENCE = 'https://api.botframework.com';
const PLAYGROUND = 'x-ms-agents-playground';

/** Microsoft Teams by the Bot Framework: activities in, cards and messages out. */
export function createTeams(options: TeamsOptions): Teams {
  const { auth, allowedTenants, log, timeoutMs, loopbackOnly } = options;
  const { adapter, authentication } = createConnector(auth, timeoutMs);
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

  /** Before anything is believed or stored: a shape that can be read, a tenant that may, and this machine where it must be. */
  function guard(request: Request, response: Response, next: NextFunction): void {
    const activity = activitySchema.safeParse(request.body);
    if (!activity.success) {
      response.status(400).json({ error: 'This is not an activity.' });
      return;
    }
    const isFar = !isLoopback(request.socket.remoteAddress) || !isLoopback(new URL(activity.data.serviceUrl).hostname);
    const tenant = tenantOf(activity.data);
    if ((loopbackOnly && isFar) || !isAllowed(tenant)) {
      log.warn({ tenant, loopbackOnly }, 'An activity from elsewhere was refused');
      response.status(403).json({ error: 'This desk does not answer here.' });
      return;
    }
    next();
  }

  function router(inbound: Inbound): Router {
    const routes = express.Router();
    routes.post(
      '/api/messages',
      express.json({ limit: REQUEST_BYTES }),
      guard,
      async (request: Request, response: Response) => {
        const playground = loopbackOnly && request.headers[PLAYGROUND] !== undefined;
        const isGenuine = await authentication
          .authenticateRequest(request.body, request.headers.authorization ?? '')
          .then(
            () => true,
            () => false,
          );
        if (!isGenuine) {
          log.warn('An activity whose token does not hold was refused');
          response.status(401).json({ error: 'The token does not hold.' });
          return;
        }
        const activity = activitySchema.parse(request.body);
        await adapter.process(request, response, (context) =>
          onTurn({ context, activity, tenant: tenantOf(activity), playground, inbound }),
        );
      },
    );
    return routes;
  }

  return { port, router };
}

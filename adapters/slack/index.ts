import { App, type Authorize, ExpressReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import type { Admitted, Body, Entrance, Refusal } from '../../src/command/door';
import type { Inbound, Opens } from '../../src/command/input';
import type { ChatPort } from '../../src/view/chat-port';
import { clientOptions, createClients, sdkLogger } from './client';
import type { Installations } from './install/installations';
import { type OauthSettings, oauthOptions } from './install/oauth';
import { INSTALLATION_KEY, listen } from './listeners';
import { payloadOf } from './payload';
import { createPort } from './port';
import { persistFirst, refuse } from './receiver';
import { signatureIn } from './signature';
import { createSocket, type Socket } from './socket';

export interface SlackOptions {
  readonly installations: Installations;
  /** Checks what comes by HTTP. Not used in Socket Mode. */
  readonly signingSecret?: string | undefined;
  /** Connects by Socket Mode instead of HTTP. */
  readonly appToken?: string | undefined;
  /** Lets further workspaces install the app. */
  readonly oauth?: Omit<OauthSettings, 'apiUrl' | 'installations'> | undefined;
  readonly apiUrl?: string | undefined;
  /** Which presses and typed texts a window answers. */
  readonly opens: Opens;
  readonly emoji: () => string | undefined;
  /** Longest time one call may take, in ms. */
  readonly timeoutMs: number;
  readonly log: Logger;
}

export interface Slack {
  readonly port: ChatPort;
  /** `/slack/events`, and `/slack/install` where workspaces may install it; empty in Socket Mode. */
  entrance(inbound: Inbound): Entrance;
  /** Connects by Socket Mode; resolves at once where HTTP is used. */
  connect(inbound: Inbound): Promise<void>;
  stop(): Promise<void>;
}

/** Slack by Bolt: events, commands and presses in, cards and messages out. */
export function createSlack(options: SlackOptions): Slack {
  const { installations, signingSecret, appToken, oauth, apiUrl, timeoutMs, log } = options;
  const settings = { apiUrl, timeoutMs, log };
  const clientOf = createClients(settings);
  const port = createPort({ installations, clientOf, log });
  let socket: Socket | undefined;
  let drain = async (): Promise<void> => {};

  /** Somebody of another workspace of the same enterprise uses a shared channel: the only installation there is meant. */
  const sisterOf = async (enterprise: string | undefined) => {
    const [only, ...others] = enterprise === undefined ? [] : await installations.ofOrg(enterprise);
    return others.length === 0 ? only : undefined;
  };

  const authorize: Authorize<boolean> = async (source) => {
    const { teamId: team, enterpriseId: enterprise, isEnterpriseInstall: isEnterprise } = source;
    const found = (await installations.find({ team, enterprise, isEnterprise })) ?? (await sisterOf(enterprise));
    if (!found) throw new Error('this workspace is not connected');
    return {
      botToken: found.token,
      botId: found.botId,
      botUserId: found.botUser,
      [INSTALLATION_KEY]: found.key,
    };
  };

  function appOn(receiver: Receiver, inbound: Inbound): void {
    const persisting = persistFirst(receiver);
    drain = () => persisting.drain();
    const app = new App({
      receiver: persisting,
      authorize,
      convoStore: false,
      clientOptions: clientOptions(settings),
      logger: sdkLogger(log),
    });
    listen(app, { inbound, opens: options.opens, port, emoji: options.emoji, apiUrl, log }, clientOf, installations);
  }

  /** What Slack itself signed. */
  async function take(receiver: ExpressReceiver, body: Body, request: Request, response: Response) {
    const payload = payloadOf(body);
    if (!payload) return { status: 400, why: 'nothing that Slack sends' };
    const [app, ours] = [payload['api_app_id'], installations.appId()];
    if (app !== undefined && ours !== undefined && app !== ours) return { status: 403, why: 'for another app' };
    if ('challenge' in payload) response.json({ challenge: payload.challenge });
    else if ('ssl_check' in payload) response.end();
    else {
      request.body = payload;
      await receiver.requestHandler(request, response);
      if (!response.headersSent) return { status: 404, why: 'nothing that Vagt listens for' };
    }
    return undefined;
  }

  async function admit(receiver: ExpressReceiver, { headers }: Request): Promise<Admitted | Refusal> {
    const isGenuine = signatureIn(headers, signingSecret ?? '', Date.now());
    if (!isGenuine) return { status: 401, why: 'no signature that can hold' };
    return { isGenuine, take: (body, request, response) => take(receiver, body, request, response) };
  }

  return {
    port,
    entrance(inbound) {
      if (appToken !== undefined) return {};
      const receiver = new ExpressReceiver({
        // Its own check takes any version and time to come, and stands behind the parsing of others.
        signatureVerification: false,
        signingSecret: '',
        endpoints: {},
        router: Router(),
        logger: sdkLogger(log),
        processEventErrorHandler: refuse,
        // An event that was late has its answer already.
        unhandledRequestHandler: ({ response }) => void (response.headersSent || response.writeHead(503).end()),
        ...(oauth && oauthOptions({ ...oauth, apiUrl, installations })),
      });
      appOn(receiver, inbound);
      const types = ['application/json', 'application/x-www-form-urlencoded'];
      return {
        door: { path: '/slack/events', types, admit: (request) => admit(receiver, request) },
        ...(oauth && { pages: receiver.router }),
      };
    },
    async connect(inbound) {
      if (appToken === undefined) return;
      const receiver = new SocketModeReceiver({
        appToken,
        logger: sdkLogger(log),
        autoReconnectEnabled: false,
        // Not acknowledged: it comes again.
        processEventErrorHandler: async () => false,
        installerOptions: { clientOptions: clientOptions(settings) },
      });
      appOn(receiver, inbound);
      socket = createSocket(receiver, log);
      await socket.start();
    },
    async stop() {
      installations.stop();
      // What was acknowledged is brought to its end before anything it needs goes away.
      await drain();
      await socket?.stop();
    },
  };
}

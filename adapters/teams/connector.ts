import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { inTime } from '../../src/ground/in-time';
import { NotSentError } from './errors';
import { tokenFrom } from './token';

type SdkAuthentication = ConfigurationBotFrameworkAuthentication;
type ConnectorFactory = ReturnType<SdkAuthentication['createConnectorFactory']>;
type Connector = Awaited<ReturnType<ConnectorFactory['create']>>;
export type CredentialsFactory = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

export interface TeamsAuth {
  /** Empty: no token is asked for or checked, and only loopback is answered. */
  readonly appId: string;
  readonly password?: string;
  readonly type?: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId?: string;
  /** Where the keys that sign incoming requests are found; Microsoft's when absent. */
  readonly openIdMetadataUrl?: string;
  /** Gives outgoing requests their token; by the app's password, or the managed identity, when absent. */
  readonly credentials?: CredentialsFactory;
}

interface Request {
  abortSignal?: AbortSignal;
  agent?: HttpAgent;
  readonly url: string;
}
type Policy = {
  readonly name: string;
  sendRequest(request: Request, next: (request: Request) => Promise<unknown>): Promise<unknown>;
};
interface Pipeline {
  removePolicy(options: { name: string }): unknown;
  addPolicy(policy: Policy): void;
}

/** A new connection for each request: a kept one that the other side has just closed makes a post's fate unknown. */
const http = new HttpAgent({ keepAlive: false });
const https = new HttpsAgent({ keepAlive: false });

function isPipeline(value: unknown): value is Pipeline {
  return typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value;
}

function pipelineOf(connector: Connector): Pipeline {
  const pipeline: unknown = Reflect.get(Object(Reflect.get(connector, 'client')), 'pipeline');
  if (!isPipeline(pipeline))
    throw new Error('botbuilder has changed: its connector has no pipeline to switch retries off');
  return pipeline;
}

/** Makes one request of one call: no retries (a lost answer became three posts), no redirects, a time limit. */
function quiet(connector: Connector, timeoutMs: number): Connector {
  const pipeline = pipelineOf(connector);
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.addPolicy({
    name: 'vagtOneRequest',
    sendRequest: (request, next) => {
      // Its own `timeout` ends when the head of the answer is there, and its timer outlives a failure.
      request.abortSignal = AbortSignal.timeout(timeoutMs);
      request.agent = request.url.startsWith('https:') ? https : http;
      return next(request);
    },
  });
  return connector;
}

async function tokenInTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  try {
    return await inTime(work, timeoutMs, () => {
      throw new NotSentError('no token in time', true);
    });
  } catch (error) {
    if (error instanceof NotSentError) throw error;
    const code = String(error).match(/AADSTS\d+/)?.[0];
    throw new NotSentError(code ? `no token (${code})` : 'no token', code === undefined);
  }
}

class OneRequestAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #timeoutMs: number;

  constructor(auth: TeamsAuth, timeoutMs: number) {
    const config = {
      MicrosoftAppId: auth.appId,
      ...(auth.password !== undefined && { MicrosoftAppPassword: auth.password }),
      ...(auth.type !== undefined && { MicrosoftAppType: auth.type }),
      ...(auth.tenantId !== undefined && { MicrosoftAppTenantId: auth.tenantId }),
    };
    super(config, auth.credentials);
    this.#timeoutMs = timeoutMs;
  }

  override createConnectorFactory(...args: Parameters<SdkAuthentication['createConnectorFactory']>): ConnectorFactory {
    const factory = super.createConnectorFactory(...args);
    const timeoutMs = this.#timeoutMs;
    return {
      async create(serviceUrl, audience) {
        const connector = await factory.create(serviceUrl, audience);
        const { credentials } = connector;
        connector.credentials = {
          signRequest: (resource) => tokenInTime(credentials.signRequest(resource), timeoutMs),
        };
        return quiet(connector, timeoutMs);
      },
    };
  }
}

/** Any service of Teams: a token is for all of them. */
const SERVICE = 'https://smba.trafficmanager.net/teams/';

export class VerifiedAdapter extends CloudAdapter {
  /** Gets a token for outgoing requests, as each of them does. Rejects with `NotSentError` when there is none. */
  async askToken({ appId, audience }: { readonly appId: string; readonly audience: string }): Promise<void> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
    const { credentials } = await factory.create(SERVICE, audience);
    await tokenFrom(credentials);
  }

  /** Takes an activity whose sender was verified; the SDK asks for no token. What comes back answers an invoke. */
  async take(
    activity: Activity,
    { appId, audience }: { readonly appId: string; readonly audience: string },
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const claimsIdentity = this.createClaimsIdentity(appId);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    return this.processActivity({ audience, claimsIdentity, connectorFactory }, activity, logic);
  }
}

/** The SDK's adapter, with retries off and `timeoutMs` for each request it makes. */
export const createConnector = (auth: TeamsAuth, timeoutMs: number): VerifiedAdapter =>
  new VerifiedAdapter(new OneRequestAuthentication(auth, timeoutMs));

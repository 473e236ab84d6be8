import { type Router as ExpressRouter, Router, text } from 'express';
import { type Reply, type Serve, tooMany } from '../front';
import type { Json } from '../json';
import type { Token, Workspace, World } from '../model';
import type { Rates } from '../rates';
import { Refused } from '../refused';
import { directOf } from '../world';
import { appMethods } from './apps';
import { argsOf, decode } from './args';
import { chatMethods } from './chat';
import { conversationMethods } from './conversations';
import { type Call, type Echo, type Method, needs } from './method';
import { access } from './oauth';
import { peopleMethods } from './people';
import { viewMethods } from './views';

const methods: Readonly<Record<string, Method>> = {
  ...appMethods,
  ...chatMethods,
  ...conversationMethods,
  ...peopleMethods,
  ...viewMethods,
};

export interface ApiDeps {
  readonly world: World;
  readonly serve: Serve;
  readonly rates: Rates;
  readonly echo: Echo;
  readonly origin: () => string;
}

/** Slack's Web API, as a bot calls it: `POST /api/<method>`. */
export function apiRoutes({ world, serve, rates, echo, origin }: ApiDeps): ExpressRouter {
  function authenticated(
    method: Method,
    value: string,
  ): { readonly token: Token; readonly workspace: Workspace | undefined } {
    if (value === '') throw new Refused('not_authed');
    const workspace = world.workspaces.find((one) => one.tokens.some((token) => token.value === value));
    const token = [...(workspace?.tokens ?? []), ...world.appTokens].find((one) => one.value === value);
    if (!token) throw new Refused('invalid_auth');
    if (token.revoked) throw new Refused('token_revoked');
    if (workspace && !workspace.installed) throw new Refused('account_inactive');
    if (token.expiresAt !== undefined && token.expiresAt <= world.now()) throw new Refused('token_expired');
    if ((token.kind === 'app') !== (method.app ?? false)) throw new Refused('not_allowed_token_type');
    return { token, workspace };
  }

  /** Posts are counted by channel: a person's id is their 1:1 conversation. */
  function rateKey(name: string, { workspace, args }: Call): string {
    const channel = args.text('channel') ?? '';
    const known = workspace.users.some((one) => one.id === channel);
    const place = known ? directOf(world, workspace, channel).id : channel;
    return `${workspace.team.id}/${methods[name]?.tier === 'post' ? place : name}`;
  }

  function run(name: string, raw: Json, authorization: string): Reply {
    const method = methods[name];
    const args = argsOf(raw);
    if (!method) throw new Refused('unknown_method');
    const value = authorization.replace(/^Bearer /, '') || args.text('token') || '';
    const { token, workspace = world.workspaces[0] } = authenticated(method, value);
    if (!workspace) throw new Error('a fake starts with a workspace');
    const call: Call = { world, workspace, token, args, origin: origin(), echo };
    const wait = rates.take(method.tier, rateKey(name, call));
    if (wait !== undefined) return tooMany(wait);
    const scope = typeof method.scope === 'function' ? method.scope(call) : method.scope;
    if (scope !== undefined) needs(token, scope);
    const headers = {
      'x-oauth-scopes': token.scopes.join(','),
      ...(scope !== undefined && { 'x-accepted-oauth-scopes': scope }),
    };
    return { status: 200, headers, body: { ok: true, ...method.run(call) } };
  }

  /** A refusal is an answer like any other. */
  function answered(work: () => Reply): Reply {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { status: 200, body: { ok: false, error: error.error, ...error.more }, error: error.error };
    }
  }

  const router = Router();
  router.use(text({ type: () => true, limit: '10mb' }));
  router.all('/:method', async (request, response) => {
    const { method } = request.params;
    const body = typeof request.body === 'string' ? request.body : '';
    const query = new URL(request.originalUrl, origin()).search;
    const raw = decode(request.headers['content-type'] ?? '', body, query);
    const { authorization = '' } = request.headers;
    const { channel } = raw;
    const call = { method, args: raw, ...(typeof channel === 'string' && { channel }) };
    await serve(request, response, call, () =>
      answered(() => {
        if (method !== 'oauth.v2.access') return run(method, raw, authorization);
        return { status: 200, body: { ok: true, ...access(world, argsOf(raw), authorization) } };
      }),
    );
  });
  return router;
}

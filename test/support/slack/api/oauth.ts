import { randomBytes } from 'node:crypto';
import type { Json } from '../json';
import type { Token, Workspace, World } from '../model';
import { Refused } from '../refused';
import type { Args } from './args';

const TWELVE_HOURS = 43_200;

const CODE_MS = 600_000;
/** A code as Slack puts it into the redirect after consent. */
export function newCode(world: World, workspace: Workspace, redirectUri?: string): string {
  const code = `code-${randomBytes(8).toString('hex')}`;
  world.grants.set(code, {
    workspace,
    at: world.now(),
    used: false,
    ...(redirectUri !== undefined && { redirectUri }),
  });
  return code;
}

function issue(world: World, workspace: Workspace): Json {
  const token: Token = {
    value: `xoxb-${workspace.team.id}-${randomBytes(8).toString('hex')}`,
    kind: 'bot',
    scopes: workspace.scopes,
    revoked: false,
    ...(workspace.rotation && { expiresAt: world.now() + TWELVE_HOURS * 1000 }),
  };
  workspace.tokens.push(token);
  workspace.installed = true;
  const refresh = `xoxe-1-${randomBytes(8).toString('hex')}`;
  if (workspace.rotation) world.refreshes.set(refresh, workspace);
  return {
    app_id: world.appId,
    authed_user: { id: workspace.users[0]?.id ?? 'U0INSTALLER' },
    scope: token.scopes.join(','),
    token_type: 'bot',
    access_token: token.value,
    bot_user_id: workspace.bot.userId,
    team: { id: workspace.team.id, name: workspace.team.name },
    enterprise: workspace.enterprise ?? null,
    is_enterprise_install: false,
    ...(workspace.rotation && { refresh_token: refresh, expires_in: TWELVE_HOURS }),
  };
}

function checkClient(world: World, args: Args, authorization: string): void {
  const basic = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':');
  const isBasic = authorization.startsWith('Basic ');
  const id = isBasic ? basic[0] : args.text('client_id');
  const secret = isBasic ? basic[1] : args.text('client_secret');
  if (id !== world.clientId) throw new Refused('invalid_client_id');
  if (secret !== world.clientSecret) throw new Refused('bad_client_secret');
}

/** `oauth.v2.access`: a code or a refresh token, each good once, for a bot token. */
export function access(world: World, args: Args, authorization: string): Json {
  checkClient(world, args, authorization);
  if (args.text('grant_type') === 'refresh_token') {
    const refresh = args.text('refresh_token') ?? '';
    const workspace = world.refreshes.get(refresh);
    if (!workspace) throw new Refused('invalid_refresh_token');
    world.refreshes.delete(refresh);
    return issue(world, workspace);
  }
  const grant = world.grants.get(args.text('code') ?? '');
  if (!grant || world.now() - grant.at > CODE_MS) throw new Refused('invalid_code');
  if (grant.used) throw new Refused('code_already_used');
  if (grant.redirectUri !== undefined && grant.redirectUri !== args.text('redirect_uri'))
    throw new Refused('bad_redirect_uri');
  grant.used = true;
  for (const token of grant.workspace.tokens) token.revoked = true;
  return issue(world, grant.workspace);
}

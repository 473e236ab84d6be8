import type { Method } from './method';

const test: Method = {
  tier: 4,
  run: ({ workspace }) => ({
    url: `https://${workspace.team.domain}.slack.com/`,
    team: workspace.team.name,
    user: workspace.bot.name,
    team_id: workspace.team.id,
    user_id: workspace.bot.userId,
    bot_id: workspace.bot.botId,
    is_enterprise_install: false,
    ...(workspace.enterprise && { enterprise_id: workspace.enterprise.id }),
  }),
};

const revoke: Method = {
  tier: 3,
  run({ args, token }) {
    if (args.flag('test')) return { revoked: false };
    token.revoked = true;
    return { revoked: true };
  },
};

const openConnection: Method = {
  tier: 2,
  app: true,
  scope: 'connections:write',
  run: ({ origin, world }) => ({ url: `${origin.replace('http:', 'ws:')}/link/?ticket=${world.id('ticket')}` }),
};

export const appMethods: Readonly<Record<string, Method>> = {
  'auth.test': test,
  'auth.revoke': revoke,
  'apps.connections.open': openConnection,
};

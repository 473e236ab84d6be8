import type { Json } from '../json';
import type { User } from '../model';
import { Refused } from '../refused';
import { userShape } from '../shapes';
import { type Call, hasScope, type Method } from './method';

/** A person as this token may see them: the address needs a scope of its own. */
function seen({ token, args }: Call, user: User): Json {
  return { user: userShape(user, { email: hasScope(token, 'users:read.email'), locale: args.flag('include_locale') }) };
}

const info: Method = {
  tier: 4,
  scope: 'users:read',
  run(call) {
    const user = call.workspace.users.find((one) => one.id === call.args.text('user'));
    if (!user) throw new Refused('user_not_found');
    return seen(call, user);
  },
};

const lookupByEmail: Method = {
  tier: 3,
  scope: 'users:read.email',
  run(call) {
    const email = (call.args.text('email') ?? '').toLowerCase();
    const user = call.workspace.users.find(
      (one) => one.email.toLowerCase() === email && !one.deleted && !one.is_stranger,
    );
    if (!user) throw new Refused('users_not_found');
    return seen(call, user);
  },
};

const groups: Method = {
  tier: 2,
  scope: 'usergroups:read',
  run: ({ workspace, args }) => ({
    usergroups: workspace.groups.map(({ id, handle, name, users }) => ({
      id,
      team_id: workspace.team.id,
      is_usergroup: true,
      is_subteam: true,
      name,
      handle,
      description: '',
      is_external: false,
      date_delete: 0,
      user_count: users.length,
      ...(args.flag('include_users') && { users }),
    })),
  }),
};

/** An app's bot. */
const bot: Method = {
  tier: 3,
  scope: 'users:read',
  run: ({ world, workspace }) => ({ bot: { id: workspace.bot.botId, app_id: world.appId } }),
};

export const peopleMethods: Readonly<Record<string, Method>> = {
  'users.info': info,
  'bots.info': bot,
  'users.lookupByEmail': lookupByEmail,
  'usergroups.list': groups,
};

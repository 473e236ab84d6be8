import type { Deliver } from '../deliver';
import type { Events } from '../events';
import type { Json } from '../json';
import type { Channel, User, Workspace, World } from '../model';
import type { Responses } from '../responses';

export interface ActorDeps {
  readonly world: World;
  readonly workspace: Workspace;
  readonly user: User;
  readonly deliver: Deliver;
  readonly events: Events;
  readonly responses: Responses;
  readonly origin: () => string;
}

/** What every interaction says of where it comes from. */
export function origin({ world, workspace, user }: ActorDeps): Json {
  const { team, enterprise } = workspace;
  return {
    team: {
      id: team.id,
      domain: team.domain,
      ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.team_id },
    enterprise: enterprise ?? null,
    is_enterprise_install: false,
    api_app_id: world.appId,
    token: world.verificationToken,
  };
}

/** Slack's name of a conversation in payloads. */
export function nameOf({ kind, name }: Channel): string {
  if (kind === 'public') return name;
  return kind === 'im' ? 'directmessage' : 'privategroup';
}

/** Throws unless the person can see what stands there: anybody a public channel (guests only theirs), members the rest. */
export function mustSee({ user }: ActorDeps, channel: Channel): void {
  const isGuest = user.is_restricted || user.is_ultra_restricted || user.is_stranger;
  if (channel.members.includes(user.id) || (channel.kind === 'public' && !isGuest)) return;
  throw new Error(`${user.real_name} does not see #${channel.name}`);
}

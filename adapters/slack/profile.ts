import type { UsersInfoResponse } from '@slack/web-api';
import type { Profile } from '../../src/view/chat-port';
import type { LiveInstallation } from './live';

type User = NonNullable<UsersInfoResponse['user']>;

/** Of the workspace or enterprise that has the app, and nobody's guest, nor only invited. Slack Connect shows strangers in channels. */
function isMember(user: User, { team, org }: LiveInstallation): boolean {
  const isOutsider =
    user.is_stranger ||
    user.is_restricted ||
    user.is_ultra_restricted ||
    user.is_bot ||
    user.is_invited_user ||
    user.deleted;
  const enterprise = user.enterprise_user?.enterprise_id;
  const homes = [user.team_id, enterprise].filter((id) => id !== undefined);
  return !isOutsider && homes.some((id) => id === team || id === org);
}

/** A user as a profile; an e-mail address counts only for a full member, and where Slack says that they have confirmed it. */
export function toProfile(user: User, installation: LiveInstallation): Profile {
  const member = isMember(user, installation);
  const name = user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || user.id || '?';
  const email = user.is_email_confirmed === true ? user.profile?.email : undefined;
  return {
    name,
    member,
    ...(member && email && { email }),
    ...(user.locale && { locale: user.locale }),
    ...(user.tz && { zone: user.tz }),
  };
}

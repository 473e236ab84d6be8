import type { TeamsChannelAccount } from 'botbuilder';
import type { Known, Profile } from '../../src/view/chat-port';

/**
 * A roster entry as a profile. A full member is whom Teams calls a user of this very tenant, with a sign-in name that is
 * no guest's (`#EXT#`): who lacks one of these is none. An e-mail address counts only for a full member.
 */
export function toProfile(member: TeamsChannelAccount, org: string): Profile {
  const signIn = member.userPrincipalName ?? '';
  const isGuest = signIn === '' || signIn.toUpperCase().includes('#EXT#');
  const isMember = member.userRole === 'user' && member.tenantId === org && !isGuest;
  const [email, other] = [...new Set([member.email, signIn])].filter((address) => address?.includes('@'));
  const name = member.name || [member.givenName, member.surname].filter(Boolean).join(' ') || member.id;
  if (!isMember) return { name, member: false };
  return { name, member: true, ...(email !== undefined && { email }), ...(other !== undefined && { signIn: other }) };
}

/** A roster entry as a full member; undefined for everybody whom Teams does not call one. */
export function toKnown(member: TeamsChannelAccount, org: string): Known | undefined {
  const profile = toProfile(member, org);
  const user = member.aadObjectId;
  if (!profile.member || !user) return undefined;
  return { ...profile, identity: { platform: 'teams', org, user } };
}

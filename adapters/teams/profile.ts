import type { TeamsChannelAccount } from 'botbuilder';
import type { Known, Profile } from '../../src/view/chat-port';

const OUTSIDERS = new Set(['guest', 'anonymous']);

/**
 * A roster entry as a profile. Guests are told by their role, by the `#EXT#` of their sign-in name, or by a tenant
 * other than `org`; an e-mail address counts only for a full member.
 */
export function toProfile(member: TeamsChannelAccount, org: string): Profile {
  const signIn = member.userPrincipalName ?? '';
  const foreign = member.tenantId !== undefined && member.tenantId !== '' && member.tenantId !== org;
  const outsider = foreign || OUTSIDERS.has(member.userRole ?? '') || signIn.toUpperCase().includes('#EXT#');
  const [email, other] = [...new Set([member.email, signIn])].filter((address) => address?.includes('@'));
  const name = member.name || [member.givenName, member.surname].filter(Boolean).join(' ') || member.id;
  if (outsider) return { name, member: false };
  return { name, member: true, ...(email !== undefined && { email }), ...(other !== undefined && { signIn: other }) };
}

/** A roster entry as a full member; undefined for everybody whom Teams does not call one. */
export function toKnown(member: TeamsChannelAccount, org: string): Known | undefined {
  const profile = toProfile(member, org);
  const user = member.aadObjectId;
  if (!profile.member || member.userRole !== 'user' || !user) return undefined;
  return { ...profile, identity: { platform: 'teams', org, user } };
}

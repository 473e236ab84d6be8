import type { TeamsChannelAccount } from 'botbuilder';
import type { Profile } from '../../src/view/chat-port';

const OUTSIDERS = new Set(['guest', 'anonymous']);

/**
 * A roster entry as a profile. Guests are told by their role, by the `#EXT#` of their sign-in name, or by a tenant
 * other than `org`; an e-mail address counts only for a full member.
 */
export function toProfile(member: TeamsChannelAccount, org: string): Profile {
  const signIn = member.userPrincipalName ?? '';
  const foreign = member.tenantId !== undefined && member.tenantId !== '' && member.tenantId !== org;
  const outsider = foreign || OUTSIDERS.has(member.userRole ?? '') || signIn.toUpperCase().includes('#EXT#');
  const email = [member.email, signIn].find((address) => address?.includes('@'));
  const name = member.name || [member.givenName, member.surname].filter(Boolean).join(' ') || member.id;
  return { name, member: !outsider, ...(!outsider && email !== undefined && { email }) };
}

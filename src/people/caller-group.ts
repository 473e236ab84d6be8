import type { Desk } from '../desk/model';

/** The group of callers that somebody belongs to: by their key, their address, or its domain; the first that fits. */
export const callerGroupOf = (
  desk: Desk,
  known: { readonly key?: string | undefined; readonly email?: string | undefined },
): string | undefined => {
  const email = known.email?.toLowerCase();
  const domain = email?.slice(email.lastIndexOf('@'));
  const fits = (listed: string): boolean => listed === email || listed === domain;
  return Object.values(desk.groups).find(
    ({ people, emails }) => (known.key !== undefined && people.includes(known.key)) || emails.some(fits),
  )?.key;
};

import type { ReceivedMail } from './received';

const PART = /\s*;\s*/;
/** Longer than any server writes. */
const MOST = 4000;

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The same domain, or one below the other: `mail.example.com` signs for `example.com`. */
const isAligned = (said: string, domain: string): boolean =>
  said === domain || (said.includes('.') && domain.endsWith(`.${said}`)) || said.endsWith(`.${domain}`);

const propertyOf = (part: string, name: string): string | undefined => {
  const [, value] =
    new RegExp(`(?:^|\\s)${name.replace('.', '\\.')}=("[^"]{1,300}"|[^\\s;()]{1,300})`, 'i').exec(part) ?? [];
  return value?.replaceAll('"', '').toLowerCase();
};

/** One method of one server: `dkim=pass header.d=example.com`. */
const vouches = (part: string, domain: string): boolean => {
  const [, method = ''] = /^\s*(dmarc|dkim|spf)(?:\/\d)?\s*=\s*pass\b/i.exec(part) ?? [];
  const said = (name: string): string => domainOf(propertyOf(part, name) ?? '');
  if (/dmarc/i.test(method)) return said('header.from') === domain;
  if (/dkim/i.test(method))
    return [said('header.d'), said('header.i')].some((one) => one !== '' && isAligned(one, domain));
  return /spf/i.test(method) && said('smtp.mailfrom') === domain;
};

/** Comments say nothing that counts, and may hold anything. */
const withoutComments = (header: string): string => {
  const bare = header.slice(0, MOST).replace(/\([^()]{0,500}\)/g, ' ');
  // One that never ends, or holds another, hides where the words of the server are.
  return /[()]/.test(bare) ? '' : bare;
};

/**
 * Whether a server that the desk trusts says that a mail comes from where it claims (RFC 8601). Of several headers with its
 * name the newest counts alone: what stands below it, the sender may have written.
 */
export const isVouchedFor = ({ from, authentication }: ReceivedMail, trusted: readonly string[]): boolean => {
  if (!from) return false;
  for (const header of authentication) {
    const [server = '', ...parts] = withoutComments(header).split(PART);
    const [name = ''] = server.trim().toLowerCase().split(/\s+/);
    if (!trusted.some((one) => one.toLowerCase() === name)) continue;
    return parts.some((part) => vouches(part, domainOf(from.address)));
  }
  return false;
};

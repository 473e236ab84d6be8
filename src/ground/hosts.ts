import ipaddr from 'ipaddr.js';

/** `never`: what no gateway of a company has, such as link-local (a cloud's own secrets) or an IPv4 address inside an IPv6. */
export type Reach = 'internet' | 'inside' | 'never';

/** A network of a company's own; `process` reads an IPv4 that is mapped into IPv6 as the IPv4 it is. */
const INSIDE: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat']);

const bare = (host: string): string => (host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host);

/** Where an IP address lies; undefined for a name. */
export const reachOf = (host: string): Reach | undefined => {
  const address = bare(host);
  if (!ipaddr.isValid(address)) return undefined;
  const range = ipaddr.process(address).range();
  if (range === 'unicast') return 'internet';
  return INSIDE.has(range) ? 'inside' : 'never';
};

/** Whether this host name or address is this machine. */
export function isLoopback(host: string | undefined): boolean {
  if (host === undefined) return false;
  const name = bare(host).toLowerCase();
  return name === 'localhost' || (ipaddr.isValid(name) && ipaddr.process(name).range() === 'loopback');
}

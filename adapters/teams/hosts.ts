import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6');
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');
const within = (list: BlockList, address: string): boolean =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether this host name or address is this machine. */
export function isLoopback(host: string | undefined): boolean {
  if (host === undefined) return false;
  const name = bare(host).toLowerCase();
  return name === 'localhost' || (isIP(name) !== 0 && within(LOOPBACK, name));
}

/** Whether an IP address is of a network that is not the internet. */
export const isPrivateAddress = (address: string): boolean =>
  isIP(bare(address)) !== 0 && within(PRIVATE, bare(address));

/** Name lookup that finds no private addresses: what somebody else's link names must be on the internet. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? new Error('no address'), '');
    if (addresses.some((entry) => isPrivateAddress(entry.address))) return callback(new Error('private address'), '');
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

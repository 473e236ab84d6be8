import type { LookupAddress } from 'node:dns';
import { isLoopback, type Reach, reachOf } from '../../src/ground/hosts';
import { ForbiddenHost, lookupWithin } from '../../src/ground/lookup-within';

it.each(['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost', '::ffff:127.0.0.1'])('%s is this machine', (host) => {
  expect(isLoopback(host)).toBe(true);
});

it.each<readonly [string, Reach | undefined]>([
  ...['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'].map((host) => [host, 'internet'] as const),
  ...['10.1.2.3', '192.168.0.1', '172.31.0.1', '100.64.0.1', 'fd00::1', '::ffff:10.0.0.1', '127.0.0.1', '[::1]'].map(
    (host) => [host, 'inside'] as const,
  ),
  ...['169.254.169.254', 'fe80::1', '::ffff:169.254.169.254', '0.0.0.0', '::', '255.255.255.255', '224.0.0.1'].map(
    (host) => [host, 'never'] as const,
  ),
  // They carry an IPv4 address: 6to4, NAT64 and its local form, Teredo.
  ...['2002:a9fe:a9fe::', '2002:0a00:0001::', '64:ff9b::10.0.0.1', '64:ff9b::a9fe:a9fe'].map(
    (host) => [host, 'never'] as const,
  ),
  ...['64:ff9b:1::10.0.0.1', '2001:0:4136:e378:8000:63bf:f5ff:fffe'].map((host) => [host, 'never'] as const),
  ['example.com', undefined],
])('%s lies: %s', (host, reach) => {
  expect(reachOf(host)).toBe(reach);
});

it.each(['::10.0.0.1', '::169.254.169.254', '::ffff:0:10.0.0.1'])('%s is not on the internet', (host) => {
  expect(reachOf(host)).not.toBe('internet');
});

const found = (allowed: Parameters<typeof lookupWithin>[0]): Promise<unknown> =>
  new Promise((resolve) => {
    lookupWithin(allowed)('localhost', { all: true }, (error, addresses: string | LookupAddress[]) =>
      resolve(error ?? addresses),
    );
  });

it('a name is looked up for the connection, and is refused by where its addresses lie', async () => {
  expect(await found((reach) => reach === 'internet')).toBeInstanceOf(ForbiddenHost);
  expect(await found((reach) => reach === 'inside')).toContainEqual(expect.objectContaining({ family: 4 }));
});

import { type LookupAddress, lookup } from 'node:dns';
import { type LookupFunction } from 'node:net';
import { type Reach, reachOf } from './hosts';

/** A name or an address was found to lie where nothing is sent. */
export class ForbiddenHost extends Error {
  constructor() {
    super('The host lies where nothing is sent');
    this.name = 'ForbiddenHost';
  }
}

/** Looks a name up for the connection itself, so that it cannot lie elsewhere a moment later; all its addresses must be allowed. */
export const lookupWithin =
  (allowed: (reach: Reach) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new Error('no address'), '');
      if (addresses.some(({ address }) => !allowed(reachOf(address) ?? 'never')))
        return callback(new ForbiddenHost(), '');
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };

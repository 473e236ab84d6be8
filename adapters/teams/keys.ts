import { createRemoteJWKSet, customFetch } from 'jose';
import { z } from 'zod';

/** Microsoft's own, for the public cloud. */
const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const DAY_MS = 24 * 60 * 60 * 1000;
/** An unknown key makes them be fetched anew at most so often, whatever tokens strangers send. */
const COOLDOWN_MS = 5 * 60 * 1000;
/** After a fetch that failed none is made for so long. */
const PAUSE_MS = 5000;
const TIMEOUT_MS = 5000;

const metadataSchema = z.object({ jwks_uri: z.url() });

/** The keys could not be fetched: whether a token holds is not known. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('The keys of the Bot Framework could not be fetched', { cause });
    this.name = 'KeysUnavailable';
  }
}

export type Keys = ReturnType<typeof createKeys>;

/** The keys that sign what Teams sends, of one issuer, kept for a day. Rejects with `KeysUnavailable`. */
export function createKeys(metadataUrl = METADATA) {
  let failedAt = 0;

  async function fetched(url: string, options: RequestInit): Promise<Response> {
    if (Date.now() - failedAt < PAUSE_MS) throw new KeysUnavailable('a fetch has just failed');
    try {
      const metadata = await fetch(url, options);
      const keys = await fetch(metadataSchema.parse(await metadata.json()).jwks_uri, options);
      if (!keys.ok) throw new Error(`HTTP ${keys.status}`);
      return keys;
    } catch (error) {
      failedAt = Date.now();
      throw new KeysUnavailable(error);
    }
  }

  const keys = createRemoteJWKSet(new URL(metadataUrl), {
    cacheMaxAge: DAY_MS,
    cooldownDuration: COOLDOWN_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: (url, options) => fetched(url, options),
  });

  return {
    find: keys,
    /** The channels that a key may speak for; empty where it names none. */
    endorsements(kid: string | undefined): readonly unknown[] {
      const named: unknown = Reflect.get(Object(keys.jwks()?.keys.find((key) => key.kid === kid)), 'endorsements');
      return Array.isArray(named) ? named : [];
    },
  };
}

import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Infer, told } from '../record/schema';

const text = z.string();
const kept = { id: text, until: z.date() };

/** What lets somebody in; `id`: hash of what they hold, so that what is stored opens nothing. */
export const portalKey = z.discriminatedUnion('type', [
  /** Mailed to `address`, and good only in the browser that asked for it. */
  told('link', { ...kept, address: text, browser: text }),
  /** They are signed in. */
  told('session', { ...kept, address: text }),
]);
export type PortalKey = Infer<typeof portalKey>;

export interface PortalKeyStore {
  keep(key: PortalKey): Promise<void>;
  /** May be gone once its time is over. */
  get(id: string): Promise<PortalKey | undefined>;
  /** Takes it away; true for one of those who do so at once. */
  take(id: string): Promise<boolean>;
  /** Takes away whatever lets this address in. */
  takeAll(address: string): Promise<void>;
}

/** 192 bits in 32 characters. */
export const newSecret = (): string => randomBytes(24).toString('base64url');
const SECRET = /^[\w-]{32}$/;
export const isSecret = (value: string): boolean => SECRET.test(value);

/** What is kept or shown instead of a secret; a hash for one use says nothing of the hash for another. */
export const hashOf = (use: PortalKey['type'] | 'browser' | 'form' | 'press', secret: string): string =>
  createHash('sha256').update(`portal ${use} ${secret}`).digest('base64url');

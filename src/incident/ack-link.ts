import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../ground/clock';
import { later } from '../ground/moments';
import { type Infer } from '../record/schema';

/** Long enough for somebody who is woken, in milliseconds: two hours. */
const LIVES_MS = 2 * 3600_000;
/** 22 characters: an SMS has to hold them. */
const BYTES = 16;
const TOKEN = /^[\w-]{22}$/;

/** This person may claim this case by a link, once; `id`: hash of what the link says. */
export const keptLink = z.object({ id: z.string(), incident: z.string(), person: z.string(), until: z.date() });
export type KeptLink = Infer<typeof keptLink>;

export interface AckLinkStore {
  keep(link: KeptLink): Promise<void>;
  /** May be gone once its time is over. */
  get(id: string): Promise<KeptLink | undefined>;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Links by which a ping is acknowledged without the chat. What is stored opens nothing: a token is known to its SMS alone. */
export const createAckLinks = (store: AckLinkStore, publicUrl: string, clock: Clock) => ({
  /** Undefined while it cannot be kept: a ping without its link is better than none. */
  async make(incident: string, person: string): Promise<string | undefined> {
    const token = randomBytes(BYTES).toString('base64url');
    const until = later(clock.now(), LIVES_MS);
    const kept = store.keep({ id: hashOf(token), incident, person, until }).then(() => true);
    return (await kept.catch(() => false)) ? `${publicUrl}/a/${token}` : undefined;
  },
  /** `expired`: it may have been one. `invalid`: it never was. */
  async read(token: string): Promise<KeptLink | 'expired' | 'invalid'> {
    if (!TOKEN.test(token)) return 'invalid';
    const kept = await store.get(hashOf(token));
    return kept && clock.now() < kept.until ? kept : 'expired';
  },
});

export type AckLinks = ReturnType<typeof createAckLinks>;

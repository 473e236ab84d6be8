import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import { type Infer, opt } from '../../record/schema';

/** What a link does for whom it was made: an operator claims; a caller says whether it works, or opens their case again. */
export const LINK_DEEDS = ['fixed', 'notYet', 'reopen'] as const;
export type LinkDeed = (typeof LINK_DEEDS)[number];

/** Long enough for somebody who is woken, in milliseconds: two hours. */
const LIVES_MS = 2 * 3600_000;
/** A caller is not woken: longer than any case can be opened again. */
const DEED_LIVES_MS = 30 * 24 * 3600_000;
/** 22 characters: an SMS has to hold them. */
const BYTES = 16;
const TOKEN = /^[\w-]{22}$/;

/** This person may do this with this case by a link, claim it where nothing else is said; `id`: hash of what the link says. */
export const keptLink = z.object({
  id: z.string(),
  incident: z.string(),
  person: z.string(),
  does: opt(z.enum(LINK_DEEDS)),
  until: z.date(),
});
export type KeptLink = Infer<typeof keptLink>;

export interface AckLinkStore {
  keep(link: KeptLink): Promise<void>;
  /** May be gone once its time is over. */
  get(id: string): Promise<KeptLink | undefined>;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Links by which something is done without the chat. What is stored opens nothing: a token is known to its SMS alone. */
export const createAckLinks = (store: AckLinkStore, publicUrl: string, clock: Clock) => ({
  /** Undefined while it cannot be kept: a ping without its link is better than none. */
  async make(incident: string, person: string, does?: LinkDeed): Promise<string | undefined> {
    const token = randomBytes(BYTES).toString('base64url');
    const until = later(clock.now(), does === undefined ? LIVES_MS : DEED_LIVES_MS);
    const link = { id: hashOf(token), incident, person, ...(does !== undefined && { does }), until };
    const kept = store.keep(link).then(() => true);
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

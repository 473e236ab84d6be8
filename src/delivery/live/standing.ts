import { LRUCache } from 'lru-cache';

/** What a card shows: the digest of its view, and of which version that was. */
export interface Standing {
  readonly version: number;
  readonly digest: string;
}

const MOST = 5000;

/** What cards show, as far as this process showed it last. */
export function createStanding() {
  const shown = new LRUCache<string, Standing>({ max: MOST });
  return {
    of: (id: string): Standing | undefined => shown.get(id),
    shows: (id: string, what: Standing): void => void shown.set(id, what),
    /** It may show anything by now. */
    forget: (id: string): void => void shown.delete(id),
  };
}

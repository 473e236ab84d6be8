import { createHash } from 'node:crypto';

/** Two bits for each of so many buckets, 4 MB, whatever the file holds. */
const BUCKETS = 2 ** 24;

const bucketOf = (key: string): number => createHash('md5').update(key).digest().readUInt32LE() % BUCKETS;

/**
 * Whether a key may stand among these twice: it shares a bucket with another, or with itself. Of those alone the keys
 * themselves need be remembered.
 */
export const crowdedIn = async (keys: AsyncIterable<string>): Promise<(key: string) => boolean> => {
  const [once, twice] = [new Uint8Array(BUCKETS / 8), new Uint8Array(BUCKETS / 8)];
  for await (const key of keys) {
    const bucket = bucketOf(key);
    const [at, bit] = [bucket >> 3, 1 << (bucket & 7)];
    const into = (once[at] ?? 0) & bit ? twice : once;
    into[at] = (into[at] ?? 0) | bit;
  }
  return (key) => {
    const bucket = bucketOf(key);
    return ((twice[bucket >> 3] ?? 0) & (1 << (bucket & 7))) !== 0;
  };
};

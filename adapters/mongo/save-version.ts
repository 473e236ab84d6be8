import type { Collection, Document } from 'mongodb';
import { orLost } from './errors';

/**
 * Compare-and-set of the one document at `where`: makes it where nothing was `seen` (0), else changes it while it is as it
 * was `seen`. `lost`: somebody else wrote first.
 */
export const saveVersion = async (
  collection: Collection,
  where: Document,
  seen: Readonly<Record<string, number>>,
  made: Document,
  changed: Document,
): Promise<'saved' | 'lost'> => {
  if (Object.values(seen).some((version) => version > 0)) {
    const { matchedCount } = await collection.updateOne({ ...where, ...seen }, changed);
    return matchedCount === 1 ? 'saved' : 'lost';
  }
  return (await orLost(collection.insertOne({ ...where, ...made }))) === 'lost' ? 'lost' : 'saved';
};

import type { Desk } from '../desk/model';
import { wokenBy } from '../desk/woken';
import { isChat, type Platform } from '../ground/refs';
import type { Contacts } from './contacts';
import type { Person } from './person';
import type { Reach } from './reach';

/** For as long somebody who refused a message counts as out of reach. */
const REFUSED_MS = 24 * 3600_000;

/** Whether a message to them was refused in the last day, and they have not been heard of since. */
export const hasRefused = ({ refusedAt }: Person, now: Date): boolean =>
  refusedAt !== undefined && now.getTime() - refusedAt.getTime() < REFUSED_MS;

/** Chats in which they can be written to: Slack opens a conversation by itself, Teams only where one is known. */
export const reachedOn = ({ direct, identities }: Person): readonly Platform[] => {
  const known = new Set<Platform>(direct.map(({ platform }) => platform).filter(isChat));
  if (identities.some(({ platform }) => platform === 'slack')) known.add('slack');
  return [...known].toSorted();
};

/** Keys of those whom the desk may have to wake and cannot, as far as is stored. */
export async function outOfReach(
  desk: Desk,
  reach: Pick<Reach, 'known'>,
  contacts: Pick<Contacts, 'inOrderByKey'>,
  now: Date,
): Promise<readonly string[]> {
  const found = await Promise.all(
    [...wokenBy(desk).keys()].map(async (key) => {
      const person = await reach.known(key);
      if (!person) return contacts.inOrderByKey(key).length > 0 ? [] : [key];
      return reachedOn(person).length > 0 && !hasRefused(person, now) ? [] : [key];
    }),
  );
  return found.flat();
}

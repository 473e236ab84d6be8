import type { ChatAddress } from '../../../ground/refs';
import type { IncidentTurn } from '../../turn';

/** Where whoever does something reads alone; where they do it, if that cannot be told. */
export const ownPlace = async ({ input, who, deps }: IncidentTurn): Promise<ChatAddress> => {
  const { place } = input;
  if (place.kind === 'direct') return place;
  const person = await deps.store.people.get(who.person.id);
  return (person && (await deps.directOf(person).catch(() => undefined))) ?? place;
};

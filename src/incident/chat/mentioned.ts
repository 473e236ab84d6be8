import type { Mentioned } from '../../command/input';
import type { Person } from '../../people/person';
import { ChatError } from '../../view/chat-port';
import type { IncidentTurn } from '../turn';

/** Whom a mention names, as their platform has them now. Undefined: nobody; `later`: that cannot be told now. */
export const personMentioned = async (
  { deps }: Pick<IncidentTurn, 'deps'>,
  mention: Mentioned,
): Promise<Person | 'later' | undefined> => {
  try {
    const incoming = await mention.person();
    const profile = await incoming?.profile();
    if (!incoming || !profile) return undefined;
    const { name } = profile;
    const known = await deps.whoIs.person({ ...incoming, name, profile: async () => profile });
    return await deps.store.people.get(known.person.id);
  } catch (error) {
    if (error instanceof ChatError) return 'later';
    throw error;
  }
};

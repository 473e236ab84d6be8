import type { Mentioned } from '../../src/command/input';
import type { TeamsActivity } from './schema';
import { namedIn } from './text';

/** The person with an account of Teams' own calls; undefined: nobody in this conversation has it. */
export type FindPerson = (account: string) => ReturnType<Mentioned['person']>;

/** Teams names them by such an account: who that is the roster tells. */
export const mentionedIn = (activity: TeamsActivity, find: FindPerson): readonly Mentioned[] =>
  namedIn(activity).map(({ account, words }) => ({ words, person: () => find(account) }));

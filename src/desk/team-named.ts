import { fold } from '../ground/fold';
import type { Desk } from './model';

/** Key of the team that goes by this key or name, in either language. */
export const teamNamed = (desk: Desk, typed: string): string | undefined => {
  const wanted = fold(typed);
  const found = Object.values(desk.teams).find((team) =>
    [team.key, team.name.da, team.name.en].some((name) => fold(name) === wanted),
  );
  return found?.key;
};

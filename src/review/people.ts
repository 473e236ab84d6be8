import type { Desk } from '../desk/model';

/** Keys of those who may have an action: of the team first, then everybody else of the desk's file. */
export const peopleOfDesk = (desk: Desk, team: string): readonly string[] => {
  const own = desk.teams[team];
  const members = own?.members === 'everyone' ? [] : (own?.members ?? []);
  const first = [...(own?.lead === undefined ? [] : [own.lead]), ...members];
  return [...new Set([...first, ...Object.keys(desk.people)])].filter((key) => desk.people[key] !== undefined);
};

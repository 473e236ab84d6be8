import type { Desk, DeskPerson } from '../desk/model';
import type { Person } from './person';

/** The person of the desk's file with this e-mail or one of these chat ids (`teams:<id>`, `slack:<id>`), letter case aside. */
export const deskPersonOf = (
  desk: Desk,
  known: { readonly email?: string; readonly ids: readonly string[] },
): DeskPerson | undefined => {
  const ids = new Set(known.ids.map((id) => id.toLowerCase()));
  const email = known.email?.toLowerCase();
  const people = Object.values(desk.people);
  return (
    people.find((person) => person.ids.some((id) => ids.has(id.toLowerCase()))) ??
    people.find((person) => email !== undefined && person.email?.toLowerCase() === email)
  );
};

/** The entry of the desk's file that a person is; only a full member is any. */
export const entryOf = (desk: Desk, { member, email, identities }: Person): DeskPerson | undefined => {
  const ids = identities.map(({ platform, user }) => `${platform}:${user}`);
  return member ? deskPersonOf(desk, { ...(email && { email }), ids }) : undefined;
};

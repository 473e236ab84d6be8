import { type Desk, type DeskPerson, WAYS, type Way } from '../desk/model';
import type { Platform } from '../ground/refs';
import { deskPersonOf } from './desk-person';
import { type Person } from './person';
import type { OffChat, PersonWay, WayPort, WayPorts } from './ways';

const PLATFORMS: readonly Platform[] = ['teams', 'slack'];

/** The entry of the desk's file that a person is. */
const entryOf = (desk: Desk, person: Person): DeskPerson | undefined =>
  person.member
    ? deskPersonOf(desk, {
        ...(person.email !== undefined && { email: person.email }),
        ids: person.identities.map(({ platform, user }) => `${platform}:${user}`),
      })
    : undefined;

/** Where a way reaches somebody; undefined where it does not. */
const contactOf = (desk: Desk, person: Person, way: OffChat): string | undefined => {
  if (way === 'mail') return person.email ?? entryOf(desk, person)?.email;
  const entry = entryOf(desk, person);
  return way === 'webhook' ? entry?.webhook : entry?.phone;
};

export interface Contacts {
  /** The ways to a person that exist for them, the best first. `first`: one that goes before their own order. */
  inOrder(person: Person, first?: Way): readonly PersonWay[];
  /** The ways that exist for somebody. */
  waysOf(person: Person): readonly Way[];
  /** Where a way that is no chat reaches them. */
  off(person: Person, way: OffChat): { readonly port: WayPort; readonly to: string } | undefined;
}

/** Ways to people. */
export const createContacts = (desk: () => Desk, ports: WayPorts): Contacts => {
  const off: Contacts['off'] = (person, way) => {
    const port = ports[way];
    const to = port && contactOf(desk(), person, port.way);
    return port && to !== undefined ? { port, to } : undefined;
  };

  const meant = (person: Person, way: Way): readonly PersonWay[] => {
    if (way === 'chat') return ['chat'];
    if (way !== 'other') return off(person, way) ? [way] : [];
    const [used] = person.direct;
    return PLATFORMS.filter(
      (name) => name !== used?.platform && person.direct.some((address) => address.platform === name),
    );
  };

  return {
    off,
    waysOf: (person) => WAYS.filter((way) => meant(person, way).length > 0),
    inOrder: (person, first) => {
      // What was chosen goes first; whatever else there is is better than nothing.
      const own = [...new Set<Way>([...(person.settings?.ways ?? []), ...WAYS])];
      const order =
        first === undefined || first === 'chat'
          ? own
          : [first, ...own.filter((way) => way !== 'chat'), 'chat' as const];
      return [...new Set(order.flatMap((way) => meant(person, way)))];
    },
  };
};

import { deskPersonOf } from '../desk/lookup';
import { type Desk, type DeskPerson, WAYS, type Way } from '../desk/model';
import type { Platform } from '../ground/refs';
import { type Person } from './person';
import { isOffChat, type OffChat, type WayPort, type WayPorts } from './ways';

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
  /**
   * Names of the ways to a person, the best first, that exist for them: `person:<id>` for chat, `person:<id>/slack`,
   * `person:<id>/mail` … `first`: a way that goes before their own order.
   */
  targets(person: Person, first?: Way): readonly string[];
  /** The ways that exist for somebody. */
  waysOf(person: Person): readonly Way[];
  /** What `person:<id>/<way>` means, for a way that is no chat. */
  off(person: Person, way: string): { readonly port: WayPort; readonly to: string } | undefined;
}

/** Ways to people. */
export const createContacts = (desk: () => Desk, ports: WayPorts): Contacts => {
  const off: Contacts['off'] = (person, way) => {
    const port = isOffChat(way) ? ports[way] : undefined;
    const to = port && contactOf(desk(), person, port.way);
    return port && to !== undefined ? { port, to } : undefined;
  };

  const namesOf = (person: Person, way: Way): readonly string[] => {
    if (way === 'chat') return [`person:${person.id}`];
    if (way !== 'other') return off(person, way) ? [`person:${person.id}/${way}`] : [];
    const [used] = person.direct;
    return PLATFORMS.filter(
      (name) => name !== used?.platform && person.direct.some((address) => address.platform === name),
    ).map((name) => `person:${person.id}/${name}`);
  };

  return {
    off,
    waysOf: (person) => WAYS.filter((way) => namesOf(person, way).length > 0),
    targets: (person, first) => {
      // What was chosen goes first; whatever else there is is better than nothing.
      const own = [...new Set<Way>([...(person.settings?.ways ?? []), ...WAYS])];
      const order =
        first === undefined || first === 'chat'
          ? own
          : [first, ...own.filter((way) => way !== 'chat'), 'chat' as const];
      return [...new Set(order.flatMap((way) => namesOf(person, way)))];
    },
  };
};

import { type Desk, WAYS, type Way } from '../desk/model';
import type { Platform } from '../ground/refs';
import { anyEntryOf } from './desk-person';
import { type Person } from './person';
import type { OffChat, PersonWay, WayPort, WayPorts } from './ways';

const PLATFORMS: readonly Platform[] = ['teams', 'slack'];

/** Where a way reaches somebody; undefined where it does not. */
const contactOf = (desk: Desk, person: Person, way: OffChat): string | undefined => {
  const entry = anyEntryOf(desk, person);
  if (way === 'mail') return person.email ?? entry?.email;
  return way === 'webhook' ? entry?.webhook : entry?.phone;
};

/** Ways to people. */
export const createContacts = (desk: () => Desk, ports: WayPorts) => {
  /** Where a way that is no chat reaches somebody. */
  const off = (person: Person, way: OffChat): { readonly port: WayPort; readonly to: string } | undefined => {
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
    /** The ways that exist for somebody. */
    waysOf: (person: Person): readonly Way[] => WAYS.filter((way) => meant(person, way).length > 0),
    /** The ways to a person that exist for them, the best first. `first`: one that goes before their own order. */
    inOrder: (person: Person, first?: Way): readonly PersonWay[] => {
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

export type Contacts = ReturnType<typeof createContacts>;

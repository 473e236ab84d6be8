import { type Desk, type DeskPerson, WAYS, type Way } from '../desk/model';
import type { Platform } from '../ground/refs';
import { anyEntryOf } from './desk-person';
import { type Person } from './person';
import { isOffChat, type OffChat, type PersonWay, type WayPort, type WayPorts } from './ways';

const PLATFORMS: readonly Platform[] = ['teams', 'slack'];

type Contact = Pick<DeskPerson, 'email' | 'phone' | 'webhook'>;

/** Where a way that is no chat reaches somebody. */
export interface OffChatContact {
  readonly port: WayPort;
  readonly to: string;
}

const addressOf = ({ email, phone, webhook }: Contact, way: OffChat): string | undefined =>
  way === 'mail' ? email : way === 'webhook' ? webhook : phone;

/** What was chosen goes first; whatever else there is is better than nothing. */
const ordered = <W>(
  chosen: readonly Way[],
  first: Way | undefined,
  meant: (way: Way) => readonly W[],
): readonly W[] => {
  const own = [...new Set<Way>([...chosen, ...WAYS])];
  const order =
    first === undefined || first === 'chat' ? own : [first, ...own.filter((way) => way !== 'chat'), 'chat' as const];
  return [...new Set(order.flatMap(meant))];
};

/** Ways to people. */
export const createContacts = (desk: () => Desk, ports: WayPorts) => {
  const reaching = (contact: Contact, way: OffChat): OffChatContact | undefined => {
    const port = ports[way];
    const to = port && addressOf(contact, port.way);
    return port && to !== undefined ? { port, to } : undefined;
  };

  /** Where a way that is no chat reaches somebody. */
  const off = (person: Person, way: OffChat): OffChatContact | undefined => {
    const { email } = person;
    return reaching({ ...anyEntryOf(desk(), person), ...(email !== undefined && { email }) }, way);
  };

  /** The same for somebody in no chat, by what the desk's file has of them. */
  const offByKey = (key: string, way: OffChat): OffChatContact | undefined => {
    const entry = desk().people[key];
    return entry && reaching(entry, way);
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
    offByKey,
    /** The ways that exist for somebody. */
    waysOf: (person: Person): readonly Way[] => WAYS.filter((way) => meant(person, way).length > 0),
    /** The ways to a person that exist for them, the best first. `first`: one that goes before their own order. */
    inOrder: (person: Person, first?: Way): readonly PersonWay[] =>
      ordered(person.settings?.ways ?? [], first, (way) => meant(person, way)),
    /** The same for somebody in no chat. */
    inOrderByKey: (key: string, first?: Way): readonly OffChat[] =>
      ordered([], first, (way) => (isOffChat(way) && offByKey(key, way) ? [way] : [])),
  };
};

export type Contacts = ReturnType<typeof createContacts>;

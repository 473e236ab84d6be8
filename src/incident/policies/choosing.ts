import { isOpen } from '../../calendar/business-time';
import type { Desk, Priority } from '../../desk/model';
import type { Named } from '../../ground/actor';
import type { Meant, PassedOver } from '../routed';
import type { Incident } from '../types';
import { needsOf } from './area';

/** What the choice of somebody is made by, as it was read before it is decided. People are keys of the desk's file. */
export interface Figures {
  /** When it was read. */
  readonly at: Date;
  /** Whoever was found in chat, as a full member who works there. */
  readonly people: ReadonlyMap<string, Named>;
  readonly away: ReadonlySet<string>;
  /** Who is on call in the team. */
  readonly onCall?: string | undefined;
  /** Open cases, weighed by their priority; nobody who has none. */
  readonly load: ReadonlyMap<string, number>;
  /** When somebody was given a case by a rule last. */
  readonly last: ReadonlyMap<string, Date>;
  /** Who it was when the same was asked before. */
  readonly first?: string | undefined;
}

/** What an open case weighs. */
export const WEIGHTS: Readonly<Record<Priority, number>> = { P1: 8, P2: 5, P3: 3, P4: 2, P5: 1 };

/** Of a case, as much as a choice needs. */
type Chosen = Pick<Incident, 'team' | 'routing' | 'meant' | 'caller' | 'confidential' | 'service' | 'category' | 'sub'>;

/** Everybody in the team, in the file's order. */
export const membersOf = ({ teams, people }: Desk, team: string): readonly string[] => {
  const { members = [] } = teams[team] ?? {};
  return members === 'everyone' ? Object.keys(people) : members;
};

const skillOf = (desk: Desk, incident: Chosen): string | undefined =>
  incident.routing?.rule?.skill ?? needsOf(desk, incident)?.skill;

const loadOf = ({ load }: Figures, key: string): number => load.get(key) ?? 0;
const lastOf = ({ last }: Figures, key: string): number => last.get(key)?.getTime() ?? 0;

/** Whom the rule could mean, whoever of them is there, the first before all others. */
const inOrder = (desk: Desk, incident: Chosen, figures: Figures): readonly string[] => {
  const { person, by } = incident.routing?.rule ?? {};
  if (person !== undefined) return [person];
  const members = membersOf(desk, incident.team);
  const byTurn = members.toSorted((one, other) => lastOf(figures, one) - lastOf(figures, other));
  const byLoad = byTurn.toSorted((one, other) => loadOf(figures, one) - loadOf(figures, other));
  switch (by) {
    case 'on-call':
      return figures.onCall === undefined ? [] : [figures.onCall];
    case 'round-robin':
      return byTurn;
    case 'least-loaded':
      return byLoad;
    case 'skill': {
      const skill = skillOf(desk, incident);
      return skill === undefined ? byLoad : byLoad.filter((key) => desk.people[key]?.skills.includes(skill));
    }
    case undefined:
      return [];
  }
};

/** Why somebody gets nothing now; undefined where they may have it. */
const whyNot = (desk: Desk, incident: Chosen, figures: Figures, key: string): PassedOver['because'] | undefined => {
  const { meant, team, confidential, caller, routing } = incident;
  const hours = desk.hours[desk.teams[team]?.hours ?? ''];
  const person = figures.people.get(key);
  if (meant?.not.includes(key)) return 'said_no';
  if (figures.away.has(key)) return 'away';
  if (figures.onCall !== key && (!hours || !isOpen(hours, figures.at))) return 'off_hours';
  if (!person) return 'not_found';
  if (person.id === caller.id) return 'caller';
  // Of a confidential case nobody hears by a turn but who leads, or is named.
  if (confidential && routing?.rule?.person !== key && desk.teams[team]?.lead !== key) return 'confidential';
  return undefined;
};

/** How many who got nothing are kept with a case. */
const MOST_PASSED = 10;

/** For whom the rule means the case, and who was passed over on the way; nobody where none of them is there. */
export const choose = (desk: Desk, incident: Chosen, figures: Figures): Omit<Meant, 'not'> => {
  const all = inOrder(desk, incident, figures);
  const order = all.toSorted((one, other) => Number(other === figures.first) - Number(one === figures.first));
  const reasons = order.map((key) => whyNot(desk, incident, figures, key));
  const found = reasons.indexOf(undefined);
  // Who said no is told of wherever they stood.
  const passed = order.flatMap((key, i) => {
    const because = reasons[i];
    return because && (found < 0 || i < found || because === 'said_no') ? [{ key, because }] : [];
  });
  const key = order[found];
  const person = key === undefined ? undefined : figures.people.get(key);
  return {
    of: order.length,
    passed: passed.slice(0, MOST_PASSED),
    ...(person && key !== undefined && { to: { id: person.id, name: person.name, key }, load: loadOf(figures, key) }),
  };
};

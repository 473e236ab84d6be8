import { isOpen } from '../../calendar/business-time';
import type { CaseType, Desk, Route } from '../../desk/model';
import { conditionsOf, isOfPattern, isWithin, type RouteCondition } from '../../desk/routes';
import type { Lang } from '../../ground/lang';
import type { Meant, Routing } from '../routed';

/** All of a case that a rule may ask for. */
export interface RouteFacts {
  /** With its parts, as `network.vpn`. */
  readonly category: string;
  readonly service?: string | undefined;
  /** Tag of the device. */
  readonly device?: string | undefined;
  /** Key of the group of callers. */
  readonly group?: string | undefined;
  readonly language: Lang;
  readonly type: CaseType;
  readonly at: Date;
}

/** Where a case goes. `routing`: which rule says so and why no earlier one does; absent on a desk without rules. */
export interface Placed {
  readonly team: string;
  readonly routing?: Routing;
}

const FITS: Readonly<Record<RouteCondition, (facts: RouteFacts, wanted: string, desk: Desk) => boolean>> = {
  category: ({ category }, wanted) => isWithin(category, wanted),
  service: ({ service }, wanted) => service === wanted,
  device: ({ device }, wanted) => device !== undefined && isOfPattern(device, wanted),
  group: ({ group }, wanted) => group === wanted,
  language: ({ language }, wanted) => language === wanted,
  type: ({ type }, wanted) => type === wanted,
  hour: ({ at }, wanted, { hours }) => hours[wanted] !== undefined && isOpen(hours[wanted], at),
};

/** The first condition that the case does not meet; undefined where the rule fits. */
const missing = (route: Route, facts: RouteFacts, desk: Desk) =>
  conditionsOf(route).find(([on, wanted]) => !FITS[on](facts, wanted, desk));

const worksThere = ({ teams }: Desk, team: string, person: string): boolean => {
  const { members = [], lead } = teams[team] ?? {};
  return members === 'everyone' || members.includes(person) || lead === person;
};

/** The team of a rule; of one that names a person the case's own where they work in it, else their first. */
const teamOf = (desk: Desk, { to }: Route, own: string): string => {
  if (to.team !== undefined) return to.team;
  const { person } = 'person' in to ? to : {};
  if (person === undefined || worksThere(desk, own, person)) return own;
  return Object.keys(desk.teams).find((team) => worksThere(desk, team, person)) ?? own;
};

/** So many rules that did not fit are kept with a case; a longer list helps nobody. */
const MOST_MISSED = 20;

/** Where the desk's rules put a case: the first that fits counts, else it goes to `own`, its category's or service's team. */
export const placedBy = (desk: Desk, facts: RouteFacts, own: string): Placed => {
  const { routes } = desk;
  if (routes.length === 0) return { team: own };
  const misses = routes.map((route) => missing(route, facts, desk));
  const found = misses.indexOf(undefined);
  const before = found < 0 ? misses : misses.slice(0, found);
  const missed = before
    .flatMap((miss, i) => (miss ? [{ number: i + 1, on: miss[0], wanted: miss[1] }] : []))
    .slice(0, MOST_MISSED);
  const rules = { of: routes.length, missed };
  const route = routes[found];
  if (!route) return { team: own, routing: { team: own, ...rules } };
  const { to, by, skill, assign } = route;
  const rule = {
    number: found + 1,
    if: conditionsOf(route).map(([on, wanted]) => ({ on, wanted })),
    ...('person' in to && { person: to.person }),
    ...(by !== undefined && { by }),
    ...(skill !== undefined && { skill }),
    ...(assign && { assign }),
  } as const;
  const team = teamOf(desk, route, own);
  return { team, routing: { team, ...rules, rule } };
};

/** Whether a rule means somebody of the team. */
export const asksFor = (routing: Routing | undefined): boolean =>
  routing?.rule !== undefined && (routing.rule.person !== undefined || routing.rule.by !== undefined);

/** Nobody is found yet. */
export const ASKING: Meant = { of: 0, passed: [], not: [], asking: true };

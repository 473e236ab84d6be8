import type { Hearer } from '../delivery/subject';
import type { Desk } from '../desk/model';
import type { Audience } from './effects';
import { decidersOf } from './policies/approval';
import { needsOf } from './policies/area';
import { homeOf } from './policies/home';
import type { Incident } from './types';

const key = (name: string | undefined): readonly Hearer[] => (name === undefined ? [] : [{ type: 'key', key: name }]);

/** Who is to approve it, whoever is away left out; late, the next in line comes first. */
const asked = (incident: Incident, desk: Desk): readonly Hearer[] => {
  const [first, ...others] = decidersOf(desk, incident);
  if (first === undefined) return [];
  const order = incident.approval?.told === 2 ? [...others, first] : [first, ...others];
  return order.map((one) =>
    one.type === 'key' ? { ...one, unlessAway: true } : { type: 'address', email: one.email },
  );
};

/** What the service or area asks of whoever is called: somebody who fits goes before whoever is merely on call. */
const needed = (incident: Incident, desk: Desk): readonly Hearer[] => {
  const { team } = incident;
  const needs = needsOf(desk, incident);
  return needs ? [{ type: 'fit', team, ...needs }] : [];
};

/**
 * Who hears it, in order: whoever cannot be reached leaves it to the next in line (lead, manager, first admin).
 * A confidential case is for its owner and lead, then the manager: no room, no admin, nobody else on call.
 */
export function hearersOf(audience: Audience, incident: Incident, desk: Desk): readonly Hearer[] {
  const { confidential } = incident;
  const home = homeOf(desk, incident.team);
  const team = desk.teams[home];
  const manager = key(team?.manager);
  const line = [...key(team?.lead), ...manager, ...(confidential ? [] : key(desk.admins[0]))];
  const room = (of: string, again: boolean): readonly Hearer[] =>
    confidential ? [] : [{ type: 'room', team: of, again }];
  const own = (again: boolean) => room(home, again);
  const fit = (first: Extract<Hearer, { type: 'fit' }>) => (confidential ? line : [first, ...own(true), ...line]);
  switch (audience.type) {
    case 'caller':
      return [{ type: 'id', id: incident.caller.id }];
    case 'owner':
      return incident.owner ? [{ type: 'id', id: incident.owner.id }, ...own(false), ...line] : [];
    case 'addressee': {
      const email = incident.absent?.email;
      return email === undefined ? [] : [{ type: 'address', email }];
    }
    case 'participant':
      return [{ type: 'id', id: audience.id }];
    case 'followers':
      // They are many: `crowd` names them.
      return [];
    case 'sender':
      return [{ type: 'id', id: audience.id }, ...own(false), ...line];
    case 'approver':
      return [...asked(incident, desk), ...own(true), ...line];
    case 'team':
      return [...own(false), ...line];
    case 'lead':
      return [...key(team?.lead), ...own(true), ...line];
    case 'manager':
      return [...manager, ...own(true), ...line.slice(key(team?.lead).length)];
    case 'person':
      return [...key(audience.key), ...own(true), ...line];
    case 'next': {
      const next = desk.teams[audience.team];
      const onCall: readonly Hearer[] = next && !confidential ? [{ type: 'onCall', team: next.key }] : [];
      return [...onCall, ...(next ? room(next.key, false) : []), ...key(next?.lead), ...line];
    }
    case 'on-call': {
      if (confidential) return line;
      const onCall: Hearer = { type: 'onCall', team: home };
      return [...needed({ ...incident, team: home }, desk), onCall, ...own(team?.onCall !== undefined), ...line];
    }
    case 'level':
      return fit({ type: 'fit', team: home, level: audience.level });
    case 'skill':
      return fit({ type: 'fit', team: home, skill: audience.skill });
  }
}

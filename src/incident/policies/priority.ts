import { type Desk, type Impact, PRIORITIES, type Priority, URGENCIES, type Urgency } from '../../desk/model';
import type { Incident } from '../types';

/** What a report counts as until somebody answers the two questions. */
export const UNASSESSED = { impact: 'me', urgency: 'hindered' } as const satisfies { impact: Impact; urgency: Urgency };

/** All of a case that its priority follows from. */
export type Weighed = Pick<Incident, 'caseType' | 'impact' | 'urgency' | 'service' | 'callerGroup' | 'callerRecord'>;

/** What moved a priority from where the two answers, or the type, would have it. */
export type PriorityReason = { readonly type: 'high' | 'low'; readonly service: string } | { readonly type: 'vip' };

interface Planned {
  readonly priority: Priority;
  readonly reasons: readonly PriorityReason[];
}

/** `P1` is above `P5`. */
export const isRaised = (was: Priority, now: Priority): boolean => now < was;

/** A VIP alone makes nothing more urgent than this: only how many are hit does. */
const MOST_BY_VIP: Priority = 'P2';

const STEPS = { low: -1, high: 1 } as const;

const isVip = (desk: Desk, { callerGroup, callerRecord }: Weighed): boolean =>
  callerRecord?.vip === true || desk.groups[callerGroup ?? '']?.vip === true;

/** What its type or the matrix gives; the criticality of its service moves the urgency by one where the desk wants that. */
const planned = (desk: Desk, { caseType, impact, urgency, service = '' }: Weighed): Planned => {
  const row = desk.matrix[impact];
  const fixed = caseType && desk.types[caseType]?.priority;
  if (fixed) return { priority: fixed, reasons: [] };
  const { criticality = 'normal' } = desk.services[service] ?? {};
  if (!desk.criticality || criticality === 'normal') return { priority: row[urgency], reasons: [] };
  const priority = row[URGENCIES[URGENCIES.indexOf(urgency) + STEPS[criticality]] ?? urgency];
  return { priority, reasons: priority === row[urgency] ? [] : [{ type: criticality, service }] };
};

const above = (priority: Priority): Priority =>
  priority > MOST_BY_VIP ? (PRIORITIES[PRIORITIES.indexOf(priority) - 1] ?? priority) : priority;

/** The priority that rules give a case, with what moved it. */
export const weigh = (desk: Desk, incident: Weighed): Planned => {
  const { priority, reasons } = planned(desk, incident);
  const raised = isVip(desk, incident) ? above(priority) : priority;
  return { priority: raised, reasons: raised === priority ? reasons : [...reasons, { type: 'vip' }] };
};

/** What a case starts with and returns to. */
export const startingPriority = (desk: Desk, incident: Weighed): Priority => weigh(desk, incident).priority;

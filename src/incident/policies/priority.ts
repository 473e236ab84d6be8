import type { Desk, Impact, Priority, Urgency } from '../../desk/model';
import type { Incident } from '../types';

/** What a report counts as until somebody answers the two questions. */
export const UNASSESSED = { impact: 'me', urgency: 'hindered' } as const satisfies { impact: Impact; urgency: Urgency };

export const priorityOf = (desk: Desk, impact: Impact, urgency: Urgency): Priority => desk.matrix[impact][urgency];

/** What a case starts with and returns to: its type's where that has one, else what the matrix gives. */
export const startingPriority = (
  desk: Desk,
  { caseType, impact, urgency }: Pick<Incident, 'caseType' | 'impact' | 'urgency'>,
): Priority => (caseType && desk.types[caseType]?.priority) ?? priorityOf(desk, impact, urgency);

/** `P1` is above `P5`. */
export const isRaised = (was: Priority, now: Priority): boolean => now < was;

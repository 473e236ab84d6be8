import type { Desk, Impact, Priority, Urgency } from '../../desk/model';

/** What a report counts as until somebody answers the two questions. */
export const UNASSESSED = { impact: 'me', urgency: 'hindered' } as const satisfies { impact: Impact; urgency: Urgency };

export const priorityOf = (desk: Desk, impact: Impact, urgency: Urgency): Priority => desk.matrix[impact][urgency];

/** `P1` is above `P5`. */
export const isRaised = (was: Priority, now: Priority): boolean => now < was;

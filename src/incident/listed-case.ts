import { z } from 'zod';
import type { FoldedCase, ListedCase } from '../delivery/subject';
import { type Infer, listedCase as listed } from '../record/schema';
import { isUnresolved } from './lifecycle';
import type { Incident } from './types';

/** As far as a list that is sent shows a case: of a confidential one no title, before somebody opens it. */
export const listedCase = ({ id, number, title, priority, owner, confidential }: Incident): ListedCase => ({
  subject: { kind: 'incident', id },
  number,
  ...(!confidential && { title }),
  priority,
  ...(owner && { owner: owner.name }),
});

export const foldedCase = (incident: Incident): FoldedCase => ({
  ...listedCase(incident),
  open: isUnresolved(incident),
});

const cases = z.array(listed);
/** Lists of cases that are said when a day begins. */
export const caseLists = {
  /** What nobody has and what has lain still, when a team's day begins. `day`: its local date. */
  morning: z.object({
    kind: z.literal('morning'),
    team: z.string(),
    day: z.string(),
    unclaimed: cases,
    silent: cases,
    more: z.number(),
  }),
  /** The open cases of somebody who is away today, to the lead. */
  absentOwner: z.object({
    kind: z.literal('absentOwner'),
    team: z.string(),
    owner: z.string(),
    cases,
    more: z.number(),
  }),
};
export type CaseListContent = Infer<(typeof caseLists)[keyof typeof caseLists]>;

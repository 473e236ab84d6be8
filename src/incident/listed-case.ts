import type { FoldedCase, ListedCase } from '../delivery/subject';
import { isUnresolved } from './lifecycle';
import type { Incident } from './types';

/** As far as a list shows a case. */
export const listedCase = ({ id, number, title, priority, owner }: Incident): ListedCase => ({
  subject: { kind: 'incident', id },
  number,
  title,
  priority,
  ...(owner && { owner: owner.name }),
});

export const foldedCase = (incident: Incident): FoldedCase => ({
  ...listedCase(incident),
  open: isUnresolved(incident),
});

/** Lists of cases that are said when a day begins. */
export type CaseListContent =
  /** What nobody has and what has lain still, when a team's day begins. `day`: its local date. */
  | {
      readonly kind: 'morning';
      readonly team: string;
      readonly day: string;
      readonly unclaimed: readonly ListedCase[];
      readonly silent: readonly ListedCase[];
      readonly more: number;
    }
  /** The open cases of somebody who is away today, to the lead. */
  | {
      readonly kind: 'absentOwner';
      readonly team: string;
      readonly owner: string;
      readonly cases: readonly ListedCase[];
      readonly more: number;
    };

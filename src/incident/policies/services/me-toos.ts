import { type Desk, IMPACTS, type Impact } from '../../../desk/model';

/** What so many people who are hit make of the impact, its caller counted with the others. */
const impactOf = ({ meToos }: Desk, others: number): Impact | undefined =>
  meToos.raise.findLast(({ people }) => others + 1 >= people)?.impact;

/**
 * What the impact is raised to where others have joined; undefined where it stays. Only a step that is passed raises it, so
 * that what an operator has said since stands until the next.
 */
export const raisedBy = (desk: Desk, before: number, now: number, impact: Impact): Impact | undefined => {
  const wanted = impactOf(desk, now);
  if (wanted === undefined || now <= before || wanted === impactOf(desk, before)) return undefined;
  return IMPACTS.indexOf(wanted) > IMPACTS.indexOf(impact) ? wanted : undefined;
};

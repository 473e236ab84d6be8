import type { ListedCase } from '../bulletins/content';
import type { Incident } from '../incident/types';

/** As far as a list shows a case. */
export const listedCase = ({ id, number, title, priority, owner }: Incident): ListedCase => ({
  incident: id,
  number,
  title,
  priority,
  ...(owner && { owner: owner.name }),
});

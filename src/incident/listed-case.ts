import type { ListedCase } from '../delivery/bulletins/content';
import type { Incident } from './types';

/** As far as a list shows a case. */
export const listedCase = ({ id, number, title, priority, owner }: Incident): ListedCase => ({
  incident: id,
  number,
  title,
  priority,
  ...(owner && { owner: owner.name }),
});

import type { ActionData } from '../../view/view';
import type { CardPlace } from '../effects';
import type { Incident } from '../types';

/** What every button of a case carries. */
export const dataOf = (incident: Pick<Incident, 'id'>, place: CardPlace): ActionData => ({
  incident: incident.id,
  place,
});

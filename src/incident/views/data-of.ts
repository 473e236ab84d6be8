import { type CardPlace } from '../../ground/refs';
import type { ActionData } from '../../view/view';
import type { Incident } from '../types';

/** What every button of a case carries. */
export const dataOf = (incident: Pick<Incident, 'id'>, place: CardPlace): ActionData => ({
  incident: incident.id,
  place,
});

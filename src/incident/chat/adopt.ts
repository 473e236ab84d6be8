import type { ActionInput } from '../../command/input';
import { cardId } from '../../delivery/subject';
import type { StoredIncident } from '../stored';
import { type IncidentTurn } from '../turn';

/** A card whose post is of unknown fate is known to have arrived when somebody presses it. Never rejects. */
export const adoptCard = async ({ input, deps }: IncidentTurn<ActionInput>, stored: StoredIncident): Promise<void> => {
  const { message, data } = input;
  const { place } = data;
  if (!message || (place !== 'caller' && place !== 'team')) return;
  try {
    await deps.store.live.adopt(cardId({ kind: 'incident', id: stored.state.id }, place), message);
  } catch (error) {
    deps.log.warn({ err: error }, 'A card that was pressed could not be adopted');
  }
};

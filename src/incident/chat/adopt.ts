import type { ActionInput } from '../../command/input';
import type { StoredIncident } from '../stored';
import { type IncidentTurn } from '../turn';

/** A card whose post is of unknown fate is known to have arrived when somebody presses it. Never rejects. */
export const adoptCard = async ({ input, deps }: IncidentTurn<ActionInput>, stored: StoredIncident): Promise<void> => {
  const { message, data } = input;
  const { deliveries } = deps.store;
  if (!message || (data['place'] !== 'caller' && data['place'] !== 'team')) return;
  try {
    const row = await deliveries.card(`incident.${stored.state.id}.card.${data['place']}`);
    const isLost = row?.unknownSince !== undefined && row.ref === undefined;
    if (isLost && row.address?.id === message.address.id) await deliveries.adoptCard(row.id, message);
  } catch (error) {
    deps.log.warn({ err: error }, 'A card that was pressed could not be adopted');
  }
};

import { VAGT } from '../../ground/actor';
import type { IncidentStore } from '../store';
import type { HandleIncident } from '../stored';

export interface AskAddressesDeps {
  readonly incidents: Pick<IncidentStore, 'unasked'>;
  readonly handle: HandleIncident;
}

/** So many cases of one address are asked about at a time. */
const MOST = 20;

/** Somebody with this address was met in chat: whether the cases that operators wrote down for it are theirs, they are asked. */
export const askAddresses = async ({ incidents, handle }: AskAddressesDeps, email: string): Promise<void> => {
  for (const incident of await incidents.unasked(email, MOST)) {
    await handle({ type: 'askAddress', incident, by: VAGT, key: `address.${email}` });
  }
};

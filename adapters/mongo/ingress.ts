import { type DeliveryStore } from '../../src/delivery/store';
import type { MongoContext } from './context';
import { orLost } from './errors';

export const INGRESS = 'ingress';

/** Platforms redeliver within minutes; people press a button again within the day. */
const KEPT_SECONDS = 48 * 60 * 60;

export const ingressIndexes = [
  { name: 'ingress_key', key: { desk: 1, key: 1 }, unique: true },
  { name: 'ingress_age', key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS },
] as const;

/** Who answers a platform event that came twice. It never decides whether something was done: the incident does. */
export function mongoIngress({ db, desk, run }: MongoContext): Pick<DeliveryStore, 'firstAnswer'> {
  const ingress = db.collection(INGRESS);
  return {
    firstAnswer: (key, now) => run(async () => (await orLost(ingress.insertOne({ desk, key, at: now }))) !== 'lost'),
  };
}

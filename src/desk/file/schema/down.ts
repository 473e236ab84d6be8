import { say } from '../../../view/text';
import { clockTime, expects } from './fields';

const MINUTE_MS = 60_000;
/** Sooner nobody knows whether it is more than a hiccup; later nobody wants to hear of it. */
const SOONEST_MS = 10_000;
const LATEST_MS = 24 * 60 * MINUTE_MS;

/** A platform that cannot be reached for so long is told about where people can be. */
export const down = clockTime
  .refine((ms) => ms >= SOONEST_MS && ms <= LATEST_MS)
  .register(expects, say('expected.down'))
  .default(3 * MINUTE_MS);

import { type Clock, systemClock } from '../../src/ground/clock';

/** True for the first time a value comes within `ms`; afterwards it is forgotten. */
export function createOnce(ms: number, clock: Clock = systemClock): (value: string) => boolean {
  const seen = new Map<string, number>();
  return (value) => {
    const now = clock.now().getTime();
    for (const [old, until] of seen) if (until <= now) seen.delete(old);
    if (seen.has(value)) return false;
    seen.set(value, now + ms);
    return true;
  };
}

import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import { inTime } from '../ground/in-time';
import { type Learned, learnFrom } from './policies/learned';
import type { IncidentStore } from './store';

export interface LearningDeps {
  readonly incidents: Pick<IncidentStore, 'learned'>;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

/** So many ended cases are learned from, the newest. */
const MOST_LEARNED = 1000;
const EVERY_MS = 10 * 60_000;
/** A report waits no longer for it: what was read before, or its words, tell enough. */
const PATIENCE_MS = 300;

/**
 * What the desk's ended cases say, read anew by the first report in ten minutes. Undefined as long as nothing could be read.
 */
export const createLearning = ({ incidents, desk, clock }: LearningDeps): (() => Promise<Learned | undefined>) => {
  let learned: { readonly by: Desk; readonly at: number; readonly says: Learned } | undefined;
  let reading: Promise<Learned | undefined> | undefined;

  const read = async (): Promise<Learned | undefined> => {
    const by = desk();
    try {
      const says = learnFrom(by, await incidents.learned(MOST_LEARNED));
      learned = { by, at: clock.now().getTime(), says };
    } catch {
      // The next report asks again.
    } finally {
      reading = undefined;
    }
    return learned?.says;
  };

  return async () => {
    const isOld = !learned || learned.by !== desk() || clock.now().getTime() - learned.at >= EVERY_MS;
    if (!isOld) return learned?.says;
    reading ??= read();
    return inTime(reading, PATIENCE_MS, () => learned?.says);
  };
};

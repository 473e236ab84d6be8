import { createEachTeam, type EachTeamDeps } from '../delivery/bulletins/each-team';
import type { OnDutyPort } from '../delivery/on-duty';
import type { DeliveryStore } from '../delivery/store';

export interface ReleasesDeps extends EachTeamDeps {
  readonly onCall: Pick<OnDutyPort, 'who' | 'next'>;
  readonly deliveries: Pick<DeliveryStore, 'releaseHeld'>;
}

const EVERY_MS = 2000;

/**
 * What a gap holds back is due as soon as somebody is on call, or will be sooner than was thought: put on, by a swap, back
 * from an absence, or by another desk file. Whoever sends it asks once more who that is.
 */
export const createReleases = (deps: ReleasesDeps): (() => Promise<void>) => {
  const { onCall, deliveries, clock } = deps;
  /** Who is on, or when somebody will be, as of the last look. */
  const seen = new Map<string, string>();

  return createEachTeam(deps, EVERY_MS, async function releases({ key, onCall: schedule }) {
    if (schedule?.gap !== 'hold') return;
    const now = clock.now();
    const there = (await onCall.who(key, now)) ?? (await onCall.next(key, now))?.toISOString() ?? '';
    if (there !== '' && seen.get(key) !== there) await deliveries.releaseHeld(key, now);
    seen.set(key, there);
  });
};

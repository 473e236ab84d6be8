import type { Logger } from 'pino';
import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import { isChat, type Platform } from '../../ground/refs';
import { PLATFORMS } from '../../people/desk-person';
import { heardOf, wellOn } from './outage';
import type { OutageStore, StoredOutage } from './store';
import type { Watch } from './watch';

/** A platform that cannot be reached. */
export interface PlatformDown {
  readonly platform: Platform;
  readonly since: Date;
}

export interface Outages {
  /** As of some seconds ago. */
  down(): readonly PlatformDown[];
  /** Nobody has called it in vain since it last answered. */
  isWell(platform: Platform): boolean;
  /** All that is stored of it, as of some seconds ago. */
  known(): readonly StoredOutage[];
  /** Brings together what this process has heard and what the others have; to be called every few seconds. */
  look(): Promise<void>;
}

export interface OutagesDeps {
  readonly store: { readonly outages: OutageStore };
  readonly watch: Watch;
  readonly desk: () => Desk;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

const EVERY_MS = 5000;

/** Which platforms cannot be reached, and since when: what one process hears counts for all. */
export function createOutages({ store, watch, desk, clock, log }: OutagesDeps): Outages {
  let known: readonly StoredOutage[] = [];
  let nextAt = 0;

  const of = (platform: Platform): StoredOutage =>
    known.find(({ outage }) => outage.platform === platform) ?? { outage: wellOn(platform), version: 0 };

  function tell({ outage: { platform, state, news } }: StoredOutage): void {
    if (state.type === 'down') log.error({ platform, since: state.since }, 'A platform cannot be reached');
    else if (state.type === 'well' && news?.over) log.warn({ platform, over: news.over }, 'A platform answers again');
  }

  async function lookAt(platform: Platform): Promise<void> {
    const before = of(platform);
    if (!watch.chat(platform)) return;
    if (before.outage.state.type !== 'well' || watch.isDoubtful(platform)) await watch.ask(platform);
    const outage = heardOf(before.outage, watch.heard(platform), clock.now(), desk().down);
    if (outage === before.outage) return;
    // Somebody else knew more: the next look takes it up.
    if ((await store.outages.save(outage, before.version)) === 'lost') return;
    const saved = { outage, version: before.version + 1 };
    known = [...known.filter((one) => one.outage.platform !== platform), saved];
    if (outage.state.type !== before.outage.state.type) tell(saved);
  }

  return {
    known: () => known,
    isWell: (platform) => of(platform).outage.state.type === 'well' && !watch.isDoubtful(platform),
    down: () =>
      known.flatMap(({ outage: { platform, state } }) =>
        state.type === 'down' && isChat(platform) ? [{ platform, since: state.since }] : [],
      ),
    async look() {
      const now = clock.now().getTime();
      if (now < nextAt) return;
      nextAt = now + EVERY_MS;
      known = await store.outages.all();
      await Promise.all(PLATFORMS.map(lookAt));
    },
  };
}

import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import type { Reader } from '../../ground/lang';
import type { SubjectRef } from '../../ground/refs';
import { DONE } from '../../record/jobs';
import type { KindAtWork } from '../../record/run';
import type { Snapshot, SubjectKind } from '../subject';
import type { Outage } from './outage';
import type { OutageStore } from './store';
import { outageView, plainOutage } from './views';

export const OUTAGE = 'outage';

export const outageRef = (platform: Outage['platform']): SubjectRef => ({ kind: OUTAGE, id: platform });

export interface OutageKindDeps {
  readonly outages: Pick<OutageStore, 'all'>;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

/** What delivery is told of an outage, to tell it to whoever no chat reaches: it has no card, and nothing is said of it once it is over. */
export function createOutageKind({ outages, desk, clock }: OutageKindDeps): SubjectKind {
  const contextOf = (reader: Reader) => ({ desk: desk(), reader, now: clock.now() });

  function snapshotOf({ platform, state, news }: Outage, version: number): Snapshot {
    const subject = outageRef(platform);
    const isDown = state.type === 'down';
    const [team = ''] = Object.keys(desk().teams);
    const content = { kind: 'outage', platform, since: news?.since ?? clock.now() } as const;
    return {
      subject,
      version,
      team,
      confidential: false,
      caller: '',
      language: desk().languages[0],
      hasOwner: false,
      listed: { subject, number: 0, priority: 'P5', open: isDown },
      cards: () => [],
      unplanned: () => undefined,
      siblings: () => [],
      nobody: () => undefined,
      hearers: ({ key }) => (typeof key === 'string' ? [{ type: 'key', key }] : []),
      isForRoom: () => false,
      isForCaller: () => false,
      traits: () => ({ isPing: false, mustArrive: false, mayBeFolded: false, callsGroup: false }),
      unheard: () => undefined,
      overtaken: () => (isDown ? undefined : 'overtaken'),
      card: () => {
        throw new Error('An outage has no card');
      },
      notice: (_, reader) => outageView(content, contextOf(reader)),
      plain: async (_, reader) => plainOutage(content, contextOf(reader)),
    };
  }

  return {
    async load(id) {
      const found = (await outages.all()).find(({ outage }) => outage.platform === id);
      return found && snapshotOf(found.outage, found.version);
    },
    listed: async () => [],
  };
}

/** It is no record: nothing stands in an outbox, and no deadline runs. */
export const outageAtWork: KindAtWork = {
  name: OUTAGE,
  settle: async () => true,
  tick: async () => DONE,
  commandOf: async () => undefined,
  take: async () => true,
};

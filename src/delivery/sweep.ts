import type { Logger } from 'pino';
import { type Clock } from '../ground/clock';
import { inParallel } from '../ground/in-parallel';
import { later } from '../ground/moments';
import { subjectKey } from '../ground/refs';
import type { Dispatch } from '../record/dispatch';
import { createPage, LOST_AFTER_MS, type Sweep } from '../record/sweep';
import type { BulletinDesk } from './bulletins';
import type { BulletinContent } from './bulletins/types';
import type { LiveStore } from './live/store';
import type { Delivery } from './rows';
import type { DeliveryStore } from './store';
import { type Subjects, urgencyOf } from './subject';

export interface DeliverySweepDeps {
  readonly deliveries: DeliveryStore;
  readonly live: Pick<LiveStore, 'due'>;
  readonly bulletins: Pick<BulletinDesk<BulletinContent>, 'show'>;
  readonly subjects: Subjects;
  readonly dispatch: Dispatch;
  /** What to do about a delivery whose holder died. */
  readonly lost: (row: Delivery) => Promise<void>;
  readonly clock: Clock;
  readonly periodMs: number;
  readonly log: Pick<Logger, 'error'>;
}

const PAGE = 100;
const AT_ONCE = 8;

/** What was on its way and may have been lost: posts, says and live messages, each looked through on its own. */
export function deliverySweeps(deps: DeliverySweepDeps): readonly Sweep[] {
  const { deliveries, live, bulletins, subjects, dispatch, lost, clock, periodMs, log } = deps;
  const page = createPage();

  async function pendingSays(): Promise<void> {
    const now = clock.now();
    const rows = await deliveries.pending(later(now, -LOST_AFTER_MS), page.limit());
    page.seen(rows.map((one) => one.id));
    const ready = rows.filter((row) => !row.notBefore || row.notBefore <= later(now, periodMs));
    const waiting = new Map(ready.map(({ subject }) => [subjectKey(subject), subject]));
    await inParallel([...waiting], AT_ONCE, async ([key, subject]) => {
      const effects = new Map(ready.filter((row) => subjectKey(row.subject) === key).map((row) => [row.effect, row]));
      const state = await subjects.load(subject).catch(() => undefined);
      for (const [id, row] of effects) {
        const what = state?.traits(row).isPing ? 'ping' : 'saying';
        const urgency = state && urgencyOf(state.listed.priority, what);
        await dispatch(subject, { id, effect: { type: 'once', to: row.audience, notice: row.notice } }, urgency);
      }
    });
  }

  async function lostPosts(): Promise<void> {
    for (const row of await deliveries.expireLeases(clock.now(), PAGE)) {
      await lost(row).catch((error: unknown) => log.error({ err: error, delivery: row.id }, 'a lost post stays so'));
    }
  }

  async function dueMessages(): Promise<void> {
    await inParallel(await live.due(clock.now(), PAGE), AT_ONCE, async (row) => {
      if (row.type === 'bulletin') return bulletins.show(row.id);
      const { subject } = row;
      const place = row.type === 'card' ? row.place : 'team';
      await dispatch(subject, { id: `live.${place}`, effect: { type: 'live', place } });
    });
  }

  return [lostPosts, pendingSays, dueMessages];
}

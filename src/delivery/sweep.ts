import type { Logger } from 'pino';
import { type Clock } from '../ground/clock';
import { createLanes } from '../ground/in-lanes';
import { inParallel } from '../ground/in-parallel';
import { later } from '../ground/moments';
import { subjectKey } from '../ground/refs';
import type { Dispatch } from '../record/dispatch';
import { createPage, LOST_AFTER_MS, passing, type Sweep } from '../record/sweep';
import type { BulletinDesk } from './bulletins';
import type { BulletinContent } from './bulletins/types';
import type { LiveStore } from './live/store';
import type { Delivery } from './rows';
import type { DeliveryStore } from './store';
import { type Snapshot, type Subjects, sayingUrgency } from './subject';
import { recipientKey } from './target';

export interface DeliverySweepDeps {
  readonly deliveries: DeliveryStore;
  readonly live: Pick<LiveStore, 'due'>;
  readonly bulletins: Pick<BulletinDesk<BulletinContent>, 'show'>;
  readonly subjects: Subjects;
  readonly dispatch: Dispatch;
  /** What to do about a delivery whose holder died. */
  readonly lost: (row: Delivery) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error'>;
}

const PAGE = 100;
const AT_ONCE = 8;
/** So long a pass waits for one target; without Redis it sends by itself, and a room may hang. */
const PATIENCE_MS = 2000;

/** A say to be sent, and how urgent it is: 1 goes first. */
interface DueSay {
  readonly row: Delivery;
  readonly urgency?: number;
}

/** What was on its way and may have been lost: says and live messages, each looked through on its own. */
export function deliverySweeps(deps: DeliverySweepDeps): readonly Sweep[] {
  const { deliveries, live, bulletins, subjects, dispatch, lost, clock, log } = deps;
  const page = createPage();
  const inLanes = createLanes(AT_ONCE, PATIENCE_MS);

  /** Its holder died: it is unknown, and its next way is planned. Until both are written the next pass finds it again. */
  async function lose(row: Delivery): Promise<void> {
    await lost(row).catch((error: unknown) => log.error({ err: error, delivery: row.id }, 'a lost post stays so'));
  }

  async function withUrgency(rows: readonly Delivery[]): Promise<readonly DueSay[]> {
    const subjectsOf = new Map(rows.map(({ subject }) => [subjectKey(subject), subject]));
    const states = new Map<string, Snapshot>();
    await inParallel([...subjectsOf], AT_ONCE, async ([key, subject]) => {
      const state = await subjects.load(subject).catch(() => undefined);
      if (state) states.set(key, state);
    });
    const says = rows.map((row): DueSay => {
      const state = states.get(subjectKey(row.subject));
      return state ? { row, urgency: sayingUrgency(state, row) } : { row };
    });
    const last = Number.POSITIVE_INFINITY;
    return says.toSorted((one, other) => (one.urgency ?? last) - (other.urgency ?? last));
  }

  async function dueSays(): Promise<void> {
    const now = clock.now();
    const rows = await deliveries.due(now, page.limit());
    page.seen(rows.map((one) => one.id));
    const held = rows.filter(({ status }) => status === 'sending');
    await inParallel(held, AT_ONCE, lose);
    // What was planned just now is on its way by its own job.
    const before = later(now, -LOST_AFTER_MS);
    const left = rows.filter(({ status, createdAt }) => status === 'pending' && createdAt < before);
    const says = new Map([...held, ...left].map((row) => [`${subjectKey(row.subject)} ${row.effect}`, row]));
    const laneOf = ({ row }: DueSay) => recipientKey(row.target);
    await inLanes(await withUrgency([...says.values()]), laneOf, async ({ row, urgency }) => {
      const { subject, effect: id, audience, notice } = row;
      await dispatch(subject, { id, effect: { type: 'once', to: audience, notice } }, urgency);
    });
  }

  async function dueMessages(): Promise<void> {
    const shown = inParallel(await live.due(clock.now(), PAGE), AT_ONCE, async (row) => {
      if (row.type === 'bulletin') return bulletins.show(row.id);
      const { subject } = row;
      const place = row.type === 'card' ? row.place : 'team';
      await dispatch(subject, { id: `live.${place}`, effect: { type: 'live', place }, ofRow: true });
    });
    await passing(shown);
  }

  return [dueSays, dueMessages];
}

import type { DeliveryCounts } from './delivery/counts';
import { conversationKey } from './delivery/limiter';
import type { Outages } from './delivery/outages';
import type { Clock } from './ground/clock';
import { type OpenCount } from './incident/store';
import { PLATFORMS } from './people/desk-person';
import { type Lateness } from './record/lateness';
import { type RepairResult } from './record/repair';
import { type Store } from './store';

/** What is counted about this desk and this process. Numbers and keys only, never names of people. */
export interface Health {
  readonly deskVersion: string;
  readonly redisUp: boolean;
  /** What did not answer, and is left alone for a while, by its name. */
  readonly resting: Readonly<Record<string, boolean>>;
  /** Platforms that cannot be reached, by their name. */
  readonly down: Readonly<Record<string, boolean>>;
  readonly counts: DeliveryCounts;
  /** Of what fell due by itself. */
  readonly lateness: Lateness;
  /** Undefined while Redis is away. */
  readonly queues?: Readonly<Record<string, number>>;
  /** Undefined while MongoDB does not answer. */
  readonly stored?: {
    readonly unreadable: number;
    readonly overdueMs: number;
    readonly unsettled: number;
    /** How long the oldest effect has waited to be handed on. */
    readonly outboxAgeMs: number;
    readonly open: readonly OpenCount[];
    readonly repair?: RepairResult;
  };
}

export interface HealthDeps {
  readonly store: Pick<Store, 'incidents' | 'repairs' | 'places'>;
  readonly counts: DeliveryCounts;
  readonly lateness: () => Lateness;
  readonly jobs: { isUp(): boolean; depths(): Promise<Readonly<Record<string, number>>> };
  readonly deskVersion: () => string;
  /** Keys of those whom the desk may have to wake and cannot. */
  readonly outOfReach?: () => Promise<readonly string[]>;
  /** 1 while a version of the desk counts that this process cannot read. */
  readonly deskUnreadable?: () => number;
  readonly resting?: () => Readonly<Record<string, boolean>>;
  readonly outages?: Pick<Outages, 'down'>;
  readonly clock: Clock;
}

/** What costs a look through many documents is as old as this, in milliseconds, at most. */
const KEPT_MS = 15_000;

/** For `/readyz` (rejects when MongoDB does not answer) and `/metrics` (never rejects). */
export function createHealth(deps: HealthDeps) {
  const {
    store,
    counts,
    lateness,
    jobs,
    deskVersion,
    outOfReach = async () => [],
    deskUnreadable = () => 0,
    resting = () => ({}),
    outages = { down: () => [] },
    clock,
  } = deps;
  const { incidents, repairs, places } = store;
  const startedAt = clock.now();
  let kept: { readonly at: Date; readonly open: readonly OpenCount[] } | undefined;

  async function openCounts(): Promise<readonly OpenCount[]> {
    const now = clock.now();
    if (!kept || now.getTime() - kept.at.getTime() >= KEPT_MS) kept = { at: now, open: await incidents.countOpen() };
    return kept.open;
  }

  let known: { readonly at: Date; readonly keys: readonly string[] } | undefined;

  /** What is stored of everybody who may have to be woken, and what delivery found out since the start. */
  async function unreachable(): Promise<number> {
    const now = clock.now();
    if (!known || now.getTime() - known.at.getTime() >= KEPT_MS) known = { at: now, keys: await outOfReach() };
    return new Set([...counts.unreachable, ...known.keys]).size;
  }

  /** Channels of teams that took no post when the last was made. */
  async function shutChannels(): Promise<number> {
    if (counts.shut.size === 0) return 0;
    return (await places.all()).filter(({ address }) => counts.shut.has(conversationKey(address))).length;
  }

  async function stored(): Promise<Health['stored']> {
    const [health, open, repair] = await Promise.all([incidents.health(clock.now()), openCounts(), repairs.last()]);
    return { ...health, open, ...(repair && { repair }) };
  }

  return {
    ready: async (): Promise<Readonly<Record<string, number>>> => {
      const [{ overdueMs, outboxAgeMs, ...health }, repair, missed, shut] = await Promise.all([
        incidents.health(clock.now()),
        repairs.last(),
        unreachable(),
        shutChannels(),
      ]);
      const { nobody, reposts, forbidden, unknown } = counts;
      const ageMs = clock.now().getTime() - (repair?.at ?? startedAt).getTime();
      return {
        redisAway: jobs.isUp() ? 0 : 1,
        platformsDown: outages.down().length,
        overdueSeconds: Math.round(overdueMs / 1000),
        outboxAgeSeconds: Math.round(outboxAgeMs / 1000),
        ...health,
        astray: repair?.astray ?? 0,
        deskUnreadable: deskUnreadable(),
        auditAgeSeconds: Math.round(ageMs / 1000),
        unreachable: missed,
        shutChannels: shut,
        nobody,
        reposts,
        forbidden,
        unknown,
      };
    },

    read: async (): Promise<Health> => {
      const [fromStore, queues] = await Promise.all([
        stored().catch(() => undefined),
        jobs.depths().catch(() => undefined),
      ]);
      return {
        deskVersion: deskVersion(),
        redisUp: jobs.isUp(),
        resting: resting(),
        down: Object.fromEntries(
          PLATFORMS.map((name) => [name, outages.down().some(({ platform }) => platform === name)]),
        ),
        counts,
        lateness: lateness(),
        ...(queues && { queues }),
        ...(fromStore && { stored: fromStore }),
      };
    },
  };
}

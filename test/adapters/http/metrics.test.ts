import { createMetrics } from '../../../adapters/http/metrics';
import { createCounts } from '../../../src/delivery/counts';
import { createHealth, type Health, type HealthDeps } from '../../../src/health';
import { createLateness } from '../../../src/record/lateness';
import { anIncident, aWrite, minutes } from '../../support/incidents';
import { createMemoryStore } from '../../support/memory-store';
import { createTestClock } from '../../support/test-clock';

const figures: Health = {
  deskVersion: 'abc',
  redisUp: true,
  resting: { redis: false, teams: true },
  down: { slack: true, teams: false },
  counts: {
    ...createCounts(),
    ended: { sent: 7, refused: 1, unknown: 0, cancelled: 2 },
    byKind: new Map([['claimed', { sent: 3, refused: 0, unknown: 1, cancelled: 0 }]]),
    unreachable: new Set(['anna']),
  },
  lateness: { within: [3, 3, 4, 4, 4, 5, 5, 5], count: 5, sumMs: 61_500 },
  queues: { timers: 4, sends: 0 },
  stored: {
    unreadable: 1,
    overdueMs: 45_000,
    unsettled: 2,
    outboxAgeMs: 7000,
    open: [
      { priority: 'P1', status: 'new', type: 'incident', count: 3 },
      { priority: 'P3', status: 'resolved', type: 'request', count: 1 },
    ],
    repair: { at: minutes(2), cleanAt: minutes(1), open: 4, overdue: 0, astray: 1, astrayTotal: 5 },
  },
};
const seconds = (count: number) => minutes(count).getTime() / 1000;

/** Vagt's own lines, without help and types. */
const linesOf = async (read: () => Promise<Health>): Promise<readonly string[]> =>
  (await createMetrics(read).text()).split('\n').filter((line) => line.startsWith('vagt_'));

describe('metrics', () => {
  it('tell how the desk is, and never name anybody', async () => {
    const text = await createMetrics(async () => figures).text();
    const lines = text.split('\n').filter((line) => line.startsWith('vagt_'));
    const open = lines.filter((line) => line.startsWith('vagt_open_incidents'));
    expect(open).toHaveLength(5 * 4 * 3);
    expect(open).toContain('vagt_open_incidents{priority="P2",status="waiting",type="question"} 0');
    expect(lines.filter((line) => !open.includes(line) || !line.endsWith(' 0'))).toEqual([
      'vagt_redis_up 1',
      'vagt_breaker_open{to="redis"} 0',
      'vagt_breaker_open{to="teams"} 1',
      'vagt_platform_down{platform="slack"} 1',
      'vagt_platform_down{platform="teams"} 0',
      'vagt_mongo_up 1',
      'vagt_desk_info{version="abc"} 1',
      'vagt_unreachable 1',
      'vagt_deliveries_total{status="sent"} 7',
      'vagt_deliveries_total{status="refused"} 1',
      'vagt_deliveries_total{status="unknown"} 0',
      'vagt_deliveries_total{status="cancelled"} 2',
      'vagt_deliveries_by_kind_total{kind="claimed",status="sent"} 3',
      'vagt_deliveries_by_kind_total{kind="claimed",status="refused"} 0',
      'vagt_deliveries_by_kind_total{kind="claimed",status="unknown"} 1',
      'vagt_deliveries_by_kind_total{kind="claimed",status="cancelled"} 0',
      'vagt_step_lateness_seconds_bucket{le="1"} 3',
      'vagt_step_lateness_seconds_bucket{le="2"} 3',
      'vagt_step_lateness_seconds_bucket{le="5"} 4',
      'vagt_step_lateness_seconds_bucket{le="10"} 4',
      'vagt_step_lateness_seconds_bucket{le="30"} 4',
      'vagt_step_lateness_seconds_bucket{le="60"} 5',
      'vagt_step_lateness_seconds_bucket{le="300"} 5',
      'vagt_step_lateness_seconds_bucket{le="3600"} 5',
      'vagt_step_lateness_seconds_bucket{le="+Inf"} 5',
      'vagt_step_lateness_seconds_sum 61.5',
      'vagt_step_lateness_seconds_count 5',
      'vagt_deliveries_nobody_total 0',
      'vagt_card_reposts_total 0',
      'vagt_posts_forbidden_total 0',
      'vagt_posts_unknown_total 0',
      'vagt_queue_jobs{queue="timers"} 4',
      'vagt_queue_jobs{queue="sends"} 0',
      'vagt_open_incidents{priority="P1",status="new",type="incident"} 3',
      'vagt_open_incidents{priority="P3",status="resolved",type="request"} 1',
      'vagt_oldest_overdue_seconds 45',
      'vagt_outbox_unsettled 2',
      'vagt_outbox_age_seconds 7',
      'vagt_unreadable_documents 1',
      `vagt_audit_last_timestamp_seconds ${seconds(2)}`,
      `vagt_audit_last_clean_timestamp_seconds ${seconds(1)}`,
      'vagt_astray_total 5',
    ]);
    expect(text).not.toContain('anna');
    expect(text).toContain('# TYPE vagt_deliveries_total counter');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('leave out what is not known while MongoDB and Redis are away', async () => {
    const { stored: _, queues: __, ...rest } = figures;
    const lines = await linesOf(async () => ({ ...rest, redisUp: false }));
    expect(lines).toEqual(expect.arrayContaining(['vagt_redis_up 0', 'vagt_mongo_up 0', 'vagt_unreachable 1']));
    expect(lines.filter((line) => /overdue|astray|open_incidents|queue/.test(line))).toEqual([]);
  });

  it('stay the same when two ask at once', async () => {
    const metrics = createMetrics(async () => figures);
    const [one, other] = await Promise.all([metrics.text(), metrics.text()]);
    const ours = (text: string) => text.split('\n').filter((line) => line.startsWith('vagt_'));
    expect(ours(one)).toEqual(ours(other));
  });
});

describe('figures', () => {
  const made = async (more: Partial<HealthDeps> = {}) => {
    const store = createMemoryStore();
    const clock = createTestClock(minutes(0));
    const jobs = { isUp: () => true, depths: async () => ({ timers: 1 }) };
    const lateness = () => createLateness().read();
    const deps = { store, counts: createCounts(), lateness, jobs, deskVersion: () => 'v1', clock, ...more };
    return { ...deps, clock, ...createHealth(deps) };
  };
  const report = async (store: HealthDeps['store']) => {
    const state = anIncident({ nextAt: minutes(2) });
    await store.incidents.create(state.id, aWrite(state));
  };

  it('count open incidents anew only every 15 seconds', async () => {
    const { store, clock, read } = await made();
    await report(store);
    expect((await read()).stored?.open).toEqual([{ type: 'incident', priority: 'P3', status: 'new', count: 1 }]);
    await report(store);
    clock.advance(14_000);
    expect((await read()).stored?.open).toEqual([{ type: 'incident', priority: 'P3', status: 'new', count: 1 }]);
    clock.advance(1000);
    expect((await read()).stored?.open).toEqual([{ type: 'incident', priority: 'P3', status: 'new', count: 2 }]);
  });

  it('are there without MongoDB and without Redis', async () => {
    const { incidents, repairs, places } = createMemoryStore();
    const health = () => Promise.reject(new Error('away'));
    const jobs = { isUp: () => false, depths: () => Promise.reject(new Error('away')) };
    const { read, ready, counts } = await made({
      store: { places, repairs, incidents: { ...incidents, health } },
      jobs,
    });
    const lateness = createLateness().read();
    expect(await read()).toEqual({
      deskVersion: 'v1',
      redisUp: false,
      resting: {},
      down: { slack: false, teams: false },
      counts,
      lateness,
    });
    await expect(ready()).rejects.toThrow('away');
  });

  it('say for /readyz how late the oldest step is, what went astray, and how old the newest audit is', async () => {
    const { store, clock, ready } = await made();
    await report(store);
    clock.advance(5 * 60_000);
    expect(await ready()).toMatchObject({ overdueSeconds: 180, astray: 0, auditAgeSeconds: 300, redisAway: 0 });
    await store.repairs.put({ at: minutes(4), open: 1, overdue: 1, astray: 2, astrayTotal: 9 });
    expect(await ready()).toMatchObject({ astray: 2, auditAgeSeconds: 60 });
  });
});

import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { ENDINGS } from '../../src/delivery/counts';
import { CASE_TYPES, type CaseType, PRIORITIES, type Priority } from '../../src/desk/model';
import type { Health } from '../../src/health';
import { STATUSES, type Status } from '../../src/incident/types';
import { LATE_BY } from '../../src/record/lateness';

export interface Metrics {
  readonly contentType: string;
  /** What stands there, in Prometheus' text format. */
  text(): Promise<string>;
}

/** Zeros are told too: a line that comes and goes hides what happened in between. */
const OPEN = STATUSES.filter((status) => status !== 'closed' && status !== 'cancelled');

type Labels = Readonly<Record<string, string>>;
type Value = readonly [labels: Labels, value: number];

const at = (value: number): readonly Value[] => [[{}, value]];
const seconds = (date: Date | undefined): number => (date?.getTime() ?? 0) / 1000;

/** A fresh registry for each look, so that what is not known now is left out and two looks at once do not meet. */
function registryOf({ deskVersion, redisUp, resting, down, counts, lateness, queues, stored }: Health): Registry {
  const registry = new Registry();
  const options = (name: string, help: string, values: readonly Value[]) => ({
    name: `vagt_${name}`,
    help,
    labelNames: Object.keys(values[0]?.[0] ?? {}),
    registers: [registry],
  });
  const gauge = (name: string, help: string, values: readonly Value[]): void => {
    const made = new Gauge(options(name, help, values));
    for (const [labels, value] of values) made.set({ ...labels }, value);
  };
  const counter = (name: string, help: string, values: readonly Value[]): void => {
    const made = new Counter(options(`${name}_total`, help, values));
    for (const [labels, value] of values) made.inc({ ...labels }, value);
  };

  gauge('redis_up', 'Whether jobs can be added to Redis.', at(redisUp ? 1 : 0));
  const breakers = Object.entries(resting).map(([to, isOpen]): Value => [{ to }, isOpen ? 1 : 0]);
  gauge('breaker_open', 'Whether something did not answer and is left alone for a while.', breakers);
  const platforms = Object.entries(down).map(([platform, isDown]): Value => [{ platform }, isDown ? 1 : 0]);
  gauge('platform_down', 'Whether a chat cannot be reached, for as long as the desk says.', platforms);
  gauge('mongo_up', 'Whether MongoDB answers.', at(stored ? 1 : 0));
  gauge('desk_info', 'The version of the desk file in use.', [[{ version: deskVersion }, 1]]);
  gauge('unreachable', 'People who should have heard something and could not be reached.', at(counts.unreachable.size));
  const endings = ENDINGS.map((status): Value => [{ status }, counts.ended[status]]);
  counter('deliveries', 'Messages of this process by how they ended.', endings);
  const ofKinds = [...counts.byKind].flatMap(([kind, ended]) =>
    ENDINGS.map((status): Value => [{ kind, status }, ended[status]]),
  );
  counter('deliveries_by_kind', 'Messages of this process by what they said and how they ended.', ofKinds);
  const within = LATE_BY.map((limit, n): Value => [{ le: String(limit) }, lateness.within[n] ?? 0]);
  gauge('step_lateness_seconds_bucket', 'How late steps were taken by this process, in seconds.', [
    ...within,
    [{ le: '+Inf' }, lateness.count],
  ]);
  gauge('step_lateness_seconds_sum', 'All lateness of steps together, in seconds.', at(lateness.sumMs / 1000));
  gauge('step_lateness_seconds_count', 'Steps that this process took.', at(lateness.count));
  counter('deliveries_nobody', 'Messages that reached nobody at all.', at(counts.nobody));
  counter('card_reposts', 'Cards posted anew because the fate of their post was not known.', at(counts.reposts));
  counter('posts_forbidden', 'Posts and updates that a platform forbade.', at(counts.forbidden));
  counter('posts_unknown', 'Posts of unknown fate.', at(counts.unknown));
  if (queues) {
    const waiting = Object.entries(queues).map(([queue, count]): Value => [{ queue }, count]);
    gauge('queue_jobs', 'Jobs that wait in a queue, later ones included.', waiting);
  }
  if (!stored) return registry;

  const { overdueMs, outboxAgeMs, unsettled, unreadable, open, repair } = stored;
  const countOf = (priority: Priority, status: Status, type: CaseType): number =>
    open.find((one) => one.priority === priority && one.status === status && one.type === type)?.count ?? 0;
  const byKind = PRIORITIES.flatMap((priority) =>
    OPEN.flatMap((status) =>
      CASE_TYPES.map((type): Value => [{ priority, status, type }, countOf(priority, status, type)]),
    ),
  );
  gauge('open_incidents', 'Cases that are neither closed nor cancelled.', byKind);
  gauge('oldest_overdue_seconds', 'How late the oldest due incident is.', at(overdueMs / 1000));
  gauge('outbox_unsettled', 'Incidents whose effects wait to be handed on, counted to 1000.', at(unsettled));
  gauge('outbox_age_seconds', 'How long the oldest effect has waited to be handed on.', at(outboxAgeMs / 1000));
  gauge('unreadable_documents', 'Documents that this process could not read.', at(unreadable));
  gauge('audit_last_timestamp_seconds', 'When the newest audit ended; 0 for never.', at(seconds(repair?.at)));
  const cleanAt = at(seconds(repair?.cleanAt));
  gauge('audit_last_clean_timestamp_seconds', 'When an audit last found nothing wrong; 0 for never.', cleanAt);
  counter('astray', 'Incidents that audits found without their next look.', at(repair?.astrayTotal ?? 0));
  return registry;
}

/** What Prometheus is told: the figures as they are when it asks, and those of the process. */
export function createMetrics(read: () => Promise<Health>): Metrics {
  const ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  return {
    contentType: ofProcess.contentType,
    async text() {
      const registry = registryOf(await read());
      return `${await registry.metrics()}\n${await ofProcess.metrics()}`;
    },
  };
}

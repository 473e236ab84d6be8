import type { RunEffect } from '../../src/delivery/run-effect';
import { effectKey } from '../../src/delivery/run-effect';
import type { PriorityJobs } from '../../src/record/outbox';
import { type Wake, wakeOf } from '../../src/record/wake';
import type { TestClock } from './test-clock';

/** Jobs in memory: nothing runs until the test says so, and time moves only as the test moves it. */
export interface MemoryJobs extends PriorityJobs {
  /** What the jobs call from now on. */
  work(run: RunEffect): void;
  /** Runs everything that is due now, and what that wakes; a job that throws is dropped, as BullMQ's is. */
  settle(): Promise<void>;
  /** Moves the clock on, stopping at every job that falls due on the way. */
  forward(ms: number): Promise<void>;
  /** Everything waiting is forgotten: `FLUSHALL`. */
  flush(): void;
  /** While it is away, adding rejects and nothing runs. */
  setUp(up: boolean): void;
  waiting(): readonly { readonly incident: string; readonly wake: Wake; readonly at: Date }[];
  /** What failed jobs threw. */
  readonly failures: readonly unknown[];
}

interface Job {
  readonly id: string;
  readonly incident: string;
  readonly wake: Wake;
  at: Date;
}

export function createMemoryJobs(clock: TestClock): MemoryJobs {
  const jobs = new Map<string, Job>();
  const failures: unknown[] = [];
  let run: RunEffect | undefined;
  let isUp = true;

  function next(until: Date): Job | undefined {
    const due = isUp ? [...jobs.values()].filter((job) => job.at <= until) : [];
    return due.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0];
  }

  async function runOne(job: Job): Promise<void> {
    if (!run) throw new Error('No worker: call work() first');
    try {
      const { again } = await run(job.incident, job.wake);
      if (again) job.at = new Date(Math.max(again.getTime(), clock.now().getTime() + 1));
      else jobs.delete(job.id);
    } catch (error) {
      failures.push(error);
      jobs.delete(job.id);
    }
  }

  async function settle(): Promise<void> {
    for (let job = next(clock.now()); job; job = next(clock.now())) await runOne(job);
  }

  return {
    failures,
    settle,
    work(given) {
      run = given;
    },
    async add(incident, entry) {
      if (!isUp) throw new Error('Redis is away');
      const wake = wakeOf(entry);
      const id = `${effectKey(incident, wake)} ${entry.id}`;
      if (!jobs.has(id)) jobs.set(id, { id, incident, wake, at: wake.type === 'tick' ? wake.at : clock.now() });
    },
    async forward(ms) {
      const end = new Date(clock.now().getTime() + ms);
      await settle();
      for (let job = next(end); job; job = next(end)) {
        clock.set(job.at);
        await settle();
      }
      clock.set(end);
    },
    flush: () => jobs.clear(),
    setUp(up) {
      isUp = up;
    },
    waiting: () => [...jobs.values()].map(({ incident, wake, at }) => ({ incident, wake, at })),
  };
}

import type { SubjectRef } from '../../src/ground/refs';
import { effectKey, type Job, type Jobs, jobOf, type RunEffect } from '../../src/record/jobs';
import type { TestClock } from './test-clock';

/** Jobs in memory: nothing runs until the test says so, and time moves only as the test moves it. */
export interface MemoryJobs extends Jobs {
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
  waiting(): readonly Pick<Waiting, 'subject' | 'job' | 'at' | 'urgency'>[];
  /** What failed jobs threw. */
  readonly failures: readonly unknown[];
}

interface Waiting {
  readonly id: string;
  readonly subject: SubjectRef;
  readonly job: Job;
  readonly urgency: number | undefined;
  at: Date;
}

export function createMemoryJobs(clock: TestClock): MemoryJobs {
  const jobs = new Map<string, Waiting>();
  const failures: unknown[] = [];
  let run: RunEffect | undefined;
  let isUp = true;

  function next(until: Date): Waiting | undefined {
    const due = isUp ? [...jobs.values()].filter((job) => job.at <= until) : [];
    return due.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0];
  }

  async function runOne(job: Waiting): Promise<void> {
    if (!run) throw new Error('No worker: call work() first');
    try {
      const { again } = await run(job.subject, job.job);
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

  const add: MemoryJobs['add'] = async (subject, entry, urgency) => {
    if (!isUp) throw new Error('Redis is away');
    const job = jobOf(entry);
    const id = `${effectKey(subject, job)} ${entry.id}${entry.isLost ? ' lost' : ''}`;
    if (!jobs.has(id)) jobs.set(id, { id, subject, job, urgency, at: job.type === 'tick' ? job.at : clock.now() });
  };

  return {
    failures,
    settle,
    add,
    async addAll(subject, left) {
      for (const item of left) await add(subject, item, item.urgency);
    },
    work(given) {
      run = given;
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
    waiting: () => [...jobs.values()].map(({ subject, job, urgency, at }) => ({ subject, job, urgency, at })),
  };
}

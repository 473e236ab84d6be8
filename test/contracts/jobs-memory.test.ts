import { MONDAY_9 } from '../support/given';
import { createMemoryJobs } from '../support/memory-jobs';
import { createTestClock } from '../support/test-clock';
import { jobsContract } from './jobs';

jobsContract('in memory', async () => {
  const clock = createTestClock(MONDAY_9);
  const jobs = createMemoryJobs(clock);
  return {
    jobs,
    now: () => clock.now(),
    work: (run) => jobs.work(run),
    pass: (ms) => jobs.forward(ms),
    stop: async () => {},
  };
});

import { recordContract } from '../contracts/store/records';
import { MONDAY_9 } from '../support/given';
import { memoryRecords } from '../support/memory/records';
import { createMemoryJobs } from '../support/memory-jobs';
import { createMemoryStore } from '../support/memory-store';
import { createTestClock } from '../support/test-clock';
import { reminderKind } from './reminder';
import { A_REMINDER, reminderStories } from './reminder-stories';

describe('a reminder in memory', () => {
  let store = memoryRecords(reminderKind);
  beforeEach(() => {
    store = memoryRecords(reminderKind);
  });
  recordContract(() => ({ store, other: store }), A_REMINDER);

  reminderStories(async () => {
    const clock = createTestClock(MONDAY_9);
    const jobs = createMemoryJobs(clock);
    return {
      records: memoryRecords(reminderKind),
      store: createMemoryStore(),
      jobs,
      clock,
      work({ run, drained }) {
        jobs.work(async (subject, job) => {
          const outcome = await run(subject, job);
          await drained();
          return outcome;
        });
      },
      pass: (ms) => jobs.forward(ms),
      async stop() {
        if (jobs.failures.length > 0) throw jobs.failures[0];
      },
    };
  });
});

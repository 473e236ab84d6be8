import type { SubjectRef } from '../../src/ground/refs';
import { effectKey, type Item, type Jobs, type RunEffect } from '../../src/record/jobs';

export interface JobsUnderTest {
  readonly jobs: Jobs;
  /** What the jobs call; set before the first one is added. */
  work(run: RunEffect): void;
  now(): Date;
  /** Lets this much time pass (really, or on a clock), and at least as long as `until` says no. */
  pass(ms: number, until?: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

const A: SubjectRef = { kind: 'incident', id: '01A' };
const card = (id: string): Item => ({ id, effect: { type: 'live', place: 'team' } });
const say = (id: string): Item => ({
  id,
  effect: { type: 'once', to: { type: 'caller' }, notice: { kind: 'claimed' } },
});
const tick = (id: string, at: Date): Item => ({ id, effect: { type: 'tick', at } });

/** What every `Jobs` does, in memory and with BullMQ. */
export function jobsContract(name: string, make: () => Promise<JobsUnderTest>): void {
  describe(`jobs: ${name}`, () => {
    let it: JobsUnderTest;
    let ran: string[];

    beforeEach(async () => {
      it = await make();
      ran = [];
      it.work(async (subject, job) => {
        ran.push(effectKey(subject, job));
        return {};
      });
    });
    afterEach(() => it.stop());

    test('each effect is run, with what it needs', async () => {
      await it.jobs.add(A, card('1.0'));
      await it.jobs.add(A, say('1.1'), 1);
      await it.jobs.add(A, tick('1.2', it.now()));
      await it.pass(10, () => ran.length === 3);
      expect(ran.toSorted()).toEqual(['incident 01A 1.1', 'incident 01A live.team', 'incident 01A tick']);
    });

    test('records of two kinds keep apart, though their ids be the same', async () => {
      await it.jobs.add(A, say('1.0'));
      await it.jobs.add({ ...A, kind: 'reminder' }, say('1.0'));
      await it.pass(10, () => ran.length === 2);
      expect(ran.toSorted()).toEqual(['incident 01A 1.0', 'reminder 01A 1.0']);
    });

    test('a tick waits for its moment', async () => {
      const due = new Date(it.now().getTime() + 400);
      let at: Date | undefined;
      it.work(async () => {
        at = it.now();
        return {};
      });
      await it.jobs.add(A, tick('1.0', due));
      await it.pass(800, () => at !== undefined);
      expect(at?.getTime()).toBeGreaterThanOrEqual(due.getTime());
    });

    test('an effect that says "later" comes back', async () => {
      it.work(async (subject, job) => {
        ran.push(effectKey(subject, job));
        return ran.length === 1 ? { again: new Date(it.now().getTime() + 200) } : {};
      });
      await it.jobs.add(A, say('1.0'));
      await it.pass(500, () => ran.length === 2);
      expect(ran).toHaveLength(2);
    });

    test('what is added twice while it waits runs once', async () => {
      const due = new Date(it.now().getTime() + 300);
      await it.jobs.add(A, tick('7.0', due));
      await it.jobs.add(A, tick('7.0', due));
      await it.pass(600, () => ran.length === 1);
      await it.pass(300);
      expect(ran).toEqual(['incident 01A tick']);
    });

    test('the same again after it has run is not lost', async () => {
      for (const times of [1, 2, 3]) {
        await it.jobs.add(A, card('1.0'));
        await it.pass(10, () => ran.length === times);
        // Its job has to be gone as well, not just its work.
        await it.pass(100);
      }
      expect(ran).toHaveLength(3);
    });

    test('nor is the same again after it has failed', async () => {
      it.work(async (subject, job) => {
        ran.push(effectKey(subject, job));
        if (ran.length === 1) throw new Error('a bug');
        return {};
      });
      await it.jobs.add(A, card('1.0'));
      await it.pass(10, () => ran.length === 1);
      await it.pass(100);
      await it.jobs.add(A, card('1.0'));
      await it.pass(10, () => ran.length === 2);
      expect(ran).toHaveLength(2);
    });

    test('an incident whose id a queue would not take is run all the same', async () => {
      await it.jobs.add({ kind: 'incident', id: '19:x@thread;1' }, say('1.0'));
      await it.pass(10, () => ran.length === 1);
      expect(ran).toEqual(['incident 19:x@thread;1 1.0']);
    });
  });
}

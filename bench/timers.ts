import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { percentile, rounded, table, times } from './support/figures';
import { onStage, say } from './support/stage';

/*
 * How late steps are: each at its own moment, and all at once after the desk stood still while they fell due; beside
 * bare jobs of BullMQ that write one document each. About two minutes.
 */
const CASES = 200;
const PER_SECOND = 10;
const PATIENCE_MS = 120_000;

/** What is read of a stored case. */
const stored = z.object({
  _id: z.string(),
  state: z.object({ policy: z.object({ steps: z.array(z.object({ at: z.date() })) }) }),
});
const row = z.object({ subject: z.object({ id: z.string() }), settledAt: z.date().optional() });

export const timers = (): Promise<void> =>
  onStage(async ({ slack, services, database, start, hears }) => {
    const uri = database('bench_timers');
    const mongo = await MongoClient.connect(uri);
    const db = mongo.db();
    try {
      const child = await start('vagt', { mongodbUri: uri });
      hears(child);
      const anna = slack.person('Anna Holm', { email: 'anna.holm@example.com' });
      const room = slack.channel('desk', [anna]);
      await anna.says('link service-desk', { in: room, mention: true });

      const report = async (count: number): Promise<void> => {
        for (let n = 0; n < count; n += 1) {
          await anna.command('/incident', `report the printer ${n} is jammed`);
          await sleep(1000 / PER_SECOND);
        }
      };
      /** ms from its step's moment until its ping was posted, or stood in a digest, by case. */
      const lateness = async (from: Date): Promise<readonly number[]> => {
        const cases = stored.array().parse(
          await db
            .collection('incidents')
            .find({ 'state.loggedAt': { $gte: from } })
            .toArray(),
        );
        const pings = await db.collection('deliveries').find({ 'notice.kind': 'ping' }).toArray();
        const settled = new Map(
          row
            .array()
            .parse(pings)
            .map(({ subject, settledAt }) => [subject.id, settledAt?.getTime()]),
        );
        return cases.flatMap(({ _id, state }) => {
          const [due, at] = [state.policy.steps[0]?.at.getTime(), settled.get(_id)];
          return due === undefined || at === undefined ? [] : [at - due];
        });
      };
      const all = async (from: Date): Promise<readonly number[]> => {
        for (const end = Date.now() + PATIENCE_MS; ; await sleep(250)) {
          const late = await lateness(from);
          if (late.length >= CASES) return late;
          if (Date.now() > end) throw new Error(`${late.length} of ${CASES} pings within ${PATIENCE_MS} ms`);
        }
      };

      const pacedFrom = new Date();
      await report(CASES);
      const paced = await all(pacedFrom);

      const burstFrom = new Date();
      await report(CASES);
      child.pause();
      const last = await db.collection('incidents').findOne({}, { sort: { 'state.number': -1 } });
      const due = stored.parse(last).state.policy.steps[0]?.at ?? new Date();
      await sleep(Math.max(0, due.getTime() - Date.now()) + 500);
      const resumedAt = Date.now();
      child.resume();
      await all(burstFrom);
      const burst = Date.now() - resumedAt;

      const bare = await start('bare', { mongodbUri: database('bench_bare') });
      const bareBurst = await bare.run('burst');
      say(`\n${CASES} steps; MongoDB: ${services.mongodbKind}, Redis: ${services.redisKind}`);
      say(
        table(
          ['load', 'desk', 'against bare jobs'],
          [
            [`${PER_SECOND} a second, p50 late`, `${rounded(percentile(paced, 0.5))} ms`, ''],
            [`${PER_SECOND} a second, p99 late`, `${rounded(percentile(paced, 0.99))} ms`, ''],
            ['all at once, until the last', `${rounded(burst)} ms`, times(burst, bareBurst)],
          ],
        ),
      );
    } finally {
      await mongo.close();
    }
  });

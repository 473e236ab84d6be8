import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { ulid } from 'ulid';
import { median, rounded, table, times } from './support/figures';
import { startMongoMeter } from './support/mongo-meter';
import { onStage, say } from './support/stage';

/*
 * Whether a desk grows slower with its cases: a report, the queue and one's own list at ever more ended cases, and what
 * an idle desk asks of MongoDB. The smallest size is the baseline. Minutes, most of it filling the database.
 */
const SIZES = [1000, 10_000, 100_000];
const CALLS = 40;
const BATCH = 1000;
const PATIENCE_MS = 20_000;
const COUNTER = { name: 'incident' };
/** Long enough for some sweeps. */
const IDLE_MS = 8000;

async function lastNumber(uri: string): Promise<number> {
  const mongo = await MongoClient.connect(uri);
  try {
    const counter = await mongo.db().collection('counters').findOne(COUNTER);
    return Number(counter?.['value'] ?? 0);
  } finally {
    await mongo.close();
  }
}

/** Copies of one real ended case, each with an id, a number and a key of its own, as if they had been reported one after the other. */
async function fill(uri: string, from: number, to: number): Promise<void> {
  const mongo = await MongoClient.connect(uri);
  try {
    const incidents = mongo.db().collection<{ _id: string }>('incidents');
    const ended = { open: false, outboxSince: { $exists: false } };
    let pattern = await incidents.findOne(ended);
    for (const end = Date.now() + PATIENCE_MS; !pattern; pattern = await incidents.findOne(ended)) {
      if (Date.now() > end) throw new Error(`no case has ended within ${PATIENCE_MS} ms`);
      await sleep(100);
    }
    const { _id: _, ...rest } = structuredClone({ state: {}, ...pattern });
    const before = await lastNumber(uri);
    for (let n = from; n < to; n += BATCH) {
      const page = Array.from({ length: Math.min(BATCH, to - n) }, (__, one) => {
        const id = ulid();
        return {
          ...rest,
          _id: id,
          state: { ...rest.state, id, number: before + 1 + n - from + one, externalKey: `size:${id}` },
        };
      });
      await incidents.insertMany(page);
    }
    await mongo
      .db()
      .collection('counters')
      .updateOne(COUNTER, { $set: { value: before + to - from } });
  } finally {
    await mongo.close();
  }
}

export const size = (): Promise<void> =>
  onStage(async ({ slack, services, database, start, hears }) => {
    const uri = database('bench_size');
    const meter = await startMongoMeter(uri);
    try {
      const child = await start('vagt', { mongodbUri: meter.uri });
      hears(child);
      const anna = slack.person('Anna Holm', { email: 'anna.holm@example.com' });
      const room = slack.channel('desk', [anna]);
      await anna.says('link service-desk', { in: room, mention: true });
      await anna.says('report the first printer is jammed');
      await sleep(2000);
      await anna.command('/incident', 'cancel INC-1');
      const timed = async (text: string): Promise<number> => {
        const took: number[] = [];
        for (let n = 0; n < CALLS; n += 1) {
          const from = performance.now();
          await anna.command('/incident', text);
          took.push(performance.now() - from);
        }
        return median(took);
      };
      const reported = async (): Promise<number> => {
        const took = await timed('report a slow screen');
        const last = await lastNumber(uri);
        // As many are open at every size.
        for (let number = last; number > last - CALLS; number -= 1)
          await anna.command('/incident', `cancel INC-${number}`);
        return took;
      };
      const figures: Readonly<Record<string, number>>[] = [];
      let there = 0;
      for (const cases of SIZES) {
        await fill(uri, there, cases);
        there = cases;
        const [queue, mine, find, report] = [
          await timed('queue'),
          await timed('mine'),
          await timed('find printer'),
          await reported(),
        ];
        await sleep(IDLE_MS);
        meter.reset();
        const cpu = await child.cpuMs();
        await sleep(IDLE_MS);
        const idle = (await child.cpuMs()) - cpu;
        figures.push({ report, queue, mine, find, 'idle CPU': idle, 'idle commands': meter.counts().total });
        say(`${rounded(cases)} cases: done`);
      }
      const [base] = figures;
      const rows = Object.keys(base ?? {}).map((what) => [
        what,
        ...figures.map((one) => `${rounded(one[what] ?? Number.NaN)} ${times(one[what] ?? 0, base?.[what] ?? 0)}`),
      ]);
      say(`\nMedian ms of ${CALLS} calls, and ${IDLE_MS} ms of an idle desk; MongoDB: ${services.mongodbKind}`);
      say(table(['what', ...SIZES.map((cases) => `${rounded(cases)} cases`)], rows));
    } finally {
      await meter.close();
    }
  });

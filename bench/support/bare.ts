import { App, HTTPReceiver } from '@slack/bolt';
import { Queue, Worker } from 'bullmq';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { serve } from './child';

const settings = z.object({
  mongodbUri: z.string(),
  redisUrl: z.string(),
  slack: z.object({ botToken: z.string(), signingSecret: z.string(), apiUrl: z.string() }),
});

const BURST = 200;
let burst = async (): Promise<void> => {};

/** Jobs that write one document each, all due at once; resolves with the last. */
async function runBurst(redisUrl: string, write: () => Promise<unknown>): Promise<void> {
  const connection = { url: redisUrl };
  const prefix = '{bare}';
  const queue = new Queue('bare', { connection, prefix });
  let left = BURST;
  await queue.addBulk(
    Array.from({ length: BURST }, () => ({ name: 'step', data: {}, opts: { removeOnComplete: true } })),
  );
  const worker = new Worker('bare', write, { connection, prefix, concurrency: 20, autorun: false });
  const done = new Promise<void>((resolve) => {
    worker.on('completed', () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
  void worker.run();
  await done;
  await worker.close();
  await queue.close();
}

/** The least that could take a report: Bolt, one insert, an acknowledgement. What every figure is compared with. */
serve(
  async (told) => {
    const { mongodbUri, redisUrl, slack } = settings.parse(told);
    const mongo = await MongoClient.connect(mongodbUri);
    const reports = mongo.db().collection('bare');
    burst = () => runBurst(redisUrl, () => reports.insertOne({ at: new Date() }));
    const receiver = new HTTPReceiver({
      signingSecret: slack.signingSecret,
      endpoints: '/slack/events',
      // After 3 s Bolt would answer 404 by itself: what a busy database does to it is to be measured.
      unhandledRequestTimeoutMillis: 30_000,
    });
    const app = new App({
      receiver,
      authorize: async () => ({ botToken: slack.botToken, botId: 'B0BOT1', botUserId: 'U0BOT1' }),
    });
    app.command('/incident', async ({ ack, command }) => {
      await reports.insertOne({ at: new Date(), user: command.user_id, text: command.text });
      await ack('Thank you');
    });
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('Bolt does not listen');
    return {
      port: address.port,
      async stop() {
        await app.stop();
        await mongo.close();
      },
    };
  },
  { burst: () => burst() },
);

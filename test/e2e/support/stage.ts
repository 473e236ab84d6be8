import type { Browser } from 'playwright-core';
import { connectMongo } from '../../../adapters/mongo/connect';
import { type Store } from '../../../src/store';
import { connectTestMongo, testRedisUrl } from '../../support/services';
import { launchBrowser } from './browser';
import { type Client, openPlayground } from './client';
import { type BotProcess, startBot } from './desk';
import { startPlayground } from './playground';

/** A bot in its own process, the real client, and somebody at it. */
export interface Stage {
  readonly client: Client;
  readonly bot: () => BotProcess;
  /** The bot's own database, as another process opens it. */
  readonly store: () => Promise<Store>;
  /** `kill -9` and a new process at the same address. */
  readonly crash: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export interface StageOptions {
  /** Tells the databases of one test run apart. */
  readonly label: string;
  readonly yaml: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Its own Redis, where the test empties it. */
  readonly redisUrl?: string;
}

export async function openStage({ label, yaml, viewport, redisUrl = testRedisUrl() }: StageOptions): Promise<Stage> {
  const stops: (() => Promise<unknown>)[] = [];
  const end = async () => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  };
  try {
    const mongo = await connectTestMongo(`e2e_${label}`);
    stops.push(() => mongo.drop());
    const address = new URL(mongo.uri);
    address.pathname = `/${mongo.name}`;
    // The desk's id is the prefix of its keys in Redis, which all tests share.
    const id = `e2e-${label}-${process.pid}`;
    const options = { yaml: yaml.replace('id: e2e', `id: ${id}`), mongodbUri: String(address), redisUrl };
    let bot = await startBot(options);
    stops.push(() => bot.kill('SIGTERM'));
    const playground = await startPlayground({ botEndpoint: `http://127.0.0.1:${bot.port}/api/messages` });
    stops.push(() => playground.stop());
    const browser: Browser = await launchBrowser();
    stops.push(() => browser.close());
    const client = await openPlayground(browser, playground.url, viewport ? { viewport: { ...viewport } } : {});
    return {
      client,
      bot: () => bot,
      store: async () => {
        const store = await connectMongo({ uri: options.mongodbUri, desk: id, log: { warn: () => {} } });
        stops.push(() => store.close());
        return store;
      },
      async crash() {
        const { port } = bot;
        await bot.kill('SIGKILL');
        bot = await startBot({ ...options, port });
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

import pino from 'pino';
import { connectMongo } from '../adapters/mongo/connect';
import { problemsWith } from '../src/env-problems';
import { createSharedClock, type SharedClock } from '../src/ground/clock';
import type { Lang } from '../src/ground/lang';
import type { Store } from '../src/store';

/** A database far away, or one that is busy with a batch, has more time than a chat has. */
const TIMEOUT_MS = 60_000;

/** Values of these variables, in their order; throws a sentence that names each that is missing. */
export const needed = (names: readonly string[], env: NodeJS.ProcessEnv, lang: Lang): readonly string[] => {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new Error(missing.flatMap((name) => problemsWith(name, env).map((text) => text[lang])).join('\n'));
  }
  return names.map((name) => env[name] ?? '');
};

/** Does something with the desk's own database, by its clock, and lets go of it. */
export const withStore = async <T>(
  { uri, desk }: { readonly uri: string; readonly desk: string },
  work: (store: Store, clock: SharedClock) => Promise<T>,
): Promise<T> => {
  const log = pino({ level: 'warn' }, pino.destination(2));
  const store = await connectMongo({ uri, desk, timeoutMs: TIMEOUT_MS, log });
  try {
    const clock = createSharedClock(() => store.time());
    await clock.look();
    return await work(store, clock);
  } finally {
    await store.close();
  }
};

import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Verdict } from './checker';
import { createDriver, type Driver } from './driver';
import { ending } from './ending';
import { openStage, type Stage, type StageOptions } from './stage';

export const SECOND = 1000;

/** Plays a scenario on a stage of its own. */
export async function on(
  options: StageOptions,
  play: (stage: Stage, driver: Driver) => Promise<unknown>,
): Promise<Verdict> {
  const stage = await openStage(options);
  try {
    const driver = createDriver(stage.company);
    await play(stage, driver);
    // A control run is not expected to come to rest.
    const verdict = await ending(stage, driver, options.control === undefined ? options.patienceMs : 15 * SECOND);
    return { ...verdict, figures: { kills: stage.fleet.kills, ...verdict.figures } };
  } finally {
    await stage.close();
  }
}

export const each = async (count: number, work: (n: number) => Promise<unknown>, atOnce = 1): Promise<void> => {
  let next = 0;
  const line = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: atOnce }, line));
};

const SEEN_MS = 60_000;

/** Waits until so many cases stand unclaimed in the rooms, or a minute. */
export async function seen({ company }: Stage, driver: Driver, count: number): Promise<void> {
  const open = () => company.all.reduce((sum, team) => sum + driver.unclaimed(team).length, 0);
  for (const end = Date.now() + SEEN_MS; open() < count && Date.now() < end; ) await sleep(SECOND);
}

export const teamAt = ({ company: { all } }: Stage, n: number) => {
  const team = all[n % all.length];
  if (!team) throw new Error('there is no team');
  return team;
};

/** So many cases, to all teams in turn. */
export const reports = (stage: Stage, driver: Driver, count: number, atOnce = 4): Promise<void> =>
  each(count, (n) => driver.report(teamAt(stage, n)), atOnce);

/** Somebody takes the newest case of some team, if one waits there. */
export async function someClaim(stage: Stage, driver: Driver): Promise<void> {
  const team = teamAt(stage, Math.floor(Math.random() * stage.company.all.length));
  const number = driver.unclaimed(team).at(-1);
  if (number !== undefined) await driver.claim(team, number);
}

/** An ordinary day, in a hurry: reports on both platforms, every second one is claimed; until it is told to stop. */
export function work(stage: Stage, driver: Driver, pauseMs = 500): { stop(): Promise<void> } {
  const over = new AbortController();
  async function go(): Promise<void> {
    for (let n = 0; !over.signal.aborted; n += 1) {
      await driver.report(teamAt(stage, n));
      if (n % 2 === 0) await someClaim(stage, driver);
      await sleep(pauseMs);
    }
  }
  const going = go();
  return {
    async stop() {
      over.abort();
      await going;
    },
  };
}

/** While people work, something goes wrong for a time, and is well again for as long as `afterMs`. */
export async function during(
  stage: Stage,
  driver: Driver,
  trouble: () => Promise<unknown>,
  afterMs = 5 * SECOND,
): Promise<void> {
  const day = work(stage, driver);
  await sleep(4 * SECOND);
  await trouble();
  await sleep(afterMs);
  await day.stop();
}

export async function withRedis(stage: Stage, use: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(stage.services.redisUrl);
  await use(redis);
  redis.disconnect();
}
export const flush = (stage: Stage): Promise<void> => withRedis(stage, (redis) => redis.flushall());

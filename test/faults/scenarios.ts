import { setTimeout as sleep } from 'node:timers/promises';
import type { CrashPoint } from '../../src/crash-points';
import { chatsCut } from './chats-cut';
import type { Verdict } from './checker';
import type { Driver } from './driver';
import { notPrimary } from './not-primary';
import { during, flush, on, reports, SECOND, someClaim, teamAt, withRedis, work } from './play';
import { rivals } from './protections';
import { answering, cut, delayed, hang, loseReplies, pass } from './proxy';
import type { Stage } from './stage';

export interface Scenario {
  readonly about: string;
  /** @param minutes bounds what has no end of its own */
  run(minutes: number): Promise<Verdict>;
}

const FAST = { team: 3, lead: 5, manager: 7 };

/** One room takes a message a second, an edit of a card after all pings. */
const QUEUE_MS = 1500 * SECOND;

const CRASH_POINTS = [
  'after_save',
  'after_enqueue',
  'after_plan',
  'after_lease',
  'before_post',
  'after_post',
  'before_settle',
  'before_shown',
] as const satisfies readonly CrashPoint[];

/** One more process that ends at this point, and work until it has come there. */
async function crashAt(stage: Stage, driver: Driver, point: CrashPoint): Promise<void> {
  const doomed = await stage.fleet.extra({ CRASH_AT: point });
  for (let n = 0; doomed.running() && n < 40; n += 1) {
    await driver.report(teamAt(stage, n));
    await sleep(300);
  }
  if (doomed.running()) throw new Error(`No process ended at ${point}`);
}

export const SCENARIOS = {
  short: {
    about: 'two crashes, two kills, a claim and FLUSHALL: as in `npm test`',
    run: () =>
      on({ name: 'short', steps: { team: 4, lead: 6, manager: 8 }, teamsEach: 1 }, async (stage, driver) => {
        for (const point of ['after_save', 'after_post'] as const) await crashAt(stage, driver, point);
        for (const team of stage.company.all) {
          await driver.report(team);
          await someClaim(stage, driver);
          await stage.fleet.kill();
        }
        await flush(stage);
      }),
  },
  'crash-points': {
    about: 'a process ends at each named point, in the middle of its work',
    run: () =>
      on({ name: 'crash', steps: FAST, teamsEach: 1, processes: 1 }, async (stage, driver) => {
        for (const point of CRASH_POINTS) await crashAt(stage, driver, point);
      }),
  },
  kills: {
    about: 'one of three processes is killed every three seconds while another runs, 200 times',
    run: (minutes) =>
      on({ name: 'kills', steps: FAST, teamsEach: 3, processes: 3 }, async (stage, driver) => {
        const day = work(stage, driver, SECOND);
        const end = Date.now() + minutes * 60 * SECOND;
        while (stage.fleet.kills < 200 && Date.now() < end) {
          await sleep(3 * SECOND);
          // A busy machine may take longer to start one: a desk without any process shows nothing about those that are killed.
          if (stage.fleet.running > 1) await stage.fleet.kill();
        }
        await day.stop();
      }),
  },
  'flush-timers': {
    about: 'FLUSHALL while a timer waits for each of 1,000 cases',
    run: () =>
      on(
        { name: 'timers', steps: { team: 240, lead: 270, manager: 300 }, teamsEach: 4, patienceMs: QUEUE_MS },
        async (stage, driver) => {
          await reports(stage, driver, 1000, 8);
          await flush(stage);
        },
      ),
  },
  'flush-queued': {
    about: 'FLUSHALL while 200 messages and cards wait for their turn in two limited rooms',
    run: () =>
      on(
        { name: 'queued', steps: { team: 20, lead: 25, manager: 30 }, teamsEach: 1, patienceMs: QUEUE_MS },
        async (stage, driver) => {
          await reports(stage, driver, 140, 8);
          await flush(stage);
        },
      ),
  },
  'redis-hangs': {
    about: 'Redis accepts and does not answer, for 30 s',
    run: () =>
      on({ name: 'hangs', steps: FAST }, (stage, driver) =>
        during(stage, driver, async () => {
          stage.wires.redis.set(hang);
          await sleep(30 * SECOND);
          stage.wires.redis.set(pass);
        }),
      ),
  },
  'redis-full': {
    about: 'Redis has no memory left, for 20 s (maxmemory, noeviction)',
    run: () =>
      on({ name: 'full', steps: FAST }, (stage, driver) =>
        during(stage, driver, () =>
          withRedis(stage, async (redis) => {
            await redis.config('SET', 'maxmemory', '1');
            await sleep(20 * SECOND);
            await redis.config('SET', 'maxmemory', '0');
          }),
        ),
      ),
  },
  'mongo-stops': {
    about: 'MongoDB stands still for 20 s (SIGSTOP), then is killed and started again',
    run: () =>
      on({ name: 'stops', steps: FAST }, (stage, driver) =>
        during(stage, driver, async () => {
          const { mongo } = stage.services;
          await mongo?.kill('SIGSTOP');
          await sleep(20 * SECOND);
          await mongo?.kill('SIGCONT');
          await sleep(5 * SECOND);
          await mongo?.kill();
          await sleep(3 * SECOND);
          await mongo?.restart();
        }),
      ),
  },
  'roll-over': {
    about: 'the primary is replaced: NotWritablePrimary for 5 s, then a cut. Played by the proxy',
    run: () =>
      on({ name: 'roll', steps: FAST }, (stage, driver) =>
        during(stage, driver, async () => {
          stage.wires.mongo.set(notPrimary());
          await sleep(5 * SECOND);
          stage.wires.mongo.set(cut);
          await sleep(SECOND);
          stage.wires.mongo.set(pass);
        }),
      ),
  },
  'slack-503': {
    about: 'Slack answers 503 for 60 s while steps of P1 fall due',
    run: () =>
      on({ name: 'slack503', steps: FAST }, (stage, driver) =>
        during(stage, driver, async () => {
          stage.wires.slack.set(answering('503 Service Unavailable'));
          await sleep(60 * SECOND);
          stage.wires.slack.set(pass);
        }),
      ),
  },
  'teams-refuses': {
    about: 'Teams refuses connections for 60 s while steps of P1 fall due',
    run: () =>
      on({ name: 'refuses', steps: FAST }, (stage, driver) =>
        during(stage, driver, async () => {
          await stage.wires.teams.refuses();
          await sleep(60 * SECOND);
          await stage.wires.teams.listens();
        }),
      ),
  },
  'chats-cut': {
    about: 'both chats are cut for ten minutes while twenty people report by mail and steps of P1 fall due',
    run: chatsCut,
  },
  'lost-replies': {
    about: 'for 20 s every answer of both platforms is lost, after the request got through',
    run: () =>
      on({ name: 'replies', steps: FAST }, (stage, driver) =>
        during(stage, driver, async () => {
          for (const wire of [stage.wires.slack, stage.wires.teams]) wire.set(loseReplies);
          await sleep(20 * SECOND);
          for (const wire of [stage.wires.slack, stage.wires.teams]) wire.set(pass);
        }),
      ),
  },
  sigterm: {
    about: 'SIGTERM while posts are on their way',
    run: () =>
      on({ name: 'sigterm', steps: FAST, teamsEach: 1 }, async (stage, driver) => {
        for (const wire of [stage.wires.slack, stage.wires.teams]) wire.set(delayed(4 * SECOND));
        await reports(stage, driver, 2);
        await sleep(SECOND);
        await Promise.all([stage.fleet.kill('SIGTERM'), stage.fleet.kill('SIGTERM')]);
        for (const wire of [stage.wires.slack, stage.wires.teams]) wire.set(pass);
        await reports(stage, driver, 2);
      }),
  },
  writers: {
    about: 'three processes, a slow database, and three people who press Claim on the same case at once',
    run: () => rivals(40),
  },
} satisfies Record<string, Scenario>;

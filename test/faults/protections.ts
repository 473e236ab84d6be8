import { setTimeout as sleep } from 'node:timers/promises';
import type { Rule, Verdict } from './checker';
import type { Control } from './controls/weakened';
import { each, flush, on, reports, SECOND, seen, teamAt } from './play';
import { delayed, pass } from './proxy';

/** Three processes, a slow database, and three people who press *Claim* on the same case at once. */
export function rivals(count: number, control?: Control): Promise<Verdict> {
  const slow = { team: 90, lead: 91, manager: 92 };
  return on({ name: 'rivals', steps: slow, processes: 3, control }, async (stage, driver) => {
    await reports(stage, driver, count);
    await seen(stage, driver, count);
    stage.wires.mongo.set(delayed(60));
    for (const team of stage.company.all) {
      for (const number of driver.unclaimed(team)) {
        await Promise.all([0, 2, 3].map((operator) => driver.claim(team, number, operator)));
      }
    }
    stage.wires.mongo.set(pass);
  });
}

/** Without Redis every process sends from its own sweep, and on a slow database they meet. */
const meeting = (control?: Control): Promise<Verdict> =>
  on(
    { name: 'meeting', steps: { team: 4, lead: 6, manager: 8 }, processes: 3, teamsEach: 3, control },
    async (stage, driver) => {
      await stage.wires.redis.refuses();
      stage.wires.mongo.set(delayed(40));
      await reports(stage, driver, 12, 6);
    },
  );

/** A claim in the second between a ping's lease and its post. */
const overtaken = (control: Control): Promise<Verdict> =>
  on({ name: 'overtaken', steps: { team: 6, lead: 7, manager: 8 }, teamsEach: 2, control }, (stage, driver) =>
    each(
      8,
      async (n) => {
        const team = teamAt(stage, n);
        const { at } = await driver.report(team);
        await sleep(at + 6.8 * SECOND - Date.now());
        for (const number of driver.unclaimed(team)) await driver.claim(team, number);
      },
      4,
    ),
  );

interface Protection {
  /** The rules of which its control run must break one. */
  readonly breaks: readonly Rule[];
  with(): Promise<Verdict>;
  without(): Promise<Verdict>;
}

/** Each protection: what shows it, with it and without. */
export const PROTECTIONS = {
  'compare-and-set': { breaks: ['doubled'], with: () => rivals(8), without: () => rivals(8, 'compare-and-set') },
  'delivery-key': { breaks: ['doubled', 'twice'], with: () => meeting(), without: () => meeting('delivery-key') },
  look: { breaks: ['late'], with: () => overtaken('slow'), without: () => overtaken('look') },
  sweep: { breaks: ['missed', 'unsettled'], with: () => flushed(), without: () => flushed('sweep') },
  lease: { breaks: ['twice'], with: () => meeting(), without: () => meeting('lease') },
} satisfies Record<Exclude<Control, 'slow'>, Protection>;

function flushed(control?: Control): Promise<Verdict> {
  return on(
    { name: 'flushed', steps: { team: 10, lead: 12, manager: 14 }, teamsEach: 1, control },
    async (stage, driver) => {
      await reports(stage, driver, 4);
      await flush(stage);
    },
  );
}

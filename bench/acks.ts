import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeSlack } from '../test/support/slack';
import type { Child } from './support/child';
import { percentile, rounded, table, times } from './support/figures';
import { onStage, type Stage, say } from './support/stage';

/*
 * How long Slack waits for the acknowledgement of a report: the desk beside the least that could take one (Bolt and one
 * insert), in turns, so that what else the machine does hits both. Two minutes on a free machine, five at most.
 */
const ROUNDS = 3;
const CONNECTIONS = 50;
const REPORTS = 300;
const PACED_PER_SECOND = 40;
const PACED_S = 8;
const SLACK_WAITS_MS = 2500;
/** Who uses less CPU than this in a second has ended what a burst left to do, or is waiting for a conversation's limit. */
const IDLE_MS = 60;
/** Seconds; on a busy machine an idle desk uses more. */
const MOST_RESTS = 8;

type Person = ReturnType<FakeSlack['person']>;
type Load = (people: readonly Person[], name: string) => Promise<readonly number[]>;

/** In milliseconds; endless where it was not answered, or only with an error. */
async function report(person: Person, text: string): Promise<number> {
  const from = performance.now();
  const { status } = await person.command('/incident', `report ${text}`);
  return status === 200 ? performance.now() - from : Number.POSITIVE_INFINITY;
}

/** Each person reports again as soon as the last report was answered. */
const atOnce: Load = async (people, name) => {
  const took: number[] = [];
  let left = REPORTS;
  const goOn = async (person: Person): Promise<void> => {
    while (left > 0) {
      left -= 1;
      took.push(await report(person, `${name} ${left}: the printer is jammed`));
    }
  };
  await Promise.all(people.map(goOn));
  return took;
};

/** A steady stream, whether or not the last ones were answered. */
const paced: Load = async (people, name) => {
  const waiting: Promise<number>[] = [];
  for (let n = 0; n < PACED_PER_SECOND * PACED_S; n += 1) {
    const person = people[n % people.length];
    if (person) waiting.push(report(person, `${name} ${n}: the screen is black`));
    await sleep(1000 / PACED_PER_SECOND);
  }
  return Promise.all(waiting);
};

interface Taken {
  readonly took: number[];
  cpuMs: number;
}

/** What one side left to do ends before the other begins: both write to one database. */
async function rested(child: Child): Promise<void> {
  for (let rests = 0; rests < MOST_RESTS; rests += 1) {
    const before = await child.cpuMs();
    await sleep(1000);
    if ((await child.cpuMs()) - before < IDLE_MS) return;
  }
}

async function compare(stage: Stage, sides: Readonly<Record<string, Child>>, load: Load, name: string) {
  const people = Array.from({ length: CONNECTIONS }, (_, n) => stage.slack.person(`Person ${name} ${n}`));
  const taken = Object.fromEntries(Object.keys(sides).map((side): [string, Taken] => [side, { took: [], cpuMs: 0 }]));
  // The first round warms both up, and counts for neither.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [side, child] of Object.entries(sides)) {
      stage.hears(child);
      const before = await child.cpuMs();
      const took = await load(people, `${name} ${side} ${round}`);
      await rested(child);
      const into = taken[side];
      if (round === 0 || !into) continue;
      into.took.push(...took);
      into.cpuMs += (await child.cpuMs()) - before;
    }
  }
  return taken;
}

function rowOf(what: string, desk: Taken, bare: Taken): readonly string[] {
  const of = (share: number): string => {
    const ours = percentile(desk.took, share);
    return `${rounded(ours)} ms ${times(ours, percentile(bare.took, share))}`;
  };
  const late = desk.took.filter((ms) => ms > SLACK_WAITS_MS).length;
  return [what, of(0.5), of(0.99), `${rounded(desk.cpuMs / desk.took.length)} ms`, `${late} of ${desk.took.length}`];
}

export const acks = (): Promise<void> =>
  onStage(async (stage) => {
    const sides = {
      bare: await stage.start('bare', { mongodbUri: stage.database('bench_bare') }),
      desk: await stage.start('vagt', { mongodbUri: stage.database('bench_acks') }),
    };
    const heads = ['load', 'p50', 'p99', 'CPU of the desk a report', `over ${SLACK_WAITS_MS} ms`];
    say(
      `\nA report in Slack until it is acknowledged, against Bolt with one insert; MongoDB: ${stage.services.mongodbKind}`,
    );
    const loads = [
      [`${CONNECTIONS} connections`, atOnce],
      [`${PACED_PER_SECOND} a second`, paced],
    ] as const;
    for (const [what, load] of loads) {
      const { desk, bare } = await compare(stage, sides, load, what);
      // At once: what comes after it may take long.
      if (desk && bare) say(table(heads, [rowOf(what, desk, bare)]));
    }
  });

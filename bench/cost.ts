import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { FakeSlack } from '../test/support/slack';
import type { Child, Counts } from './support/child';
import { median, rounded, table, times } from './support/figures';
import { type MongoCounts, startMongoMeter } from './support/mongo-meter';
import { onStage, say } from './support/stage';

/*
 * What one whole case costs: report, two questions, claim, ask, answer, resolve, fixed. Its commands to MongoDB and
 * Redis and its CPU, against the same desk doing nothing for as long, and against one bare report. About three minutes.
 */
const CASES = 6;
const COUNTED = 2;
const WARM_UP = 2;
/** CPU is that of a desk at work: Node compiles what it runs often, and cleans up for many cases at once. */
const LINES = ['printer', 'network', 'keyboard', 'telephone', 'mailbox', 'projector', 'scanner', 'payroll'];
const ROUNDS = { before: 5, measured: 8 };
/** Everything a step causes has been posted by then: no sweep is needed for it. */
const QUIET_MS = 700;
const HASTY_MS = 300;
const PATIENCE_MS = 20_000;

type Person = ReturnType<FakeSlack['person']>;
type Channel = ReturnType<FakeSlack['channel']>;

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !isSo(); await sleep(10)) {
    if (Date.now() > end) throw new Error(`${what}: not within ${PATIENCE_MS} ms`);
  }
}

/** One team, its caller and its operator. */
interface Stage {
  readonly slack: FakeSlack;
  /** What breaks: in a report it brings the case to this team. */
  readonly what: string;
  readonly kim: Person;
  readonly anna: Person;
  readonly room: Channel;
  /** How long each step is waited for after its card has come. */
  readonly quietMs: number;
}

/** One case from its report to its end, step by step as people take them. */
async function wholeCase({ slack, what, kim, anna, room, quietMs }: Stage, n: number): Promise<void> {
  const title = `The ${what} on floor ${n} is broken`;
  const messagesOf = (channel: Channel) =>
    slack.posts(channel).filter((post) => post.byBot && slack.words(post).includes(title) && !post.threadTs);
  const cardIn = async (channel: Channel, words: string) => {
    const card = () => messagesOf(channel).findLast((post) => slack.words(post).includes(words));
    await until(`${title}: "${words}"`, () => card() !== undefined);
    await sleep(quietMs);
    const found = card();
    if (!found) throw new Error(`${title}: the card is gone`);
    return found;
  };
  const fills = async (person: Person, button: string, on: Parameters<Person['presses']>[1]['on'], inputs: object) => {
    await person.presses(button, { on });
    await until(
      `the form of ${button}`,
      () => person.modal !== undefined && !slack.words(person.modal).includes('…\n'),
    );
    if (person.modal) await person.submits(person.modal, { ...inputs });
    while (person.modal) await person.closes(person.modal, { all: true });
  };

  await kim.says(`report ${title}`);
  await kim.presses('My team', { on: await cardIn(kim.dm, 'My team') });
  await kim.presses('No', { on: await cardIn(kim.dm, 'Can you') });
  await anna.presses('Claim', { on: await cardIn(room, 'Claim') });
  await fills(anna, 'Ask the caller', await cardIn(room, 'Ask the caller'), { text: 'Which of the two?' });
  await cardIn(kim.dm, 'Waiting for your answer');
  await kim.says('The left one');
  await fills(anna, 'Resolve', await cardIn(room, 'The left one'), { text: 'Took the paper out', code: 'fixed' });
  await kim.presses('Fixed', { on: await cardIn(kim.dm, 'Not yet') });
  await cardIn(room, 'Closed');
}

const sum = (counts: Counts): number => Object.values(counts).reduce((a, b) => a + b, 0);

/** What of each a case costs beyond the idle desk, the most first. */
function breakdown(cases: readonly Counts[], idles: readonly Counts[]): readonly (readonly string[])[] {
  const names = [...new Set(cases.flatMap((one) => Object.keys(one)))];
  const of = (all: readonly Counts[], name: string): number => median(all.map((one) => one[name] ?? 0));
  const net = names.map((name): [string, number] => [name, of(cases, name) - of(idles, name)]);
  return net
    .filter(([, n]) => n >= 1)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, n]) => [name, rounded(n)]);
}

interface Cost {
  readonly mongo: MongoCounts;
  readonly redis: Counts;
  readonly calls: Counts;
  readonly cpuMs: number;
  readonly ms: number;
}

export const cost = (): Promise<void> =>
  onStage(async ({ slack, services, database, start, hears }) => {
    const meter = await startMongoMeter(database('bench_cost'));
    const watching = await new Redis(services.redisUrl).monitor();
    const asked = new Map<string, number>();
    watching.on('monitor', (_time: string, [name = '', first = '']: readonly string[], source: string) => {
      if (source === 'lua') return;
      // Which script it is; the key of anything else.
      const what = `${name} ${name === 'evalsha' ? first.slice(0, 6) : first.replaceAll(/[0-9A-Z]{20,}/g, '…')}`;
      asked.set(what, (asked.get(what) ?? 0) + 1);
    });
    const lines: readonly Stage[] = LINES.map((what) => {
      const anna = slack.person(`Anna ${what}`, { email: `anna.${what}@example.com` });
      const kim = slack.person(`Kim ${what}`, { email: `kim.${what}@example.com` });
      return { slack, what, kim, anna, room: slack.channel(what, [anna]), quietMs: QUIET_MS };
    });
    let played = 0;
    const play = async (line = lines[0]): Promise<void> => {
      played += 1;
      if (line) await wholeCase(line, played);
    };
    /** So many cases in every room, all rooms at once. */
    const atWork = (rounds: number): Promise<unknown> =>
      Promise.all(
        lines.map(async (line) => {
          for (let n = 0; n < rounds; n += 1) await play({ ...line, quietMs: HASTY_MS });
        }),
      );

    const measured = async (child: Child, work: () => Promise<unknown>): Promise<Cost> => {
      await child.calls();
      meter.reset();
      asked.clear();
      const [cpu, from] = [await child.cpuMs(), performance.now()];
      await work();
      return {
        mongo: meter.counts(),
        redis: Object.fromEntries(asked),
        calls: await child.calls(),
        cpuMs: (await child.cpuMs()) - cpu,
        ms: performance.now() - from,
      };
    };

    /** So many cases, and the desk doing nothing for as long. */
    const run = async (child: Child, count: number) => {
      const cases: Cost[] = [];
      const idles: Cost[] = [];
      for (let n = 0; n < count; n += 1) {
        const one = await measured(child, () => play());
        cases.push(one);
        idles.push(await measured(child, () => sleep(one.ms)));
      }
      return { cases, idles };
    };

    try {
      const child = await start('vagt', { mongodbUri: meter.uri, isCalm: true });
      hears(child);
      for (const { what, anna, room } of lines) await anna.says(`link ${what}`, { in: room, mention: true });
      for (let n = 0; n < WARM_UP; n += 1) await play();
      const { cases, idles } = await run(child, CASES);
      await atWork(ROUNDS.before);
      const busy = await measured(child, () => atWork(ROUNDS.measured));
      const still = await measured(child, () => sleep(busy.ms));
      await child.stop();
      // To find out who asks takes longer than asking.
      const counting = await start('vagt', { mongodbUri: meter.uri, counts: true, isCalm: true });
      hears(counting);
      await play();
      const counted = await run(counting, COUNTED);

      const net = (of: (one: Cost) => number): number => median(cases.map(of)) - median(idles.map(of));
      const rows = (
        [
          ['MongoDB commands', (one) => one.mongo.total],
          ['documents written', (one) => one.mongo.written],
          ['Redis requests', (one) => sum(one.redis)],
        ] satisfies readonly (readonly [string, (one: Cost) => number])[]
      ).map(([what, of]) => [what, rounded(net(of)), times(median(cases.map(of)), median(idles.map(of)))]);
      const atOnce = LINES.length * ROUNDS.measured;
      const cpu = ['CPU, ms', rounded((busy.cpuMs - still.cpuMs) / atOnce), times(busy.cpuMs, still.cpuMs)];
      say(`\nOne whole case, less what the desk does anyway; MongoDB: ${services.mongodbKind}`);
      say(`Median of ${CASES}; CPU of ${atOnce} in ${LINES.length} rooms, in ${rounded(busy.ms / 1000)} s`);
      say(table(['what', 'a case', 'against the idle desk'], [...rows, cpu]));
      const parts = [
        [
          'command to MongoDB',
          breakdown(
            cases.map(({ mongo }) => mongo.commands),
            idles.map(({ mongo }) => mongo.commands),
          ),
        ],
        [
          'call of the store, and who makes it',
          breakdown(
            counted.cases.map(({ calls }) => calls),
            counted.idles.map(({ calls }) => calls),
          ),
        ],
        [
          'request to Redis',
          breakdown(
            cases.map(({ redis }) => redis),
            idles.map(({ redis }) => redis),
          ),
        ],
      ] as const;
      for (const [what, found] of parts) say(`\n${table([what, 'a case'], found)}`);
    } finally {
      watching.disconnect();
      await meter.close();
    }
  });

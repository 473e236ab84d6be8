import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServices } from '../scripts/services';
import { createLog } from '../src/ground/log';
import { startProcess } from '../src/process';
import { type FakeSlack, startFakeSlack } from '../test/support/slack';
import { startSlowWire } from './slow-wire';

/*
 * How long Slack waits for an acknowledgement, and whether a window is ever lost: first with everything as quick as it
 * is, then with Slack answering 2.5 s late and each round trip to MongoDB 1 s longer. Loopback only; about two minutes.
 */
const SLACK_MS = 2500;
const MONGO_MS = 1000;
const ROUNDS = 3;
const PATIENCE_MS = 20_000;

interface Result {
  readonly what: string;
  readonly tookMs: number;
  readonly status: number;
  /** For what opens a window: whether the form stood in it in the end. */
  readonly window?: boolean;
}

type Person = ReturnType<FakeSlack['person']>;

const waitFor = async (isSo: () => boolean): Promise<boolean> => {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(20)) if (isSo()) return true;
  return false;
};

const filled = (slack: FakeSlack, person: Person): Promise<boolean> =>
  waitFor(() => person.modal !== undefined && !slack.words(person.modal).includes('Loading'));

/** One of everything that a person can do, by somebody whom the desk has or has not met. */
async function round(slack: FakeSlack, person: Person, channel: ReturnType<FakeSlack['channel']>): Promise<Result[]> {
  const results: Result[] = [];
  const note = (what: string, { tookMs, status }: { tookMs: number; status: number }, window?: boolean): void => {
    results.push({ what, tookMs, status, ...(window !== undefined && { window }) });
  };
  note('direct message', await person.says('report the printer is jammed'));
  const said = await person.says('report the wifi is slow', { in: channel, mention: true });
  note('mention', said.mention ?? said);
  note('command, answered', await person.command('/incident', 'mine', { in: channel }));
  note('command, a report', await person.command('/incident', 'report the screen is black', { in: channel }));

  const bare = await person.command('/sag', '', { in: channel });
  note('command, a window', bare, await filled(slack, person));
  if (person.modal) {
    const inputs = { text: 'my keyboard is gone', impact: 'me', urgency: 'hindered' };
    note('sent form', await person.submits(person.modal, inputs));
    await waitFor(() => person.modal === undefined || slack.words(person.modal) !== '');
    while (person.modal) await person.closes(person.modal, { all: true });
  }
  note('global shortcut', await person.shortcut('vagt_report'), await filled(slack, person));
  while (person.modal) await person.closes(person.modal, { all: true });
  note(
    'message shortcut',
    await person.shortcut('vagt_report_message', { on: said.message }),
    await filled(slack, person),
  );
  while (person.modal) await person.closes(person.modal, { all: true });
  const emoji = await person.reacts('sos', { on: said.message });
  note('emoji', emoji);
  // Slack sends again what was not acknowledged.
  if (emoji.status !== 200) note('emoji, once more', await slack.deliver(emoji.payload, { retryNum: 1 }));

  const cards = (): FakeSlack['workspace']['messages'] =>
    slack.posts(channel).filter((post) => slack.words(post).includes('Claim') && !post.threadTs);
  await waitFor(() => cards().length > 0);
  const card = cards().at(-1);
  if (card) {
    note('button', await person.presses('Claim', { on: card }));
    await waitFor(() => slack.words(card).includes('Note to the caller'));
    note('button, a window', await person.presses('Resolve', { on: card }), await filled(slack, person));
    if (person.modal) note('sent form', await person.submits(person.modal, { text: 'New toner', code: 'fixed' }));
    while (person.modal) await person.closes(person.modal, { all: true });
  }
  note('home', await person.opensHome());
  return results;
}

const figures = (results: readonly Result[], base: readonly Result[]): string[] => {
  const median = (of: readonly number[]): number =>
    of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
  return [...new Set(results.map(({ what }) => what))].map((what) => {
    const these = results.filter((one) => one.what === what);
    const times = these.map(({ tookMs }) => tookMs);
    const before = median(base.filter((one) => one.what === what).map(({ tookMs }) => tookMs));
    const windows = these.filter(({ window }) => window !== undefined);
    const lost = windows.filter(({ window }) => !window).length;
    return [
      what.padEnd(20),
      `median ${Math.round(median(times))} ms`.padEnd(16),
      `longest ${Math.round(Math.max(...times))} ms`.padEnd(18),
      (before > 0 ? `× ${(median(times) / before).toFixed(1)} of the quick run` : 'not in the quick run').padEnd(26),
      `answered ${[...new Set(these.map(({ status }) => status))].join(', ')}`.padEnd(18),
      windows.length > 0 ? `${lost} of ${windows.length} windows lost` : '',
    ].join(' ');
  });
};

async function main(): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const services = await startServices({ data: 'throwaway', log: say });
  const uri = new URL(services.mongodbUri);
  const wire = await startSlowWire({ host: uri.hostname, port: Number(uri.port) });
  uri.port = String(wire.port);
  uri.pathname = '/bench_acks';
  const slack = await startFakeSlack({ patienceMs: 3000 });
  const vagt = await startProcess(
    {
      mongodbUri: uri.href,
      redisUrl: services.redisUrl,
      port: 0,
      role: 'all',
      deskFile: resolve(__dirname, 'desk.bench.yaml'),
      logLevel: 'error',
      secretKeys: [],
      slack: { botToken: slack.botToken, signingSecret: slack.signingSecret, apiUrl: slack.apiUrl },
    },
    { log: createLog('error') },
  );
  slack.botAt(`http://127.0.0.1:${vagt.port}/slack/events`);

  const anna = slack.person('Anna Holm', { email: 'anna.holm@example.com' });
  const run = async (name: string): Promise<Result[]> => {
    const channel = slack.channel(name, [anna]);
    await anna.says('link service-desk', { in: channel, mention: true });
    const results: Result[] = [];
    for (let turn = 0; turn < ROUNDS; turn += 1) results.push(...(await round(slack, anna, channel)));
    return results;
  };
  try {
    const quick = await run('quick');
    slack.slow(SLACK_MS);
    wire.delay(MONGO_MS);
    const slow = await run('slow');
    say(`\nSlack as quick as it is, MongoDB (${services.mongodbKind}) too:`);
    for (const line of figures(quick, quick)) say(`  ${line}`);
    say(`\nSlack ${SLACK_MS} ms late, MongoDB ${MONGO_MS} ms later a round trip:`);
    for (const line of figures(slow, quick)) say(`  ${line}`);
    const late = slow.filter(({ tookMs }) => tookMs > 3000).length;
    const lost = slow.filter(({ window }) => window === false).length;
    say(`\n${slow.length} acknowledgements, ${late} later than 3 s, ${lost} windows lost`);
  } finally {
    wire.delay(0);
    slack.slow(0);
    await vagt.stop();
    await slack.close();
    await wire.close();
    await services.stop();
  }
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);

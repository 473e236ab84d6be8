import { parseArgs } from 'node:util';
import { buildProgram } from './build';
import type { Rule, Verdict } from './checker';
import { PROTECTIONS } from './protections';
import { SCENARIOS, type Scenario } from './scenarios';

/*
 * `npm run test:faults`: all scenarios and all controls. `-- kills redis-hangs`: these. `-- controls`: the control runs.
 * `--minutes 10`: how long what has no end of its own may take (also `FAULTS_MINUTES`).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string' } },
});
const minutes = Number(values.minutes ?? process.env['FAULTS_MINUTES'] ?? 12);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const SHOWN = 8;

const told = ({ findings, figures, latest }: Verdict): readonly string[] => [
  `  ${Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ')}`,
  ...latest.map((line) => `  ${line}`),
  ...findings.slice(0, SHOWN).map(({ rule, what }) => `  ${rule}: ${what}`),
  ...(findings.length > SHOWN ? [`  and ${findings.length - SHOWN} more`] : []),
];

/** Runs one, and says in a line whether it came out as it should; never rejects. */
async function one(name: string, run: () => Promise<Verdict>, breaks: readonly Rule[] = []): Promise<boolean> {
  const since = Date.now();
  try {
    const verdict = await run();
    const broken = verdict.findings.some(({ rule }) => breaks.includes(rule));
    const isRight = breaks.length > 0 ? broken : verdict.findings.length === 0;
    const seconds = Math.round((Date.now() - since) / 1000);
    const found = verdict.findings.length === 0 ? 'holds' : `${verdict.findings.length} findings`;
    say(`${isRight ? 'ok  ' : 'FAIL'} ${name}: ${found}, ${seconds} s`);
    for (const line of told(verdict)) say(line);
    return isRight;
  } catch (error) {
    say(`FAIL ${name}: ${error instanceof Error ? error.stack : String(error)}`);
    return false;
  }
}

async function main(): Promise<boolean> {
  await buildProgram();
  const wanted = (name: string, group: string) =>
    positionals.length === 0 || positionals.includes(name) || positionals.includes(group);
  const results: boolean[] = [];
  for (const [name, scenario] of Object.entries<Scenario>(SCENARIOS)) {
    const title = `${name} (${scenario.about})`;
    if (wanted(name, 'scenarios')) results.push(await one(title, () => scenario.run(minutes)));
  }
  for (const [name, protection] of Object.entries(PROTECTIONS)) {
    if (!wanted(name, 'controls')) continue;
    results.push(await one(`with ${name}`, () => protection.with()));
    results.push(await one(`without ${name}`, () => protection.without(), protection.breaks));
  }
  if (results.length === 0) say(`There are: ${[...Object.keys(SCENARIOS), ...Object.keys(PROTECTIONS)].join(', ')}`);
  return results.length > 0 && results.every(Boolean);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
void main().then((isRight) => process.exit(isRight ? 0 : 1));

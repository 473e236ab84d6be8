import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ATTACKS } from './attacks';
import { openStage, type Stage } from './stage';
import type { Attack } from './types';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const cells = (...texts: readonly string[]): string =>
  texts.map((text, at) => (at === 0 ? text.padEnd(66) : text.padStart(12))).join(' ');

/** Sends one; what came back, how long it took, and the longest that `/healthz` took meanwhile. */
async function tried(attack: Attack, stage: Stage, longest: { ms: number }): Promise<boolean> {
  longest.ms = 0;
  const since = performance.now();
  const answer = await attack.send(stage);
  const tookMs = performance.now() - since;
  const isRight = attack.expect.includes(answer);
  const wrong = isRight ? '' : ` WRONG, not ${attack.expect.join(' or ')}`;
  say(cells(attack.name, String(answer), `${tookMs.toFixed(0)} ms`, `${longest.ms.toFixed(0)} ms`) + wrong);
  // An answer that is still under way to the prober belongs to this one.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return isRight;
}

/**
 * `npm run attack [-- <address>]`: sends every attack from outside, to the built program or to one that runs; there,
 * what must be signed needs `SLACK_SIGNING_SECRET`, and no token holds.
 */
async function main(url: string | undefined): Promise<void> {
  const stage = await openStage(url);
  const prober = fork(join(__dirname, 'healthz.ts'), [stage.url], { execArgv: ['--import', 'tsx'] });
  const longest = { ms: 0 };
  prober.on('message', (ms) => {
    longest.ms = Math.max(longest.ms, Number(ms));
  });
  try {
    await new Promise((resolve) => prober.once('message', resolve));
    say(cells('attack', 'answer', 'took', 'healthz'));
    let wrong = 0;
    for (const attack of ATTACKS) if (!(await tried(attack, stage, longest))) wrong += 1;
    say(wrong === 0 ? 'Every answer is right.' : `${wrong} answers are wrong.`);
    process.exitCode = wrong === 0 ? 0 : 1;
  } finally {
    prober.kill();
    await stage.close();
  }
}

void main(process.argv[2]);

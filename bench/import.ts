import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { startServices } from '../scripts/services';
import { rounded, table } from './support/figures';
import { say } from './support/stage';

/*
 * Whether bringing over another tool's cases takes more memory the longer their file is, and how long it takes: logs of
 * the shape of a real one, sorted by case. Minutes, most of it writing a hundred thousand cases.
 */
const ROWS = [10_000, 100_000, 1_000_000];
const MAP = 'base: event-log\notherwise: { team: service-desk, category: other }\n';
const STATUSES = ['Accepted,In Progress', 'Queued,Awaiting Assignment', 'Accepted,Wait - User', 'Completed,Resolved'];
const END = 'Completed,Closed';
const START = Date.UTC(2020, 0, 1);

/** Cases of five to twelve rows each. */
const write = async (path: string, rows: number): Promise<void> => {
  const out = createWriteStream(path);
  out.write('incident,at,status,sub_status,team,level,org_line,impact,product,country,actor\n');
  for (let [written, number] = [0, 1]; written < rows; number += 1) {
    const own = Math.min(5 + (number % 8), rows - written);
    for (let i = 0; i < own; i += 1) {
      const at = new Date(START + number * 60_000 + i * 3_600_000).toISOString();
      const status = i === own - 1 ? END : STATUSES[i % STATUSES.length];
      const level = 1 + (i % 3);
      const row = `1-${number},${at},${status},T${(number + i) % 37} ${level},L${level},Line ${number % 20},Medium,PROD${number % 500},nl,P${(number * 7 + i) % 900}\n`;
      if (!out.write(row)) await once(out, 'drain');
    }
    written += own;
  }
  out.end();
  await once(out, 'finish');
};

const bring = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const from = performance.now();
  const argv = ['--import', 'tsx', resolve(__dirname, 'support/brings.ts'), ...args, '--lang', 'en'];
  const child = spawn(process.execPath, argv, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`It was not brought over: ${said}`);
  return { seconds: (performance.now() - from) / 1000, megabytes: Number(/peak (\d+)/.exec(said)?.[1] ?? Number.NaN) };
};

export const history = async (): Promise<void> => {
  const services = await startServices({ data: 'throwaway', log: say });
  const folder = await mkdtemp(join(tmpdir(), 'vagt-bench-'));
  try {
    const map = join(folder, 'map.yaml');
    await writeFile(map, MAP);
    const lines: string[][] = [];
    for (const rows of ROWS) {
      const path = join(folder, `${rows}.csv`);
      await write(path, rows);
      const uri = new URL(services.mongodbUri);
      uri.pathname = `/bench_import_${rows}`;
      const env = { MONGODB_URI: uri.href, DESK_FILE: resolve(__dirname, 'desk.bench.yaml') };
      const dry = await bring([path, '--map', map, '--dry-run'], env);
      const first = await bring([path, '--map', map], env);
      const again = await bring([path, '--map', map], env);
      const told = [dry, first, again].map(
        ({ seconds, megabytes }) => `${rounded(seconds)} s, ${rounded(megabytes)} MB`,
      );
      lines.push([rows.toLocaleString('en'), ...told]);
    }
    say(`\nTime and most memory of a whole run; MongoDB: ${services.mongodbKind}`);
    say(table(['rows', 'dry run', 'the first time', 'again'], lines));
  } finally {
    await services.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

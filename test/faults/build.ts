import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const OUT = 'build/faults';

/** What Node is started on: the product, or the same with one protection taken out (`CONTROL`). */
export const PROGRAMS = {
  product: join(OUT, 'src/main.js'),
  control: join(OUT, 'test/faults/controls/main.js'),
} as const;

/** Compiles the program once: started two hundred times, it must not be read through a loader each time. */
export async function buildProgram(): Promise<void> {
  // A file that moved would still be found where it was.
  rmSync(join(ROOT, OUT), { recursive: true, force: true });
  const child = spawn(join(ROOT, 'node_modules/.bin/tsc'), ['-p', 'test/faults/tsconfig.json'], { cwd: ROOT });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += String(data);
    });
  }
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  if (code !== 0) throw new Error(`The program does not compile: ${said}`);
}

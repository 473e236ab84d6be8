// Runs one program and ends it when the process that started this one goes away, however it goes.
// argv[2]: JSON { command, args, cwd, graceMs, remove? }. Parent → here: { signal }. Here → parent: { pid }.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const { command, args, cwd, graceMs, remove } = JSON.parse(process.argv[2]);
const child = spawn(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
let ending = false;

function end() {
  if (ending) return;
  ending = true;
  child.kill(graceMs > 0 ? 'SIGTERM' : 'SIGKILL');
  setTimeout(() => child.kill('SIGKILL'), graceMs);
}

child.once('spawn', () => process.connected && process.send({ pid: child.pid }, () => undefined));
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.once('exit', (code) => {
  if (ending && remove) rmSync(remove, { recursive: true, force: true });
  process.exit(code ?? 1);
});
process.on('message', ({ signal }) => child.kill(signal));
process.on('disconnect', end);
process.on('SIGTERM', end);
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
if (!process.connected) end();

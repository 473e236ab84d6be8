import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { allOnPath } from './look';

const run = promisify(execFile);
const names = ['python3.13', 'python3.12', 'python3.11', 'python3', 'python'];
/** SecantusDB's wheels exist for these. */
const versions = ['3.13', '3.12', '3.11'];
const ask =
  'import sys\nprint("%d.%d" % sys.version_info[:2])\nprint(sys.executable)\ntry:\n  import venv, ensurepip\n  print("venv")\nexcept ImportError:\n  pass';

/** Finds a Python 3.11–3.13 that can make environments, by asking each one on the PATH; else says why there is none. */
export async function findPython(
  env: NodeJS.ProcessEnv,
): Promise<{ readonly python: string } | { readonly missing: string }> {
  let missing = 'no Python 3.11, 3.12 or 3.13 on the PATH';
  for (const program of names.flatMap((name) => allOnPath(name, env))) {
    const answer = await run(program, ['-I', '-c', ask], { env, timeout: 20_000 }).catch(() => undefined);
    const [version, executable, venv] = answer?.stdout.trim().split(/\r?\n/) ?? [];
    if (!version || !executable || !versions.includes(version)) continue;
    if (venv === 'venv') return { python: executable };
    missing = `only a Python ${version} without its venv module (Debian, Ubuntu: apt install python${version}-venv)`;
  }
  return { missing };
}

import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

/** Makes the pictures in `docs/pictures` anew, as the real client shows what they show. */
const root = resolve(__dirname, '..');
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const { status } = spawnSync(
  process.execPath,
  [jest, 'test/e2e/pictures.test.ts', 'test/e2e/tour.test.ts', '--maxWorkers=1'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PICTURES: join(root, 'docs', 'pictures') },
  },
);
process.exitCode = status ?? 1;

import { spawnSync } from 'node:child_process';

/** A run of jest, but for the tests. */
const RUN = "require('./global-setup.js')().then(() => require('./global-teardown.js')())";

test('a run whose services were stopped at its end is no failure', () => {
  expect(spawnSync(process.execPath, ['-e', RUN], { cwd: __dirname, stdio: 'ignore' })).toMatchObject({ status: 0 });
});

const { availableParallelism } = require('node:os');

/** Tests of what runs beside us: MongoDB, Redis, our own processes, a browser. */
const SERVICES = [
  '**/test/{adapters/mongo,jobs,e2e,faults,scripts/services}/**/*.test.ts',
  '**/test/**/*-{mongo,bullmq}.test.ts',
];
const SCENARIOS = ['**/test/scenarios/**/*.test.ts'];

const but = (globs) => globs.map((glob) => `!${glob}`);

/** @type {import('jest').Config} */
const common = {
  roots: ['<rootDir>/test'],
  testEnvironment: '<rootDir>/test/support/jest/one-realm.js',
  transform: { '\\.ts$': '<rootDir>/test/support/jest/loaded-once.js' },
};

const alone = { ...common, setupFiles: ['<rootDir>/test/support/jest/without-services.js'] };

/** @type {import('jest').Config} */
module.exports = {
  // A slow machine is no fault: what hangs is told by this, what comes late by nothing. In a project it counts for nothing.
  testTimeout: 180_000,
  // Much of a test is waiting.
  maxWorkers: availableParallelism() * 2,
  testSequencer: '<rootDir>/test/support/jest/long-first.js',
  projects: [
    { ...alone, displayName: 'pure', testMatch: ['**/*.test.ts', ...but([...SERVICES, ...SCENARIOS])] },
    { ...alone, displayName: 'scenarios', testMatch: [...SCENARIOS, ...but(SERVICES)] },
    {
      ...common,
      displayName: 'services',
      testMatch: SERVICES,
      globalSetup: '<rootDir>/test/support/jest/global-setup.js',
      globalTeardown: '<rootDir>/test/support/jest/global-teardown.js',
    },
  ],
};

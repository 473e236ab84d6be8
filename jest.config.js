const { availableParallelism } = require('node:os');

/** Their packages have no entry for `require`, which is what `import` becomes here. */
const ESM_ONLY = ['@formatjs', 'intl-messageformat', 'jose', 'temporal-polyfill', 'temporal-utils'];

/** Large, keep nothing of a test, and hand out nothing that `instanceof` is asked of. */
const LOADED_ONCE = ['date-holidays', 'eld'];

/** Tests of what runs beside us: MongoDB, Redis, our own processes, a browser. */
const SERVICES = [
  '**/test/{adapters/mongo,jobs,e2e,faults,scripts/services}/**/*.test.ts',
  '**/test/**/*-{mongo,bullmq}.test.ts',
];
const SCENARIOS = ['**/test/scenarios/**/*.test.ts'];

const but = (globs) => globs.map((glob) => `!${glob}`);

/** @type {import('jest').Config} */
const common = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  moduleNameMapper: { '^eld/small$': '<rootDir>/node_modules/eld/src/entries/static.small.js' },
  transform: {
    [`/node_modules/(${LOADED_ONCE.join('|')})/`]: '<rootDir>/test/support/jest/loaded-once.js',
    '^.+\\.[cm]?[tj]s$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${[...ESM_ONLY, ...LOADED_ONCE].join('|')})/)`],
};

const alone = { ...common, setupFiles: ['<rootDir>/test/support/without-services.js'] };

/** @type {import('jest').Config} */
module.exports = {
  // A slow machine is no fault: what hangs is told by this, what comes late by nothing. In a project it counts for nothing.
  testTimeout: 180_000,
  // Much of a test is waiting.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testSequencer: '<rootDir>/test/support/jest/long-first.js',
  projects: [
    { ...alone, displayName: 'pure', testMatch: ['**/*.test.ts', ...but([...SERVICES, ...SCENARIOS])] },
    { ...alone, displayName: 'scenarios', testMatch: [...SCENARIOS, ...but(SERVICES)] },
    {
      ...common,
      displayName: 'services',
      testMatch: SERVICES,
      globalSetup: '<rootDir>/test/support/global-setup.js',
      globalTeardown: '<rootDir>/test/support/global-teardown.js',
    },
  ],
};

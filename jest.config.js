/** Their packages have no entry for `require`, which is what `import` becomes here. */
const ESM_ONLY = ['@formatjs', 'eld', 'intl-messageformat', 'jose', 'temporal-polyfill', 'temporal-utils'];

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
    '^.+\\.[cm]?[tj]s$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
};

const alone = { ...common, setupFiles: ['<rootDir>/test/support/without-services.js'] };

/** @type {import('jest').Config} */
module.exports = {
  // Jest leaves one core to itself otherwise; much of a test is waiting.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/test/support/long-first.js',
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
